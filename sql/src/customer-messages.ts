import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import { appendOutboxAnew } from './outbox.ts';

/** The occasions on which customers are told something unasked; each can be switched off by person. */
export const alertTypes = [
  'problem',
  'stage',
  'reminder',
  'renewal',
  'decision',
  'expiry',
] as const;
export type AlertType = (typeof alertTypes)[number];

/**
 * What is said to customers, and on which occasion; null answers something that they did, so it is
 * no alert and cannot be switched off.
 */
export const customerMessageKinds = {
  receipt: null,
  note_received: null,
  reply: null,
  escalated: null,
  closed: null,
  reopened: null,
  aftercare: null,
  acknowledged: 'stage',
  promise: 'stage',
  answer: 'stage',
  decided: 'stage',
  fixed: 'stage',
  delay: 'problem',
  missed: 'problem',
  waiting: 'reminder',
  options: 'decision',
  alert_problem: 'problem',
  alert_stage: 'stage',
  alert_reminder: 'reminder',
  alert_renewal: 'renewal',
  alert_decision: 'decision',
  alert_expiry: 'expiry',
} as const satisfies Record<string, AlertType | null>;
export type CustomerMessageKind = keyof typeof customerMessageKinds;

export interface NewCustomerMessage {
  kind: CustomerMessageKind;
  /** What happened: under the same name the same kind is said to nobody twice. */
  event: string;
  personId: string | null;
  /** The comment that it is about; needed where no person is known. */
  feedbackId: string | null;
  caseId?: string | null;
  themeId?: string | null;
  locale: string;
  /** What the words are made of, by the worker that makes them. */
  data?: Record<string, JSONValue>;
  /** The words, where a person wrote them; without, the worker makes them when it is due. */
  words?: { subject: string; body: string } | null;
  /** A draft waits for a member to look at it; all else goes when it is due. */
  isDraft?: boolean;
  /** The member who says it; null: it follows by itself. */
  memberId?: string | null;
  /** Not before; now unless given. */
  dueAt?: Date | null;
  /** Not after. */
  uselessAt?: Date | null;
}

/**
 * Has something to say to a customer, in the transaction in which it became true. Whether and by which
 * way it goes out is decided by the guard when it is due; on the customer's page it stands in any case.
 * @returns its id; null when it was said before.
 */
export async function appendCustomerMessage(
  tx: Tx,
  message: NewCustomerMessage,
): Promise<string | null> {
  const { kind, event, personId, feedbackId, locale, words = null, memberId = null } = message;
  const recipient = personId ?? feedbackId;
  if (recipient === null) throw new Error(`nobody is named whom "${kind}" is for`);
  if (await wasSaid(tx, { recipient, event, kind })) return null;
  const isDraft = message.isDraft ?? false;
  const [row] = await tx<{ orgId: string; id: string }[]>`
    insert into customer_message (org_id, recipient, event, kind, alert, person_id, feedback_id,
      case_id, theme_id, locale, data, subject, body, is_edited, approved_at, approved_by, due_at,
      useless_at, created_by)
    values (app_org(), ${recipient}, ${event}, ${kind}, ${customerMessageKinds[kind]}, ${personId},
      ${feedbackId}, ${message.caseId ?? null}, ${message.themeId ?? null}, ${locale},
      ${tx.json(message.data ?? {})}, ${words?.subject ?? null}, ${words?.body ?? null},
      ${words !== null}, case when ${!isDraft} then now() end,
      ${isDraft ? null : memberId}, coalesce(${message.dueAt ?? null}::timestamptz, now()),
      ${message.uselessAt ?? null}, ${memberId})
    on conflict on constraint customer_message_once_key do nothing
    returning org_id, id`;
  if (!row) return null;
  await appendOutboxAnew(tx, 'customers.tell', row.orgId);
  await notifyLive(tx, row.orgId, 'customer_messages');
  return row.id;
}

/**
 * Looked up beforehand: an insert that meets the message waits for whoever is sending it, who may wait
 * for what this transaction holds of the case.
 */
async function wasSaid(tx: Tx, said: { recipient: string; event: string; kind: string }) {
  const rows = await tx`
    select from customer_message
    where org_id = app_org() and recipient = ${said.recipient} and event = ${said.event}
      and kind = ${said.kind}`;
  return rows.length > 0;
}
