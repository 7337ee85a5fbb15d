import type { Tx } from './connect.ts';

/**
 * What the customer added was read by whoever is responsible or stands in; others leave no mark.
 * @returns whether anything was new.
 */
export async function markEntriesSeen(tx: Tx, caseId: string, memberId: string): Promise<boolean> {
  const rows = await tx`
    update case_entry e set seen_at = now()
    from customer_case c
    where e.org_id = app_org() and e.case_id = ${caseId} and e.by = 'customer' and e.seen_at is null
      and c.org_id = e.org_id and c.id = e.case_id and ${memberId} in (c.owner_id, c.deputy_id)
    returning e.id`;
  return rows.length > 0;
}
