import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

/** For so long hashes of who said "me too" are kept. */
const KEPT_DAYS = 30;

/**
 * Names what is due: problems whose expected end is over without anybody having said so, and votes
 * that are old enough to be erased. Null: nothing is.
 */
export async function problemsDue(tx: Tx): Promise<string | null> {
  const [row] = await tx<[{ turn: string | null }]>`
    select nullif(concat_ws(' ',
      (select string_agg(id::text || expected_at::text, ' ' order by id) from known_problem
        where org_id = app_org() and ended_at is null and expected_at < now()
          and told_of is distinct from expected_at),
      (select min(voted_at)::text from known_problem_vote
        where org_id = app_org() and voted_at < now() - make_interval(days => ${KEPT_DAYS}))
    ), '') as turn`;
  return row.turn;
}

/** Tells whoever published a problem, once per expected end, that it is over. */
export async function tellOverdueProblems(tx: Tx): Promise<void> {
  const late = await tx<Late[]>`
    update known_problem p set told_of = expected_at
    from organization o
    where p.org_id = app_org() and o.id = p.org_id and ended_at is null and expected_at < now()
      and told_of is distinct from expected_at
    returning p.id, p.published_by, p.expected_at, p.me_toos,
      to_char(p.expected_at at time zone o.time_zone, 'YYYY-MM-DD HH24:MI') as at,
      coalesce(p.words -> o.locale ->> 'title',
        (select value ->> 'title' from jsonb_each(p.words) order by key limit 1), '') as title`;
  await appendMessages(
    tx,
    late.flatMap(({ id, publishedBy, expectedAt, at, title, meToos }) =>
      publishedBy === null
        ? []
        : [
            {
              kind: 'known_problem_overdue' as const,
              memberId: publishedBy,
              once: `known_problem_overdue ${id} ${expectedAt.toISOString()}`,
              data: { at, title, meToos },
            },
          ],
    ),
  );
}

interface Late {
  id: string;
  publishedBy: string | null;
  expectedAt: Date;
  /** In the organisation's time zone. */
  at: string;
  title: string;
  meToos: number;
}

export async function eraseOldVotes(tx: Tx): Promise<void> {
  await tx`
    delete from known_problem_vote
    where org_id = app_org() and voted_at < now() - make_interval(days => ${KEPT_DAYS})`;
}
