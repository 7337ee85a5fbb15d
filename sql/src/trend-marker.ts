import type { Tx } from './connect.ts';

/**
 * Two words for an organisation: which one it is, and one that is another whenever a comment was placed
 * or moved, or its settings changed. Both an id and a count, because of two changes at once the one
 * with the earlier id may commit last.
 */
export async function readTrendMarker(tx: Tx): Promise<{ orgId: string; marker: string }> {
  const [row] = await tx<[{ orgId: string; marker: string }]>`
    select o.id as org_id, concat_ws(' ', o.xmin, tally.newest, tally.rows) as marker
    from organization o cross join lateral (
      select max(id::text) as newest, count(*) as rows from placement_tally where org_id = o.id)
      as tally
    where o.id = app_org()`;
  return row;
}
