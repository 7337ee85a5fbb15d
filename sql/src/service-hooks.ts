import type { Tx } from './connect.ts';

/** Where another system tells that a service is finished. */
export interface ServiceHook {
  id: string;
  name: string;
  createdAt: Date;
  createdBy: string | null;
  lastUsedAt: Date | null;
}

export function listServiceHooks(tx: Tx) {
  return tx<ServiceHook[]>`
    select h.id, h.name, h.created_at, member.name as created_by, h.last_used_at
    from service_hook h left join member on member.org_id = h.org_id and member.id = h.created_by
    where h.org_id = app_org() and h.revoked_at is null order by h.id desc limit 200`;
}

export async function insertServiceHook(
  tx: Tx,
  hook: { id: string; name: string; tokenHash: string; createdBy: string },
): Promise<void> {
  await tx`
    insert into service_hook (org_id, id, name, token_hash, created_by)
    values (app_org(), ${hook.id}, ${hook.name}, ${hook.tokenHash}, ${hook.createdBy})`;
}

/** @returns its name; undefined where there is none, or it was revoked before. */
export async function revokeServiceHook(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ name: string }[]>`
    update service_hook set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null returning name`;
  return row?.name;
}

/** Needs the token's hash as lookup. */
export async function findServiceHook(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; id: string }[]>`
    select org_id, id from service_hook where token_hash = ${tokenHash} and revoked_at is null`;
  return row;
}

/** Notes a delivery; false: this one was there before, or is on its way at this moment. */
export async function claimHookEvent(tx: Tx, hookId: string, eventId: string): Promise<boolean> {
  await tx`
    update service_hook set last_used_at = now()
    where org_id = app_org() and id = ${hookId}
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
  const { count } = await tx`
    insert into service_hook_event (org_id, hook_id, event_id)
    values (app_org(), ${hookId}, ${eventId}) on conflict do nothing`;
  return count > 0;
}

export async function noteHookInvitation(
  tx: Tx,
  { hookId, eventId, invitationId }: { hookId: string; eventId: string; invitationId: string },
): Promise<void> {
  await tx`
    update service_hook_event set invitation_id = ${invitationId}
    where org_id = app_org() and hook_id = ${hookId} and event_id = ${eventId}`;
}
