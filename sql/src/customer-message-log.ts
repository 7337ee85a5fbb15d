import type { Tx } from './connect.ts';
import type { AlertType, CustomerMessageKind } from './customer-messages.ts';

/** Where a message stands. */
export const customerMessageStates = [
  'draft',
  'waiting',
  'to_call',
  'sent',
  'page_only',
  'failed',
  'discarded',
] as const;
export type CustomerMessageState = (typeof customerMessageStates)[number];

/** Something that is or was to be said to a customer, as members see it. */
export interface LoggedCustomerMessage {
  id: string;
  kind: CustomerMessageKind;
  alert: AlertType | null;
  state: CustomerMessageState;
  caseId: string | null;
  caseCode: string | null;
  feedbackId: string | null;
  themeId: string | null;
  personId: string | null;
  customer: string | null;
  locale: string;
  /** Null as long as the words are not made: that happens when it is due. */
  subject: string | null;
  body: string | null;
  isEdited: boolean;
  channel: 'email' | 'sms' | 'chat' | 'phone' | 'page' | null;
  dueAt: Date;
  sentAt: Date | null;
  byHand: boolean;
  blockedFor: string | null;
  error: string | null;
  errorDetail: string | null;
  attempts: number;
  rating: 'yes' | 'no' | 'too_many' | null;
  createdAt: Date;
  createdBy: string | null;
}

const stateOf = (tx: Tx) => tx`
  case when m.discarded_at is not null then 'discarded'
    when m.sent_at is not null then 'sent'
    when m.approved_at is null then 'draft'
    when m.failed_at is not null then 'failed'
    when m.blocked_for = 'to_call' then 'to_call'
    when m.blocked_for is not null then 'page_only'
    else 'waiting' end`;

const columns = (tx: Tx) => tx`
  m.id, m.kind, m.alert, ${stateOf(tx)} as state, m.case_id, c.code as case_code, m.feedback_id,
  m.theme_id, m.person_id, coalesce(p.name, p.customer_ref) as customer, m.locale, m.subject,
  m.body, m.is_edited, m.channel, m.due_at, m.sent_at, m.by_hand, m.blocked_for, m.error,
  m.error_detail, m.attempts, m.rating, m.created_at, member.name as created_by`;

const joined = (tx: Tx) => tx`
  from customer_message m
    left join customer_case c on c.org_id = m.org_id and c.id = m.case_id
    left join person p on p.org_id = m.org_id and p.id = m.person_id
    left join member on member.org_id = m.org_id and member.id = m.created_by`;

/** The same as `stateOf`, in a form that an index serves where it has to. */
function isIn(tx: Tx, state: CustomerMessageState) {
  const open = tx`m.discarded_at is null and m.sent_at is null and m.approved_at is not null`;
  return {
    draft: tx`m.approved_at is null and m.discarded_at is null and m.sent_at is null`,
    waiting: tx`${open} and m.failed_at is null and m.blocked_for is null`,
    to_call: tx`${open} and m.failed_at is null and m.blocked_for = 'to_call'`,
    page_only: tx`${open} and m.failed_at is null and m.blocked_for <> 'to_call'`,
    failed: tx`${open} and m.failed_at is not null`,
    sent: tx`m.discarded_at is null and m.sent_at is not null`,
    discarded: tx`m.discarded_at is not null`,
  }[state];
}

/** Newest first, of one state or of all. */
export function listCustomerMessages(
  tx: Tx,
  which: { state: CustomerMessageState | null; before: string | null; limit: number },
) {
  const { state, before, limit } = which;
  return tx<LoggedCustomerMessage[]>`
    select ${columns(tx)} ${joined(tx)}
    where m.org_id = app_org() and (${before}::uuid is null or m.id < ${before}::uuid)
      and ${state === null ? tx`true` : isIn(tx, state)}
    order by m.id desc limit ${limit}`;
}

/** All that is said in a case, the oldest first; drafts and what was discarded, too. */
export async function listCaseMessages(tx: Tx, caseId: string) {
  const rows = await tx<LoggedCustomerMessage[]>`
    select ${columns(tx)} ${joined(tx)}
    where m.org_id = app_org() and m.case_id = ${caseId} order by m.id desc limit 300`;
  return [...rows].reverse();
}

export async function findCustomerMessage(tx: Tx, id: string) {
  const [row] = await tx<LoggedCustomerMessage[]>`
    select ${columns(tx)} ${joined(tx)} where m.org_id = app_org() and m.id = ${id}`;
  return row;
}

