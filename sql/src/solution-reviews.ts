import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

const isDue = (tx: Tx) => tx`
  s.org_id = app_org() and s.archived_at is null and s.review_due_on < (
    select (now() at time zone time_zone)::date from organization where id = app_org())`;

const thisMonth = (tx: Tx) => tx`(
  select to_char(now() at time zone time_zone, 'YYYY-MM') from organization where id = app_org())`;

/** The month in which authors are to be reminded of articles whose review is due; null: none is. */
export async function reviewsToTell(tx: Tx): Promise<string | null> {
  const [row] = await tx<[{ turn: string | null }]>`
    select case when exists (select from solution s where ${isDue(tx)}) then ${thisMonth(tx)} end
      as turn`;
  return row.turn;
}

interface Author {
  memberId: string;
  n: number;
  title: string;
  month: string;
}

/**
 * Reminds authors, once a month each, of their articles whose review is due. Whose author is gone is
 * seen by everybody in the bank, where it is marked.
 */
export async function tellReviews(tx: Tx): Promise<void> {
  const authors = await tx<Author[]>`
    select author.id as member_id, count(*)::int as n, ${thisMonth(tx)} as month,
      (array_agg(w.title order by s.review_due_on, s.id))[1] as title
    from solution s
      join member author on author.org_id = s.org_id and author.id = s.author_id
        and author.disabled_at is null
      join organization o on o.id = s.org_id
      cross join lateral (
        select t.title from solution_text t where t.org_id = s.org_id and t.solution_id = s.id
        order by t.locale <> o.locale, t.locale limit 1) as w
    where ${isDue(tx)}
    group by author.id`;
  await appendMessages(
    tx,
    authors.map(({ memberId, n, title, month }) => ({
      kind: 'solutions_due' as const,
      memberId,
      once: `solutions_due ${month}`,
      data: { n, title },
    })),
  );
}
