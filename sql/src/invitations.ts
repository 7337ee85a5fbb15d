import type { Tx } from './connect.ts';
import type { Role } from './members.ts';

export interface Invitation {
  id: string;
  name: string;
  email: string;
  role: Role;
  expiresAt: Date;
}

export interface OpenInvitation extends Invitation {
  orgId: string;
  departmentId: string | null;
}

/** Not accepted, not taken back, not expired. */
export function listOpenInvitations(tx: Tx) {
  return tx<Invitation[]>`
    select id, name, email, role, expires_at from invitation
    where org_id = app_org() and accepted_at is null and revoked_at is null and expires_at > now()
    order by id`;
}

export async function insertInvitation(
  tx: Tx,
  invitation: {
    name: string;
    email: string;
    role: Role;
    departmentId: string | null;
    tokenHash: string;
    expiresAt: Date;
    createdBy: string | null;
  },
) {
  const [row] = await tx<[Invitation]>`
    insert into invitation
      (org_id, name, email, role, department_id, token_hash, expires_at, created_by)
    values (app_org(), ${invitation.name}, ${invitation.email}, ${invitation.role},
      ${invitation.departmentId}, ${invitation.tokenHash}, ${invitation.expiresAt},
      ${invitation.createdBy})
    returning id, name, email, role, expires_at`;
  return row;
}

/** The open invitation that has this hash. Needs the hash as lookup. */
export async function findInvitation(tx: Tx, tokenHash: string) {
  const [row] = await tx<OpenInvitation[]>`
    select id, org_id, name, email, role, department_id, expires_at from invitation
    where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null
      and expires_at > now()`;
  return row;
}

/** True for the one caller who accepts it first. */
export async function acceptInvitation(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    update invitation set accepted_at = now()
    where org_id = app_org() and id = ${id} and accepted_at is null and revoked_at is null
      and expires_at > now() returning id`;
  return rows.length > 0;
}

/** Answers the invitation that was open; undefined when there is none of this id. */
export async function revokeInvitation(tx: Tx, id: string) {
  const [row] = await tx<Invitation[]>`
    update invitation set revoked_at = now()
    where org_id = app_org() and id = ${id} and accepted_at is null and revoked_at is null
    returning id, name, email, role, expires_at`;
  return row;
}
