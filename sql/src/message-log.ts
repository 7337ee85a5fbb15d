import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import type { MessageKind } from './messages.ts';

/**
 * `here`: to be read here only; `waiting`: for its words, or to be sent by mail; `unclear`: handed to
 * the mail server, and nobody knows whether it took it.
 */
export const messageStates = ['here', 'waiting', 'sent', 'failed', 'unclear'] as const;
export type MessageState = (typeof messageStates)[number];

export interface Message {
  id: string;
  kind: MessageKind;
  memberId: string;
  memberName: string;
  themeId: string | null;
  /** Whose minutes it tells of: the council, and the day by which the meeting is known. */
  meeting: { id: string; day: string } | null;
  /** Null for the moment before the words are made. */
  subject: string | null;
  body: string | null;
  state: MessageState;
  /** Why it was not sent, as a code. */
  error: string | null;
  errorDetail: string | null;
  createdAt: Date;
  sentAt: Date | null;
  readAt: Date | null;
}

export interface MessageFilter {
  memberId?: string | undefined;
  state?: MessageState | undefined;
  kind?: MessageKind | undefined;
  unread?: boolean | undefined;
  /** The last one of the page before. */
  before?: string | undefined;
}

const stateOf = (tx: Tx) => tx`
  case when sent_at is not null then 'sent'
    when failed_at is not null then case error when 'unclear' then 'unclear' else 'failed' end
    when by_mail or subject is null then 'waiting'
    else 'here' end`;

/** Newest first: ids grow with time. */
export function listMessages(tx: Tx, filter: MessageFilter, limit: number) {
  const { memberId, state, kind, unread, before } = filter;
  return selectMessages(
    tx,
    tx`true
      ${memberId ? tx`and m.member_id = ${memberId}` : tx``}
      ${state ? tx`and ${stateOf(tx)} = ${state}` : tx``}
      ${kind ? tx`and kind = ${kind}` : tx``}
      ${unread ? tx`and read_at is null` : tx``}
      ${before ? tx`and m.id < ${before}` : tx``}
      order by m.id desc limit ${limit}`,
  );
}

export async function findMessage(tx: Tx, id: string): Promise<Message | undefined> {
  const [row] = await selectMessages(tx, tx`m.id = ${id}`);
  return row;
}

const selectMessages = (tx: Tx, which: ReturnType<Tx>) => tx<Message[]>`
  select m.id, kind, m.member_id, member.name as member_name, theme_id,
    case when kind = 'minutes' then jsonb_build_object('id', data->>'councilId',
      'day', data->>'plannedOn') end as meeting, subject, body,
    ${stateOf(tx)} as state, error, error_detail, m.created_at, sent_at, read_at
  from message m join member on member.org_id = m.org_id and member.id = m.member_id
  where m.org_id = app_org() and ${which}`;

/** Marks messages of a member as read, or as unread again. */
export async function markMessages(
  tx: Tx,
  { memberId, ids, read }: { memberId: string; ids: readonly string[]; read: boolean },
): Promise<void> {
  const [row] = await tx<{ orgId: string }[]>`
    update message set read_at = case when ${read} then coalesce(read_at, now()) end
    where org_id = app_org() and member_id = ${memberId} and id = any(${[...ids]}::uuid[])
    returning org_id`;
  if (row) await notifyLive(tx, row.orgId, 'messages');
}

export interface Mailbox {
  unread: number;
  digestByMail: boolean;
}

export async function readMailbox(tx: Tx, memberId: string): Promise<Mailbox> {
  const [row] = await tx<[Mailbox]>`
    select digest_by_mail, (
      select count(*)::int from message
      where org_id = app_org() and member_id = ${memberId} and read_at is null) as unread
    from member where org_id = app_org() and id = ${memberId}`;
  return row;
}

/**
 * Whether a member gets the weekly digest by mail. A digest that still waits to be sent stays here.
 * @returns false when there is no such member.
 */
export async function changeDigestByMail(
  tx: Tx,
  memberId: string,
  byMail: boolean,
): Promise<boolean> {
  const rows = await tx`
    update member set digest_by_mail = ${byMail}
    where org_id = app_org() and id = ${memberId} returning id`;
  if (!byMail) {
    await tx`
      update message set by_mail = false
      where org_id = app_org() and member_id = ${memberId} and kind = 'digest' and by_mail
        and sent_at is null and failed_at is null and sending_at is null`;
  }
  return rows.length > 0;
}
