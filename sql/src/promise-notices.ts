import type { Tx } from './connect.ts';

/** All that is said to a customer about one promise goes under this name. */
export const promiseEvent = (promiseId: string) => `promise ${promiseId}`;

/** Lays aside the notices of a promise that nobody approved: they were overtaken. */
export async function dropNotices(
  tx: Tx,
  promiseId: string,
  memberId: string | null,
  kind: 'delay' | 'missed' | null = null,
): Promise<void> {
  await tx`
    update customer_message set discarded_at = now(), discarded_by = ${memberId}
    where org_id = app_org() and case_id = (
        select case_id from promise where org_id = app_org() and id = ${promiseId})
      and event = ${promiseEvent(promiseId)} and kind in ('delay', 'missed')
      ${kind === null ? tx`` : tx`and kind = ${kind}`}
      and approved_at is null and discarded_at is null and sent_at is null`;
}
