import type { JSONValue } from 'postgres';
import type { SendingChannel } from './consents.ts';
import type { Tx } from './connect.ts';
import type { AlertType, CustomerMessageKind } from './customer-messages.ts';

/** Something to say to a customer that is due, with what its words are made of and whom it is for. */
export interface DueCustomerMessage {
  id: string;
  kind: CustomerMessageKind;
  alert: AlertType | null;
  personId: string | null;
  /** The comment whose page it leads to: its own, or that of its case. */
  feedbackId: string | null;
  caseId: string | null;
  locale: string;
  data: Record<string, JSONValue>;
  subject: string | null;
  body: string | null;
  isEdited: boolean;
  attempts: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  chat: string | null;
  /** Ways that the person likes, best first; none: nothing was said. */
  channels: SendingChannel[];
  /** Its person does not want this kind of alert, or the organisation gives none. */
  isAlertOff: boolean;
  /** It asks something, and its person wants to be asked nothing. */
  isUnasked: boolean;
  /** The organisation's own words for the alert, in the language of the message. */
  template: { subject: string; body: string } | null;
  /** By the clock of the database. */
  at: Date;
  isUseless: boolean;
}

const isDue = (tx: Tx) => tx`
  m.approved_at is not null and m.sent_at is null and m.failed_at is null
  and m.blocked_for is null and m.discarded_at is null and m.sending_at is null
  and m.due_at <= now()`;

const facts = (tx: Tx) => tx`
  select m.id, m.kind, m.alert, m.person_id, coalesce(m.feedback_id, c.feedback_id) as feedback_id,
    m.case_id, m.locale, m.data, m.subject, m.body, m.is_edited, m.attempts,
    p.name, p.email, p.phone, p.chat, coalesce(p.channels, '{}') as channels, now() as at,
    coalesce(m.useless_at <= now(), false) as is_useless,
    m.alert is not null and (
      exists (select from person_alert_off off
        where off.org_id = m.org_id and off.person_id = m.person_id and off.alert = m.alert)
      or coalesce(not setting.is_on, false)) as is_alert_off,
    m.kind = 'aftercare' and p.no_asking_at is not null as is_unasked,
    case when m.kind like 'alert\\_%' then setting.words->m.locale end as template
  from customer_message m
    left join customer_case c on c.org_id = m.org_id and c.id = m.case_id
    left join person p on p.org_id = m.org_id and p.id = m.person_id
    left join alert_setting setting on setting.org_id = m.org_id and setting.alert = m.alert`;

/** Holds the next message that is due until the transaction ends; undefined: none is. */
export async function holdDueMessage(tx: Tx): Promise<DueCustomerMessage | undefined> {
  const [row] = await tx<DueCustomerMessage[]>`
    ${facts(tx)} where m.org_id = app_org() and ${isDue(tx)}
    order by m.due_at, m.id limit 1 for update of m skip locked`;
  return row;
}

/** Holds drafts that have no words yet: whoever is to look at them needs some to look at. */
export function holdWordlessDrafts(tx: Tx, limit: number) {
  return tx<DueCustomerMessage[]>`
    ${facts(tx)} where m.org_id = app_org() and m.approved_at is null and m.discarded_at is null
      and m.body is null
    order by m.id limit ${limit} for update of m skip locked`;
}

export interface MessageWords {
  subject: string;
  body: string;
}

/** Puts down what a message says, so that its page and members show it; a person's words stay. */
export async function writeMessageWords(tx: Tx, id: string, words: MessageWords): Promise<void> {
  await tx`
    update customer_message
    set subject = case when is_edited then coalesce(nullif(subject, ''), ${words.subject})
        else ${words.subject} end,
      body = case when is_edited then body else ${words.body} end
    where org_id = app_org() and id = ${id}`;
}

/**
 * From here on until its outcome is written down nobody takes the message again, not even when this
 * process dies: rather once unclear than twice sent.
 */
export async function takeMessage(tx: Tx, id: string, channel: SendingChannel): Promise<void> {
  await tx`
    update customer_message
    set sending_at = now(), attempts = attempts + 1, channel = ${channel}
    where org_id = app_org() and id = ${id}`;
}

/** It is not the time: it comes due later, unless it is of no use by then. */
export async function deferMessage(tx: Tx, id: string, until: Date): Promise<void> {
  await tx`
    update customer_message set due_at = ${until}
    where org_id = app_org() and id = ${id}`;
}

