import type { CasePromise } from '@vocero/api/contract/promises';

/** How a promise stands, as people say it. */
export type Standing =
  'open' | 'at_risk' | 'overdue' | 'kept' | 'missed' | 'done_late' | 'moved' | 'withdrawn';

type Stood = Pick<CasePromise, 'state' | 'by' | 'riskAt' | 'dueAt' | 'settledAt'>;

export function standingOf({ state, by, riskAt, dueAt, settledAt }: Stood, now: number): Standing {
  if (state === 'kept' || state === 'withdrawn') return state;
  if (state === 'renegotiated') return 'moved';
  if (state === 'broken') return settledAt === null ? 'missed' : 'done_late';
  if (Date.parse(dueAt) <= now) return 'overdue';
  return by === 'us' && Date.parse(riskAt) <= now ? 'at_risk' : 'open';
}

export const toneOf = (standing: Standing) =>
  (
    ({
      open: 'accent',
      at_risk: 'warning',
      overdue: 'danger',
      kept: 'good',
      missed: 'danger',
      done_late: 'danger',
      moved: 'info',
      withdrawn: 'plain',
    }) as const
  )[standing];

/** The share of a promise's time that is over, 0 to 1. */
export function usedShare({ madeAt, dueAt }: { madeAt: string; dueAt: string }, now: number) {
  const [from, until] = [Date.parse(madeAt), Date.parse(dueAt)];
  if (until <= from) return 1;
  return Math.min(1, Math.max(0, (now - from) / (until - from)));
}
