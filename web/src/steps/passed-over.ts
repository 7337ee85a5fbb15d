import type { CaseStep } from '@vocero/api/contract/case-types';

/** Required steps before one that nobody took: the server asks why they are passed over. */
export function passedOver<Step extends Pick<CaseStep, 'key' | 'done' | 'isRequired'>>(
  steps: readonly Step[],
  key: string,
): Step[] {
  const at = steps.findIndex((step) => step.key === key);
  return steps.slice(0, Math.max(0, at)).filter((step) => step.isRequired && step.done === null);
}
