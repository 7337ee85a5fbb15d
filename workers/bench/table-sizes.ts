import type { Sql } from '@vocero/sql/connect';

/** Bytes by table, its indexes with it, for each of so many comments; the largest first. */
export async function readSizes(sql: Sql, comments: number) {
  const rows = await sql<{ table: string; heap: number; indexes: number }[]>`
    select relname as "table", pg_table_size(oid) as heap, pg_indexes_size(oid) as indexes
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_total_relation_size(oid) > 1000000
    order by pg_total_relation_size(oid) desc`;
  return rows.map(({ table, heap, indexes }) => ({
    table,
    MiB: Math.round((heap + indexes) / 2 ** 20),
    'rows B/comment': Math.round(heap / comments),
    'indexes B/comment': Math.round(indexes / comments),
  }));
}
