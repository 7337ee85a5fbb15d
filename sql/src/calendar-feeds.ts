import type { Tx } from './connect.ts';

/** When a member's address of a council's calendar was made; undefined: they have none. */
export async function findCalendarFeed(tx: Tx, councilId: string, memberId: string) {
  const [row] = await tx<{ createdAt: Date }[]>`
    select created_at from calendar_feed
    where org_id = app_org() and council_id = ${councilId} and member_id = ${memberId}`;
  return row;
}

/** Gives a member an address; the one before opens nothing any more. */
export async function writeCalendarFeed(
  tx: Tx,
  feed: { councilId: string; memberId: string; tokenHash: string },
) {
  const [row] = await tx<[{ createdAt: Date }]>`
    insert into calendar_feed (org_id, council_id, member_id, token_hash)
    values (app_org(), ${feed.councilId}, ${feed.memberId}, ${feed.tokenHash})
    on conflict (org_id, council_id, member_id)
      do update set token_hash = excluded.token_hash, created_at = now()
    returning created_at`;
  return row;
}

/** Says whether there was one. */
export async function deleteCalendarFeed(tx: Tx, councilId: string, memberId: string) {
  const rows = await tx`
    delete from calendar_feed
    where org_id = app_org() and council_id = ${councilId} and member_id = ${memberId}
    returning member_id`;
  return rows.length > 0;
}

/** Which council an address opens. Needs the token's hash as lookup. */
export async function findFeedCouncil(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; councilId: string; memberId: string }[]>`
    select org_id, council_id, member_id from calendar_feed where token_hash = ${tokenHash}`;
  return row;
}
