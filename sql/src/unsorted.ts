import type { Tx } from './connect.ts';
import type { FeedbackPosition } from './feedback-list.ts';
import { feedbackColumns, withPlacement, type Feedback, type FeedbackRow } from './feedback.ts';

/** Comments without a theme that nobody put off, or only those put off; newest first. */
export async function listUnsorted(
  tx: Tx,
  which: { snoozed: boolean },
  after: FeedbackPosition | null,
  limit: number,
): Promise<Feedback[]> {
  const rows = await tx<FeedbackRow[]>`
    select ${feedbackColumns(tx)}
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.state = 'unsorted'
      and coalesce(p.snoozed_until > now(), false) = ${which.snoozed}
      ${after ? tx`and (p.occurred_at, p.feedback_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : tx``}
    order by p.occurred_at desc, p.feedback_id desc limit ${limit}`;
  return rows.map((row) => withPlacement<Feedback>(row));
}

/** All unsorted comments, and those of them that are put off. */
export async function countUnsorted(tx: Tx) {
  const [row] = await tx<[{ total: number; snoozed: number }]>`
    select count(*)::int as total, (count(*) filter (where snoozed_until > now()))::int as snoozed
    from placement where org_id = app_org() and state = 'unsorted'`;
  return row;
}

/**
 * The themes that these ids stand for now: a merged one stands for the theme it went into, a removed
 * one for none.
 * @returns id asked for → theme.
 */
export async function findStandIns(tx: Tx, ids: readonly string[]) {
  const rows = await tx<{ asked: string; id: string; label: string }[]>`
    with recursive path as (
      select id as asked, id, label, merged_into, removed_at from theme
      where org_id = app_org() and id = any(${ids}::uuid[])
      union
      select path.asked, next.id, next.label, next.merged_into, next.removed_at
      from path join theme next on next.org_id = app_org() and next.id = path.merged_into)
    select asked, id, label from path where merged_into is null and removed_at is null`;
  return new Map(rows.map(({ asked, id, label }) => [asked, { id, label }]));
}
