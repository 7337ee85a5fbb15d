import type { Tx } from './connect.ts';

/** Puts a contact reason at a place of its list, from 0; the others make room. */
export async function placeContactReason(tx: Tx, id: string, place: number): Promise<void> {
  await tx`
    with others as (
      select id, row_number() over (order by position, id) - 1 as place
      from contact_reason where org_id = app_org() and archived_at is null and id <> ${id}
    ), places as (
      select id, place + case when place >= ${place} then 1 else 0 end as place from others
      union all select ${id}::uuid, ${place}::int
    )
    update contact_reason set position = places.place from places
    where contact_reason.org_id = app_org() and contact_reason.id = places.id`;
}
