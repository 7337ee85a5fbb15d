import { appendAudit, type Actor, type AuditValues } from '@vocero/sql/audit';
import type { Tx } from '@vocero/sql/connect';
import type { Context } from 'hono';
import { clientAddress, clientNetwork } from './client-address.ts';
import type { AuditAct, AuditSubject } from './contract/audit.ts';
import type { Deps, Env } from './deps.ts';
import type { KeyPrincipal, MemberPrincipal } from './principal.ts';

export interface AuditEntry {
  act: AuditAct;
  subject: { kind: AuditSubject; id?: string | null; label?: string | null | undefined };
  /** What changed, by name. Never a secret, a comment's text or an address of mail. */
  before?: AuditValues | undefined;
  after?: AuditValues | undefined;
}

/** Writes down one act of whoever asks, in the transaction that acts. */
export type Audit = (tx: Tx, entry: AuditEntry) => Promise<void>;

interface Source {
  actor: Actor;
  requestId: string | null;
  address: string | null;
}

const auditFrom =
  ({ actor, requestId, address }: Source): Audit =>
  (tx, { act, subject, before = {}, after = {} }) =>
    appendAudit(tx, {
      actor,
      act,
      subject: { kind: subject.kind, id: subject.id ?? null, label: subject.label ?? null },
      before,
      after,
      requestId,
      address,
    });

/** For what is asked for over the network. */
export const auditFor = (c: Context<Env>, { settings }: Pick<Deps, 'settings'>, actor: Actor) =>
  auditFrom({
    actor,
    requestId: c.get('requestId'),
    address: clientNetwork(clientAddress(c, settings.trustedProxies)),
  });

/** For what customers do on a page of theirs: nothing is kept of where they are. */
export const auditOfCustomer = (c: Context<Env>): Audit =>
  auditFrom({ actor: { kind: 'system' }, requestId: c.get('requestId'), address: null });

/** For what the operator does on the command line. */
export const operatorAudit: Audit = auditFrom({
  actor: { kind: 'operator' },
  requestId: null,
  address: null,
});

export const actorOf = (
  principal: MemberPrincipal | KeyPrincipal,
): Extract<Actor, { id: string }> =>
  principal.kind === 'member'
    ? { kind: 'member', id: principal.memberId }
    : { kind: 'key', id: principal.keyId };

/** Of two states of one thing what differs. What only one of them has is left out. */
export function differences(
  before: object,
  after: object,
): { before: AuditValues; after: AuditValues } {
  const was = new Map(Object.entries(plain(before)));
  const is = Object.entries(plain(after));
  const changed = is.filter(
    ([name, value]) => was.has(name) && JSON.stringify(was.get(name)) !== JSON.stringify(value),
  );
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, was.get(name) ?? null])),
    after: Object.fromEntries(changed),
  };
}

/** The same as JSON has it: dates are text. */
export const plain = (value: object) => JSON.parse(JSON.stringify(value)) as AuditValues;