/** How many of the last 5,000 stand where. */
export async function countCustomerMessages(tx: Tx) {
  const rows = await tx<{ state: CustomerMessageState; n: number }[]>`
    with last as (
      select discarded_at, sent_at, approved_at, failed_at, blocked_for from customer_message
      where org_id = app_org() order by id desc limit 5000)
    select ${stateOf(tx)} as state, count(*)::int as n from last m group by 1`;
  const counts = new Map(rows.map(({ state, n }) => [state, n]));
  return customerMessageStates.map((state) => ({ state, n: counts.get(state) ?? 0 }));
}

const isOpen = (tx: Tx) => tx`sent_at is null and sending_at is null`;

/** Words of a member's own; false: it is out, or on its way. */
export async function rewordMessage(
  tx: Tx,
  id: string,
  { subject, body }: { subject: string; body: string },
): Promise<boolean> {
  const { count } = await tx`
    update customer_message set subject = ${subject}, body = ${body}, is_edited = true
    where org_id = app_org() and id = ${id} and discarded_at is null and ${isOpen(tx)}`;
  return count > 0;
}

/** A draft may go out from now on, in the words that were looked at. */
export async function approveMessage(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const { count } = await tx`
    update customer_message set approved_at = now(), approved_by = ${memberId},
      is_edited = is_edited or body is not null
    where org_id = app_org() and id = ${id} and approved_at is null and discarded_at is null`;
  return count > 0;
}

/** It is never said, neither sent nor on the page. */
export async function discardMessage(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const { count } = await tx`
    update customer_message set discarded_at = now(), discarded_by = ${memberId}
    where org_id = app_org() and id = ${id} and discarded_at is null and ${isOpen(tx)}`;
  return count > 0;
}

/** Takes a discarding back: it is a draft again, which somebody has to look at. */
export async function restoreMessage(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx`
    update customer_message set discarded_at = null, discarded_by = null, approved_at = null,
      approved_by = null
    where org_id = app_org() and id = ${id} and discarded_at is not null`;
  return count > 0;
}

export type HandChannel = 'email' | 'sms' | 'chat' | 'phone';

/** A member sent it, or called; not what is on its way by itself. */
export async function markByHand(
  tx: Tx,
  id: string,
  { channel, memberId }: { channel: HandChannel; memberId: string },
): Promise<boolean> {
  const { count } = await tx`
    update customer_message set sent_at = now(), by_hand = true, channel = ${channel},
      approved_at = coalesce(approved_at, now()), approved_by = coalesce(approved_by, ${memberId})
    where org_id = app_org() and id = ${id} and discarded_at is null and ${isOpen(tx)}
      and (blocked_for is not null or failed_at is not null)`;
  return count > 0;
}

/** It was not sent after all: it stands where it stood. */
export async function unmarkByHand(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx`
    update customer_message set sent_at = null, by_hand = false,
      channel = case when blocked_for = 'to_call' then 'phone' else 'page' end
    where org_id = app_org() and id = ${id} and by_hand`;
  return count > 0;
}

/** What came of handing it over, each time. */
export function listDeliveries(tx: Tx, messageId: string) {
  return tx<{ at: Date; channel: string; error: string | null; detail: string | null }[]>`
    select at, channel, error, detail from message_delivery
    where org_id = app_org() and message_id = ${messageId} order by id limit 50`;
}

export type Rating = 'yes' | 'no' | 'too_many';

/** What somebody was told unasked and says of it; undefined for what was no alert or never sent. */
export async function findRated(tx: Tx, id: string) {
  const [row] = await tx<{ alert: AlertType; locale: string; rating: Rating | null }[]>`
    select alert, locale, rating from customer_message
    where org_id = app_org() and id = ${id} and alert is not null and sent_at is not null`;
  return row;
}

/** Says whether it was useful to be told; the last word counts. */
export async function rateMessage(tx: Tx, id: string, rating: Rating): Promise<void> {
  await tx`
    update customer_message set rating = ${rating}, rated_at = now()
    where org_id = app_org() and id = ${id} and alert is not null and sent_at is not null`;
}

/** How useful people found it to be told, by occasion, in the last so many days. */
export function countRatings(tx: Tx, days: number) {
  return tx<{ alert: AlertType; sent: number; rated: number; useful: number; tooMany: number }[]>`
    select alert, count(*)::int as sent, count(rating)::int as rated,
      (count(*) filter (where rating = 'yes'))::int as useful,
      (count(*) filter (where rating = 'too_many'))::int as too_many
    from customer_message
    where org_id = app_org() and alert is not null
      and sent_at > now() - ${days} * interval '1 day'
    group by alert`;
}
