import type { Tx } from './connect.ts';

/** Open cases of the demo whose customer is waiting for us, the newest first. */
export function listOpenDemoCases(tx: Tx, limit: number) {
  return tx<{ id: string; language: string | null }[]>`
    select c.id, f.language from customer_case c
      join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
    where c.org_id = app_org() and c.closed_at is null
    order by f.language = 'es' desc, c.id desc limit ${limit}`;
}