/** It stands on the customer's page alone, and here is why. */
export async function blockMessage(
  tx: Tx,
  id: string,
  { reason, channel = 'page' }: { reason: string; channel?: 'page' | 'phone' },
): Promise<void> {
  await tx`
    update customer_message set blocked_for = ${reason}, channel = ${channel}, sending_at = null
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

/**
 * It is out. What was called unclear meanwhile, by a clock that ran ahead, is clear now; what was
 * discarded meanwhile, such as by an erasure, went out all the same, and is known by no name.
 */
export async function markMessageSent(
  tx: Tx,
  id: string,
  providerId: string | null,
): Promise<void> {
  await tx`
    update customer_message set sent_at = now(), sending_at = null, failed_at = null, error = null,
      error_detail = null, discarded_at = null, discarded_by = null,
      provider_id = case when person_id is not null then ${providerId} end
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

export interface SendingFailure {
  code: string;
  detail: string | null;
}

/** It will never be sent by itself. */
export async function markMessageFailed(
  tx: Tx,
  id: string,
  { code, detail }: SendingFailure,
): Promise<void> {
  await tx`
    update customer_message set failed_at = now(), sending_at = null, error = ${code},
      error_detail = ${detail}
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

/** Nobody waits any longer for what could not be handed over so many times: about two days. */
const MOST_TRIES = 14;

/** It was not sent; it comes due again, later each time, until it was tried often enough. */
export async function retryMessage(
  tx: Tx,
  id: string,
  { code, detail }: SendingFailure,
): Promise<void> {
  await tx`
    update customer_message set sending_at = null, error = ${code}, error_detail = ${detail},
      failed_at = case when attempts >= ${MOST_TRIES} then now() end,
      due_at = now() + least(power(2, attempts), 360) * interval '1 minute'
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

/** What was taken long ago and has no outcome may have been sent: it is not sent again. */
export async function markMessagesUnclear(tx: Tx, minutes: number): Promise<void> {
  await tx`
    update customer_message set failed_at = now(), sending_at = null, error = 'unclear'
    where org_id = app_org() and sending_at < now() - ${minutes} * interval '1 minute'
      and sent_at is null and failed_at is null`;
}

/** Notes what came of handing a message over, unless it is gone with its comment by now. */
export async function insertDelivery(
  tx: Tx,
  delivery: { messageId: string; channel: SendingChannel; failure: SendingFailure | null },
): Promise<void> {
  const { messageId, channel, failure } = delivery;
  await tx`
    insert into message_delivery (org_id, message_id, channel, error, detail)
    select org_id, id, ${channel}, ${failure?.code ?? null}, ${failure?.detail ?? null}
    from customer_message where org_id = app_org() and id = ${messageId}`;
}

/** Names the minute while a message is due, by which the clock promises the work; null: none is. */
export async function nextCustomerMessageTurn(tx: Tx): Promise<string | null> {
  const [row] = await tx<{ turn: string | null }[]>`
    select to_char(now(), 'YYYY-MM-DD HH24:MI') as turn
    where exists (select from customer_message m where m.org_id = app_org() and ${isDue(tx)})
      or exists (
        select from customer_message
        where org_id = app_org() and sending_at < now() - interval '10 minutes'
          and sent_at is null and failed_at is null)`;
  return row?.turn ?? null;
}

export interface SendingPolicy {
  /** Our mailbox takes name+tag@…: answers then carry the case in their address. */
  replyPlus: boolean;
}

export async function readSendingPolicy(tx: Tx): Promise<SendingPolicy> {
  const [row] = await tx<SendingPolicy[]>`
    select reply_plus from sending_policy where org_id = app_org()`;
  return row ?? { replyPlus: false };
}

export async function writeSendingPolicy(tx: Tx, { replyPlus }: SendingPolicy): Promise<void> {
  await tx`
    insert into sending_policy (org_id, reply_plus) values (app_org(), ${replyPlus})
    on conflict (org_id) do update set reply_plus = excluded.reply_plus`;
}

/** The page of a comment is found by its link, also where nobody was given one before. */
export async function ensureTrackingLink(tx: Tx, feedbackId: string, tokenHash: string) {
  await tx`
    insert into tracking_link (org_id, token_hash, feedback_id)
    values (app_org(), ${tokenHash}, ${feedbackId}) on conflict do nothing`;
}
