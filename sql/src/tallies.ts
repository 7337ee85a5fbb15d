import type { Tx } from './connect.ts';

/** Rows from which on they are put together. */
const MANY = 1_000;

/** Comments that have been read, and those of them without a theme. */
export async function countPlaced(tx: Tx) {
  const [row] = await tx<[{ comments: number; unsorted: number }]>`
    select coalesce(sum(count), 0)::int as comments,
      coalesce(sum(count) filter (where state = 'unsorted'), 0)::int as unsorted
    from placement_tally where org_id = app_org()`;
  return row;
}

/** How many comments each theme has: theme_id, count. */
export const themeCounts = (tx: Tx) => tx`
  (select theme_id, sum(count)::int as count from placement_tally
    where org_id = app_org() and theme_id is not null group by theme_id)`;

/** The comments of one theme. */
export const themeCount = (tx: Tx, themeId: string) => tx`
  (select coalesce(sum(count), 0)::int from placement_tally
    where org_id = app_org() and theme_id = ${themeId})`;

/**
 * Puts the rows of an organisation together where there are many: for each theme those before a person
 * last looked and those after. What is counted stays the same; of two at once the second finds nothing.
 */
export async function compactTallies(tx: Tx, many = MANY): Promise<void> {
  const [row] = await tx<[{ rows: number }]>`
    select count(*)::int as rows from (
      select from placement_tally where org_id = app_org() limit ${many}) as first_ones`;
  if (row.rows < many) return;
  await tx`
    with gone as (
      delete from placement_tally where org_id = app_org()
      returning theme_id, state, placed_at, count)
    insert into placement_tally (org_id, theme_id, state, placed_at, count)
    select app_org(), theme_id, gone.state, max(gone.placed_at), sum(gone.count)
    from gone left join theme on theme.org_id = app_org() and theme.id = theme_id
    group by theme_id, gone.state, coalesce(gone.placed_at > seen_at, true)
    having sum(gone.count) <> 0`;
}
