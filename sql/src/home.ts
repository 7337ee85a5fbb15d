import type { Tx } from './connect.ts';
import { isWordless } from './contacts.ts';

export interface ReasonCount {
  /** Null: contacts without a reason. */
  code: string | null;
  count: number;
  before: number;
}

/** Contacts by reason in the last 30 days and in the 30 before, most first. */
export function countContactsByReason(tx: Tx) {
  return tx<ReasonCount[]>`
    select r.code, coalesce(sum(n) filter (where recent), 0)::int as count,
      coalesce(sum(n) filter (where not recent), 0)::int as before
    from (
      select reason_id, occurred_at > now() - interval '30 days' as recent, count(*)::int as n
      from feedback
      where org_id = app_org() and occurred_at > now() - interval '60 days'
      group by reason_id, recent
      union all
      select null, occurred_at > now() - interval '30 days' as recent, -count(*)::int
      from feedback
      where org_id = app_org() and occurred_at > now() - interval '60 days' and ${isWordless(tx)}
      group by recent) as f
      left join contact_reason r on r.org_id = app_org() and r.id = f.reason_id
    group by r.code having sum(n) <> 0 order by count desc, before desc, r.code`;
}

/** Contacts of the last 30 days by kind; null: nobody said which. */
export function countContactsByKind(tx: Tx) {
  return tx<{ kind: 'avoidable' | 'repeat' | 'simple' | 'valued' | null; count: number }[]>`
    select kind, sum(n)::int as count
    from (
      select kind, count(*) as n from feedback
      where org_id = app_org() and occurred_at > now() - interval '30 days'
      group by kind
      union all
      select null, -count(*) from feedback
      where org_id = app_org() and occurred_at > now() - interval '30 days' and ${isWordless(tx)}
    ) as f
    group by kind having sum(n) <> 0 order by count desc, kind`;
}

/** Which of the first steps of a new organisation are done: a survey is shared once somebody answered it. */
export async function readSteps(tx: Tx) {
  const [row] = await tx<
    [
      {
        survey: boolean;
        reasons: boolean;
        departments: boolean;
        feedback: boolean;
        members: boolean;
      },
    ]
  >`
    select exists (
        select from feedback where org_id = app_org() and survey_id is not null) as survey,
      exists (select from contact_reason where org_id = app_org() and archived_at is null) as reasons,
      exists (select from department where org_id = app_org() and archived_at is null) as departments,
      exists (select from feedback where org_id = app_org()) as feedback,
      (select count(*) > 1 from member where org_id = app_org()) as members`;
  return row;
}
