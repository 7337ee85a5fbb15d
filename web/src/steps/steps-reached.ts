import { caseSteps, type CaseState } from '@vocero/api/contract/case-states';
import type { CaseStep } from '@vocero/api/contract/case-types';

/**
 * Steps that the state of a case says were taken, though nobody ticked them; up to the first
 * required one of which the state says nothing, as going past that asks why.
 */
export function stepsReached<Step extends Pick<CaseStep, 'state' | 'done' | 'isRequired'>>(
  steps: readonly Step[],
  state: CaseState,
): Step[] {
  const reached: Step[] = [];
  for (const step of steps) {
    if (step.done !== null) continue;
    if (step.state !== null && isTaken(step.state, state)) reached.push(step);
    else if (step.isRequired) break;
  }
  return reached;
}

const placeOf = (state: CaseState) => caseSteps.findIndex((known) => known === state);

/** Who looks into it has not finished looking; every other state names what was done. */
const isTaken = (step: CaseState, now: CaseState) =>
  placeOf(step) >= 0 && (placeOf(step) < placeOf(now) || (step === now && now !== 'investigating'));
