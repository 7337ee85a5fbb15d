import type { Tx } from './connect.ts';

/** A comment of the past was called urgent, and somebody took it, or nobody yet. */
export async function markPastUrgent(
  tx: Tx,
  id: string,
  taken: { by: string; at: Date } | null,
): Promise<void> {
  await tx`
    update feedback set is_urgent = true, urgent_taken_by = ${taken?.by ?? null},
      urgent_taken_at = ${taken?.at ?? null}
    where org_id = app_org() and id = ${id}`;
}
