import type { Tx } from './connect.ts';

/** A link under which the top ten of a week can be read without an account. */
export interface ShareLink {
  id: string;
  weekStart: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  revokedAt: Date | null;
}

const columns = (tx: Tx) => tx`
  l.id, l.week_start, l.created_at, member.name as created_by, l.expires_at, l.revoked_at`;

/** Newest first: those of a week that still open it. */
export function listShareLinks(tx: Tx, weekStart: string) {
  return tx<ShareLink[]>`
    select ${columns(tx)}
    from share_link l join member on member.org_id = app_org() and member.id = l.created_by
    where l.org_id = app_org() and l.week_start = ${weekStart}
      and l.revoked_at is null and l.expires_at > now()
    order by l.id desc limit 200`;
}

/** @throws a database error 23503 when that week is not closed. */
export async function insertShareLink(
  tx: Tx,
  link: { tokenHash: string; weekStart: string; days: number; createdBy: string },
) {
  const [row] = await tx<[ShareLink]>`
    with l as (
      insert into share_link (org_id, token_hash, week_start, expires_at, created_by)
      values (app_org(), ${link.tokenHash}, ${link.weekStart},
        now() + ${link.days} * interval '1 day', ${link.createdBy})
      returning id, week_start, created_at, expires_at, revoked_at, created_by)
    select ${columns(tx)}
    from l join member on member.org_id = app_org() and member.id = l.created_by`;
  return row;
}

/** Answers what the link was; undefined when none was open. */
export async function revokeShareLink(tx: Tx, id: string) {
  const [row] = await tx<{ weekStart: string; opened: number }[]>`
    update share_link set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null
    returning week_start, opened`;
  return row;
}

/** Counts that a link was opened. */
export async function countOpening(tx: Tx, tokenHash: string): Promise<void> {
  await tx`
    update share_link set opened = opened + 1
    where org_id = app_org() and token_hash = ${tokenHash}`;
}

/** Which week a link opens now. Needs the token's hash as lookup. */
export async function findSharedWeek(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; weekStart: string }[]>`
    select org_id, week_start from share_link
    where token_hash = ${tokenHash} and revoked_at is null and expires_at > now()`;
  return row;
}
