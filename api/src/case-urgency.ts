import type { ListedCase } from '@vocero/sql/case-list';
import type { caseUrgencies } from './contract/cases.ts';

export interface Urgency {
  why: (typeof caseUrgencies)[number];
  at: Date;
}

type Timed = Pick<
  ListedCase,
  | 'ackWarnAt'
  | 'ackDueAt'
  | 'acknowledgedAt'
  | 'nextContactAt'
  | 'promise'
  | 'unseenAt'
  | 'closedAt'
  | 'receivedAt'
>;

/**
 * The one reason for which a case is looked at next: what was missed weighs more than what may be,
 * and a promise more than the rest.
 */
export function urgencyOf(one: Timed, now: Date): Urgency {
  if (one.closedAt) return { why: 'closed', at: one.closedAt };
  const due = one.promise && new Date(one.promise.dueAt);
  const ackDue = one.acknowledgedAt ? null : one.ackDueAt;
  const isOver = (at: Date | null): at is Date => at !== null && at <= now;
  if (isOver(due)) return { why: 'promise_missed', at: due };
  if (isOver(ackDue)) return { why: 'ack_over', at: ackDue };
  if (isOver(one.nextContactAt)) return { why: 'contact_over', at: one.nextContactAt };
  if (one.unseenAt) return { why: 'customer_wrote', at: one.unseenAt };
  if (one.promise && due && new Date(one.promise.riskAt) <= now) {
    return { why: 'promise_risk', at: due };
  }
  if (ackDue && one.ackWarnAt <= now) return { why: 'ack_soon', at: ackDue };
  return nextOf(one, due, ackDue);
}

/** Nothing is late: what comes first. */
function nextOf(one: Timed, due: Date | null, ackDue: Date | null): Urgency {
  const coming = [
    due && { why: 'promise' as const, at: due },
    ackDue && { why: 'ack' as const, at: ackDue },
    one.nextContactAt && { why: 'contact' as const, at: one.nextContactAt },
  ].filter((next) => next !== null);
  const [first] = coming.sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ?? { why: 'contact', at: one.receivedAt };
}
