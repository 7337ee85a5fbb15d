import type { Tx } from './connect.ts';

export const grantStates = ['waiting', 'granted', 'refused', 'withdrawn'] as const;
export type GrantState = (typeof grantStates)[number];

/** A remedy asked for on one comment. */
export interface NewGrant {
  /** Made by whoever asks: sent twice, it is stored once. */
  id: string;
  remedyId: string;
  remedyName: string;
  feedbackId: string;
  amount: number;
  currency: string;
  state: 'waiting' | 'granted';
  reason: string | null;
  memberId: string;
}

/** What is asked for may be decided at once: then by whoever asks, within the limit. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  const { state, memberId } = grant;
  const isGranted = state === 'granted';
  await tx`
    insert into remedy_grant (org_id, id, remedy_id, remedy_name, feedback_id, amount, currency, state,
      reason, asked_by, decided_by, decided_at)
    values (app_org(), ${grant.id}, ${grant.remedyId}, ${grant.remedyName}, ${grant.feedbackId},
      ${grant.amount}::float8, ${grant.currency}, ${state}, ${grant.reason}, ${memberId},
      ${isGranted ? memberId : null}, case when ${isGranted} then now() end)`;
}

/** What acting on one needs to know. */
export interface HeldGrant {
  id: string;
  remedyId: string;
  remedyName: string;
  feedbackId: string;
  caseCode: string;
  amount: number;
  currency: string;
  state: GrantState;
  askedBy: string | null;
  askedAt: Date;
  decidedByName: string | null;
}

const held = (tx: Tx, id: string) => tx`
  select g.id, remedy_id, remedy_name, feedback_id, f.case_code, amount::float8 as amount, currency,
    g.state, asked_by, asked_at, m.name as decided_by_name
  from remedy_grant g
    join feedback f on f.org_id = g.org_id and f.id = g.feedback_id
    left join member m on m.org_id = g.org_id and m.id = coalesce(g.withdrawn_by, g.decided_by)
  where g.org_id = app_org() and g.id = ${id}`;

export async function findGrant(tx: Tx, id: string): Promise<HeldGrant | undefined> {
  const [row] = await tx<HeldGrant[]>`${held(tx, id)}`;
  return row;
}

/** The same, and nobody else decides it before the transaction ends. */
export async function lockGrant(tx: Tx, id: string): Promise<HeldGrant | undefined> {
  await tx`select from remedy_grant where org_id = app_org() and id = ${id} for update`;
  return findGrant(tx, id);
}

export interface Given {
  feedbackId: string;
  remedyId: string;
  currency: string;
}

/** What a comment was granted of a remedy until now, whoever granted it. */
export async function sumGranted(tx: Tx, given: Given): Promise<number> {
  const [row] = await tx<[{ sum: number }]>`
    select coalesce(sum(amount), 0)::float8 as sum from remedy_grant
    where org_id = app_org() and feedback_id = ${given.feedbackId}
      and remedy_id = ${given.remedyId} and currency = ${given.currency} and state = 'granted'`;
  return row.sum;
}

export interface GrantDecision {
  state: 'granted' | 'refused';
  memberId: string;
  answer: string | null;
}

export async function decideGrant(tx: Tx, id: string, decision: GrantDecision): Promise<void> {
  await tx`
    update remedy_grant set state = ${decision.state}, decided_by = ${decision.memberId},
      decided_at = now(), answer = ${decision.answer}
    where org_id = app_org() and id = ${id}`;
}

/** Takes back what is asked for or was granted; when and by whom it was granted stays. */
export async function withdrawGrant(
  tx: Tx,
  id: string,
  { memberId, reason }: { memberId: string; reason: string | null },
): Promise<void> {
  await tx`
    update remedy_grant set state = 'withdrawn', withdrawn_by = ${memberId}, withdrawn_at = now(),
      withdrawn_reason = ${reason}, decided_at = coalesce(decided_at, now())
    where org_id = app_org() and id = ${id}`;
}
