import type { Case } from '@vocero/api/contract/cases';
import { isClosed, nextStates } from '@vocero/api/contract/case-states';

const moves = ['assessed', 'investigating', 'proposed', 'decided', 'waiting'] as const;

/** An act that takes a case on and needs no more than the date of the next contact. */
export type Step = 'acknowledge' | 'resume' | 'reopen' | (typeof moves)[number];

/** What can be done next, the nearest first; what is missing for it the server says. */
export function stepsOf({ state, acknowledgedAt }: Case): Step[] {
  if (isClosed(state)) return ['reopen'];
  const next = nextStates(state);
  const first: Step[] = [];
  if (state === 'waiting') first.push('resume');
  if (!acknowledgedAt || state === 'reopened') first.push('acknowledge');
  return [...first, ...moves.filter((move) => next.includes(move))];
}
