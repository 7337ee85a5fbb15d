import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';

/** Who acted. The engine and who is not known are the system. */
export type Actor = { kind: 'member' | 'key'; id: string } | { kind: 'operator' | 'system' };

/** What changed, by name. Never a secret, a comment's text or an address of mail. */
export type AuditValues = Record<string, JSONValue>;

export interface NewAuditEvent {
  actor: Actor;
  act: string;
  subject: { kind: string; id: string | null; label: string | null };
  before: AuditValues;
  after: AuditValues;
  requestId: string | null;
  address: string | null;
}

/** Writes a line in the transaction of what it tells: both are there, or neither. */
export async function appendAudit(tx: Tx, event: NewAuditEvent): Promise<void> {
  const { actor, subject } = event;
  const id = 'id' in actor ? actor.id : null;
  await tx`
    insert into audit_event (org_id, actor_kind, actor_id, actor_name, act, subject_kind, subject_id,
      subject_label, before, after, request_id, address)
    values (app_org(), ${actor.kind}, ${id},
      case ${actor.kind}
        when 'member' then (select name from member where org_id = app_org() and id = ${id})
        when 'key' then (select name from api_key where org_id = app_org() and id = ${id}) end,
      ${event.act}, ${subject.kind}, ${subject.id}, ${subject.label}, ${tx.json(event.before)},
      ${tx.json(event.after)}, ${event.requestId}, ${event.address})`;
}

/** Whether a member or a key did the same to the same thing within the last so many minutes. */
export async function didLately(
  tx: Tx,
  did: { actorId: string; act: string; subjectId: string; minutes: number },
): Promise<boolean> {
  const rows = await tx`
    select from audit_event
    where org_id = app_org() and actor_id = ${did.actorId} and act = ${did.act}
      and subject_id = ${did.subjectId}
      and id >= least_id_at(now() - ${did.minutes} * interval '1 minute')
    limit 1`;
  return rows.length > 0;
}
