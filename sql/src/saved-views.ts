import type { Tx } from './connect.ts';

/** A search that somebody keeps. */
export interface SavedView {
  id: string;
  name: string;
  /** As the address of the screen has it, without the question mark. */
  query: string;
  shared: boolean;
  memberId: string;
  /** The name of whoever keeps it. */
  by: string;
}

/** Views of one's own, and those that others share. */
const isSeenBy = (tx: Tx, memberId: string) => tx`(v.member_id = ${memberId} or v.shared)`;

const columns = (tx: Tx) => tx`v.id, v.name, v.query, v.shared, v.member_id, member.name as by`;

/** By name. */
export function listSavedViews(tx: Tx, memberId: string) {
  return tx<SavedView[]>`
    select ${columns(tx)} from saved_view v
      join member on member.org_id = app_org() and member.id = v.member_id
    where v.org_id = app_org() and v.deleted_at is null and ${isSeenBy(tx, memberId)}
    order by lower(v.name), v.id limit 200`;
}

/** Whatever state it is in; undefined where this member may not see it. */
export async function findSavedView(tx: Tx, id: string, memberId: string) {
  const [row] = await tx<(SavedView & { deletedAt: Date | null })[]>`
    select ${columns(tx)}, v.deleted_at from saved_view v
      join member on member.org_id = app_org() and member.id = v.member_id
    where v.org_id = app_org() and v.id = ${id} and ${isSeenBy(tx, memberId)}
    for update of v`;
  return row;
}

/** How many views a member keeps. */
export async function countSavedViews(tx: Tx, memberId: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from saved_view
    where org_id = app_org() and member_id = ${memberId} and deleted_at is null`;
  return row.count;
}

export async function insertSavedView(
  tx: Tx,
  view: Pick<SavedView, 'name' | 'query' | 'shared' | 'memberId'>,
): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into saved_view (org_id, member_id, name, query, shared)
    values (app_org(), ${view.memberId}, ${view.name}, ${view.query}, ${view.shared}) returning id`;
  return row.id;
}

/** Undefined leaves a part as it is. */
export async function updateSavedView(
  tx: Tx,
  id: string,
  {
    name,
    query,
    shared,
  }: { [K in 'name' | 'query']?: string | undefined } & {
    shared?: boolean | undefined;
  },
): Promise<void> {
  await tx`
    update saved_view set name = coalesce(${name ?? null}, name),
      query = coalesce(${query ?? null}, query), shared = coalesce(${shared ?? null}, shared)
    where org_id = app_org() and id = ${id}`;
}

export async function removeSavedView(tx: Tx, id: string): Promise<void> {
  await tx`update saved_view set deleted_at = now() where org_id = app_org() and id = ${id}`;
}

export async function restoreSavedView(tx: Tx, id: string): Promise<void> {
  await tx`update saved_view set deleted_at = null where org_id = app_org() and id = ${id}`;
}
