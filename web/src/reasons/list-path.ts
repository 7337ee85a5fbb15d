import type { Period } from '@vocero/api/contract/reason-reports';
import { orgPath } from '../app/router.svelte.ts';

/** The list of comments behind a number of a report. */
export function listPath(
  { starts, ends }: Pick<Period, 'starts' | 'ends'>,
  more: Record<string, string>,
): string {
  const query = new URLSearchParams({ ...more, since: starts, until: ends });
  return `${orgPath('comments')}?${query.toString()}`;
}
