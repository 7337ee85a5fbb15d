import type { Tx } from './connect.ts';

export type Role = 'reader' | 'sponsor' | 'agent' | 'owner' | 'council' | 'chair' | 'admin';

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  departmentId: string | null;
  disabled: boolean;
}

export interface Membership {
  orgId: string;
  slug: string;
  memberId: string;
  role: Role;
  name: string;
  organization: string;
  locale: string;
  isDemo: boolean;
}

/**
 * Where a user belongs: the member rows that carry the user's id (the lookup), and of the
 * organisations only the name and slug.
 */
export function listMemberships(tx: Tx, userId: string) {
  return tx<Membership[]>`
    select member.org_id, slug, member.id as member_id, role, member.name,
      organization.name as organization, locale, is_demo
    from member join organization on organization.id = member.org_id
    where user_id = ${userId} and disabled_at is null order by member.created_at, member.id`;
}

export function listMembers(tx: Tx) {
  return tx<Member[]>`
    select id, name, email, role, department_id, disabled_at is not null as disabled
    from member where org_id = app_org() order by lower(name), id`;
}

export async function findMember(tx: Tx, id: string) {
  const [row] = await tx<Member[]>`
    select id, name, email, role, department_id, disabled_at is not null as disabled
    from member where org_id = app_org() and id = ${id}`;
  return row;
}

/** Those of these members who have access. */
export async function listActiveIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and id = any(${ids}::uuid[]) and disabled_at is null order by id`;
  return rows.map(({ id }) => id);
}

export async function insertMember(
  tx: Tx,
  member: { userId: string; role: Role; name: string; email: string; departmentId: string | null },
) {
  const [row] = await tx<[{ id: string }]>`
    insert into member (org_id, user_id, role, name, email, department_id)
    values (app_org(), ${member.userId}, ${member.role}, ${member.name}, ${member.email},
      ${member.departmentId})
    returning id`;
  return row.id;
}

export async function updateMember(
  tx: Tx,
  id: string,
  change: {
    role?: Role | undefined;
    departmentId?: string | null | undefined;
    disabled?: boolean | undefined;
  },
) {
  await tx`
    update member set
      role = coalesce(${change.role ?? null}, role),
      department_id = case when ${change.departmentId !== undefined}
        then ${change.departmentId ?? null}::uuid else department_id end,
      disabled_at = case when ${change.disabled ?? null}::boolean is null then disabled_at
        when ${change.disabled ?? null}::boolean then coalesce(disabled_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

/** Administrators who can sign in. Locks their rows, so that two cannot resign at once. */
export async function countActiveAdmins(tx: Tx): Promise<number> {
  const rows = await tx`
    select id from member
    where org_id = app_org() and role = 'admin' and disabled_at is null for update`;
  return rows.length;
}
