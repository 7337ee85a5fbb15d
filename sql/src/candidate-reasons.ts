import type { Tx } from './connect.ts';

/** Why somebody got in touch, in the words of whoever wrote it down. */
export interface OwnWords {
  id: string;
  text: string;
  customerRef: string | null;
  /** In which week of seven days it was said; week 0 ends now. */
  week: number;
  dismissed: boolean;
}

/** Those of the last `days` days that have no reason of the register, newest first. */
export function listOwnWords(tx: Tx, { days, limit }: { days: number; limit: number }) {
  return tx<OwnWords[]>`
    select f.id, f.reason_other as text, f.customer_ref,
      greatest(0, floor(extract(epoch from now() - f.occurred_at) / 604800))::int as week,
      d.feedback_id is not null as dismissed
    from feedback f left join candidate_dismissal d
      on d.org_id = f.org_id and d.feedback_id = f.id
    where f.org_id = app_org() and f.reason_other is not null and f.reason_id is null
      and f.occurred_at > now() - ${days} * interval '24 hours'
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}

/**
 * Gives these comments a reason, where they have none and words of their own for it.
 * @returns those that have it now and had not.
 */
export async function giveReason(tx: Tx, reasonId: string, feedbackIds: readonly string[]) {
  const rows = await tx<{ id: string }[]>`
    update feedback set reason_id = ${reasonId}
    where org_id = app_org() and id = any(${feedbackIds}::uuid[])
      and reason_id is null and reason_other is not null
    returning id`;
  return rows.map(({ id }) => id);
}

/** Takes a reason off these comments, where they still have it. */
export async function takeReason(tx: Tx, reasonId: string, feedbackIds: readonly string[]) {
  await tx`
    update feedback set reason_id = null
    where org_id = app_org() and id = any(${feedbackIds}::uuid[])
      and reason_id = ${reasonId} and reason_other is not null`;
}

/** Says that the words of these comments are no reason of their own. Saying it again changes nothing. */
export async function dismissWords(tx: Tx, feedbackIds: readonly string[], memberId: string) {
  await tx`
    insert into candidate_dismissal (org_id, feedback_id, member_id)
    select org_id, id, ${memberId} from feedback
    where org_id = app_org() and id = any(${feedbackIds}::uuid[]) and reason_other is not null
    on conflict (org_id, feedback_id) do nothing`;
}

export async function restoreWords(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  await tx`
    delete from candidate_dismissal
    where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])`;
}
