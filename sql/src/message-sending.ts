import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import type { MessageKind } from './messages.ts';

/** A message that has no words yet, with what they are made of. */
export interface Wordless {
  id: string;
  kind: MessageKind;
  memberName: string;
  /** It may go by mail: the member has access and wants this kind, the organisation is real. */
  mayMail: boolean;
  themeId: string | null;
  themeLabel: string | null;
  /** What the comment says that it is about. */
  said: string | null;
  data: Record<string, postgres.JSONValue>;
}

/** Holds messages without words, the oldest first, until the transaction ends. */
export function holdWordless(tx: Tx, limit: number) {
  return tx<Wordless[]>`
    select m.id, m.kind, member.name as member_name, theme_id, theme.label as theme_label, data,
      (select text from feedback f where f.org_id = app_org() and f.id = m.feedback_id) as said,
      disabled_at is null and (
        m.kind = 'test' or (not is_demo and (m.kind <> 'digest' or digest_by_mail))) as may_mail
    from message m
      join organization o on o.id = m.org_id
      join member on member.org_id = m.org_id and member.id = m.member_id
      left join theme on theme.org_id = m.org_id and theme.id = m.theme_id
    where m.org_id = app_org() and subject is null
    order by m.id limit ${limit} for update of m skip locked`;
}

export interface Words {
  subject: string;
  body: string;
}

/** Gives a message its words, once and for all. */
export async function writeWords(
  tx: Tx,
  id: string,
  { subject, body, byMail }: Words & { byMail: boolean },
): Promise<void> {
  await tx`
    update message set subject = ${subject}, body = ${body}, by_mail = ${byMail}
    where org_id = app_org() and id = ${id} and subject is null`;
}

/** Who has lost their access gets no more mail; what waits for them stays here. */
export async function keepFromDisabled(tx: Tx): Promise<void> {
  await tx`
    update message m set by_mail = false from member
    where m.org_id = app_org() and by_mail and sent_at is null and failed_at is null
      and sending_at is null and member.org_id = m.org_id and member.id = m.member_id
      and disabled_at is not null`;
}

/** A message on its way out. */
export interface Mail extends Words {
  id: string;
  kind: MessageKind;
  memberId: string;
  name: string;
  email: string;
  attempts: number;
  /** A file for calendars that goes along (RFC 5545). */
  calendar: string | null;
  /** Nobody waits any longer for what could not be sent in two days. */
  isLastTry: boolean;
}

/**
 * Takes the next message that is due to be sent. From here on until its outcome is written down
 * nobody takes it again, not even when this process dies: rather once unclear than twice sent.
 */
export async function takeMail(tx: Tx): Promise<Mail | undefined> {
  const [row] = await tx<Mail[]>`
    update message m set sending_at = now(), attempts = attempts + 1
    from member
    where m.org_id = app_org() and member.org_id = m.org_id and member.id = m.member_id
      and m.id = (
        select id from message
        where org_id = app_org() and by_mail and sent_at is null and failed_at is null
          and sending_at is null and (retry_at is null or retry_at <= now())
        order by retry_at nulls first, id limit 1 for update skip locked)
    returning m.id, m.kind, m.member_id, member.name, member.email, subject, body, attempts,
      m.data->>'calendar' as calendar,
      m.kind = 'test' or m.created_at < now() - interval '2 days' as is_last_try`;
  return row;
}

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx`
    update message set sent_at = now(), sending_at = null, failed_at = null, error = null,
      error_detail = null
    where org_id = app_org() and id = ${id}`;
}

export interface MailFailure {
  code: string;
  /** What the mail server said, if it said something. */
  detail: string | null;
}

/** It will never be sent. */
export async function markFailed(tx: Tx, id: string, { code, detail }: MailFailure): Promise<void> {
  await tx`
    update message set failed_at = now(), sending_at = null, error = ${code},
      error_detail = ${detail}
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

/** Mail is not set up any more: what waits for it is to be read here, and never sent later. */
export async function failWaiting(tx: Tx, code: string): Promise<void> {
  await tx`
    update message set failed_at = now(), error = ${code}, error_detail = null
    where org_id = app_org() and by_mail and sent_at is null and failed_at is null
      and sending_at is null`;
}

/** It was not sent, and will be tried again after so many minutes. */
export async function markForRetry(
  tx: Tx,
  id: string,
  { code, detail, minutes }: MailFailure & { minutes: number },
): Promise<void> {
  await tx`
    update message set sending_at = null, retry_at = now() + ${minutes} * interval '1 minute',
      error = ${code}, error_detail = ${detail}
    where org_id = app_org() and id = ${id} and sent_at is null`;
}

/**
 * What was taken more than `minutes` ago and has no outcome was in the hands of a process that died:
 * it may have been sent, so it is not sent again.
 */
export async function markUnclear(tx: Tx, minutes: number): Promise<number> {
  const rows = await tx`
    update message set failed_at = now(), error = 'unclear', error_detail = null
    where org_id = app_org() and by_mail and sent_at is null and failed_at is null
      and sending_at < now() - ${minutes} * interval '1 minute' returning id`;
  return rows.length;
}

/** Messages whose words or whose mail somebody still has to see to. */
export async function countUnfinished(tx: Tx): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from message
    where org_id = app_org()
      and (subject is null or (by_mail and sent_at is null and failed_at is null))`;
  return row.count;
}
