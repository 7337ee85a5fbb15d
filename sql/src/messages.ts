import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import { appendOutbox } from './outbox.ts';

export const messageKinds = [
  'assigned',
  'verified',
  'regressed',
  'digest',
  'minutes',
  'supplier_report',
  'sponsor_asks',
  'sponsor_month',
  'test',
  'escalated',
  'customer_wrote',
  'customer_to_call',
  'case_given',
  'case_escalated',
  'remedy_asked',
  'remedy_decided',
  'urgent',
  'praised',
  'thank',
  'thanked',
  'kiosk_silent',
  'known_problem_overdue',
  'option_chosen',
  'solutions_due',
  'promise_at_risk',
  'promise_soon',
  'promise_missed',
  'promise_unmet',
  'promise_refused',
  'case_ack_soon',
  'case_ack_over',
  'case_contact_over',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface NewMessage {
  kind: MessageKind;
  /** Whom it is for. */
  memberId: string;
  themeId?: string | null;
  /** The comment whose words it holds: it goes when that goes. */
  feedbackId?: string | null;
  /** Under the same name nothing is said to the same person twice. */
  once: string;
  /** What the words are made of, by the worker that makes them. */
  data?: Record<string, postgres.JSONValue>;
}

/**
 * Has something to say to a member, in the transaction in which it became true.
 * @returns its id; null when it was said before.
 */
export async function appendMessage(tx: Tx, message: NewMessage): Promise<string | null> {
  const [id] = await appendMessages(tx, [message]);
  return id ?? null;
}

/**
 * The same to several. Each time a promise of its own goes along, whatever waits already: who works
 * off an older one may have looked before this transaction ends.
 */
export async function appendMessages(tx: Tx, messages: readonly NewMessage[]): Promise<string[]> {
  const rows = messages.map(({ memberId, themeId = null, data = {}, ...message }) => ({
    kind: message.kind,
    member_id: memberId,
    theme_id: themeId,
    feedback_id: message.feedbackId ?? null,
    once: message.once,
    data,
  }));
  const made = await tx<{ orgId: string; id: string }[]>`
    insert into message (org_id, kind, member_id, theme_id, feedback_id, once, data)
    select app_org(), kind, member_id, theme_id, feedback_id, once, data
    from jsonb_to_recordset(${tx.json(rows)}) as new (
      kind text, member_id uuid, theme_id uuid, feedback_id uuid, once text, data jsonb)
    on conflict (org_id, member_id, once) do nothing returning org_id, id`;
  if (!made[0]) return [];
  const { orgId } = made[0];
  await appendOutbox(tx, 'messages.send', orgId);
  await notifyLive(tx, orgId, 'messages');
  return made.map(({ id }) => id);
}
