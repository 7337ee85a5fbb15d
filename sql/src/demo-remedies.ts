import type { Tx } from './connect.ts';

/** A remedy that was asked for in the past. */
export interface PastGrant {
  id: string;
  remedyId: string;
  feedbackId: string;
  amount: number;
  state: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  reason: string | null;
  askedBy: string;
  askedAt: Date;
  /** Null while it waits. */
  decidedBy: string | null;
  decidedAt: Date | null;
  answer: string | null;
  /** Why it was taken back, by whoever asked, when it was. */
  withdrawnReason: string | null;
  withdrawnAt: Date | null;
}

export async function insertPastGrant(tx: Tx, grant: PastGrant): Promise<void> {
  await tx`
    insert into remedy_grant (org_id, id, remedy_id, remedy_name, feedback_id, amount, currency, state,
      reason, asked_by, asked_at, decided_by, decided_at, answer, withdrawn_by, withdrawn_at,
      withdrawn_reason)
    select app_org(), ${grant.id}, r.id, r.name, ${grant.feedbackId}, ${grant.amount}::float8,
      o.currency, ${grant.state}, ${grant.reason}, ${grant.askedBy}, ${grant.askedAt},
      ${grant.decidedBy}, ${grant.decidedAt}, ${grant.answer},
      case when ${grant.withdrawnAt}::timestamptz is not null then ${grant.askedBy}::uuid end,
      ${grant.withdrawnAt}, ${grant.withdrawnReason}
    from organization o join remedy r on r.org_id = o.id
    where o.id = app_org() and r.id = ${grant.remedyId}`;
}
