import { addCustomerEntry } from './case-entries.ts';
import type { Tx } from './connect.ts';

export interface ReplyHook {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export function listReplyHooks(tx: Tx) {
  return tx<ReplyHook[]>`
    select id, name, created_at, last_used_at from reply_hook
    where org_id = app_org() and revoked_at is null order by id desc limit 100`;
}

export async function insertReplyHook(
  tx: Tx,
  hook: { id: string; name: string; tokenHash: string; createdBy: string },
): Promise<void> {
  await tx`
    insert into reply_hook (org_id, id, name, token_hash, created_by)
    values (app_org(), ${hook.id}, ${hook.name}, ${hook.tokenHash}, ${hook.createdBy})`;
}

/** @returns its name; undefined where there is none, or it was revoked before. */
export async function revokeReplyHook(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ name: string }[]>`
    update reply_hook set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null returning name`;
  return row?.name;
}

/** Needs the token's hash as lookup. */
export async function findReplyHook(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; id: string }[]>`
    select org_id, id from reply_hook where token_hash = ${tokenHash} and revoked_at is null`;
  return row;
}

export const noteHookUsed = (tx: Tx, id: string) => tx`
  update reply_hook set last_used_at = now() where org_id = app_org() and id = ${id}
    and (last_used_at is null or last_used_at < now() - interval '1 minute')`;

/** An answer of somebody, however it came. */
export interface Reply {
  channel: 'email' | 'sms' | 'chat';
  /** An address of mail, a number, or what the messenger calls them. */
  from: string;
  text: string;
  /** The case that it names, in capitals and without a hyphen; null: none. */
  code: string | null;
  /** Messages of ours that it answers. */
  messageIds: readonly string[];
  isAutomatic: boolean;
  /** The sender's own name of it. */
  externalId: string;
}

export type ReplyFate = 'taken' | 'duplicate' | 'unmatched' | 'automatic';

interface Found {
  caseId: string;
  isTheirs: boolean;
}

const digits = (text: string) => text.replace(/\D/g, '');

/**
 * The case that an answer belongs to: the one of the message that it answers, else the one that it
 * names; a text message that names none belongs to the newest open case of its number. Whether it is
 * that of the sender is said, too.
 */
async function findCaseOf(tx: Tx, reply: Reply): Promise<Found | undefined> {
  const { channel, from, code, messageIds } = reply;
  const isTheirs = {
    email: tx`lower(p.email) = lower(${from})`,
    sms: tx`regexp_replace(p.phone, '\\D', '', 'g') = ${digits(from)}`,
    chat: tx`p.chat = ${from}`,
  }[channel];
  const [row] = await tx<Found[]>`
    select c.id as case_id, coalesce(${isTheirs}, false) as is_theirs
    from customer_case c left join person p on p.org_id = c.org_id and p.id = c.person_id
    where c.org_id = app_org() and (
      c.id in (select case_id from customer_message m
        where m.org_id = app_org() and m.id = any(${[...messageIds]}::uuid[]))
      or c.code = ${code}
      or (${channel !== 'email' && code === null && messageIds.length === 0} and c.closed_at is null
        and c.person_id in (select id from person p
          where p.org_id = app_org() and ${isTheirs} order by id desc limit 20)))
    order by coalesce(${isTheirs}, false) desc, c.id desc limit 1`;
  return row;
}

/** Puts an answer to its case, or where members say whose it is. Twice told is once. */
export async function takeReply(tx: Tx, reply: Reply): Promise<ReplyFate> {
  const { channel, text, externalId, isAutomatic } = reply;
  const found = await findCaseOf(tx, reply);
  if (found?.isTheirs && !isAutomatic) {
    const entry = { caseId: found.caseId, via: channel, text, externalId };
    return (await addCustomerEntry(tx, entry)) === null ? 'duplicate' : 'taken';
  }
  const reason = isAutomatic ? 'automatic' : found ? 'other_sender' : 'no_case';
  const { count } = await tx`
    insert into unmatched_reply (org_id, channel, sender, text, reason, case_id, external_id,
      settled_at)
    values (app_org(), ${channel}, ${reply.from}, ${text}, ${reason}, ${found?.caseId ?? null},
      ${externalId}, case when ${isAutomatic} then now() end)
    on conflict (org_id, external_id) do nothing`;
  if (count === 0) return 'duplicate';
  return isAutomatic ? 'automatic' : 'unmatched';
}

/** Whoever asks by a text message to be left alone, is; by all who have the number. */
export async function withdrawBySms(tx: Tx, from: string): Promise<number> {
  const { count } = await tx`
    update consent set withdrawn_at = now(), withdrawn_by = 'person'
    where org_id = app_org() and channel = 'sms' and withdrawn_at is null
      and person_id in (select id from person
        where org_id = app_org() and phone is not null
          and regexp_replace(phone, '\\D', '', 'g') = ${digits(from)})`;
  return count;
}

export interface UnmatchedReply {
  id: string;
  channel: 'email' | 'sms' | 'chat';
  sender: string;
  text: string;
  reason: 'no_case' | 'other_sender' | 'automatic';
  caseId: string | null;
  caseCode: string | null;
  receivedAt: Date;
}

/** Answers that nobody has put anywhere yet, newest first. */
export function listUnmatched(tx: Tx, limit = 100) {
  return tx<UnmatchedReply[]>`
    select r.id, r.channel, r.sender, r.text, r.reason, r.case_id, c.code as case_code,
      r.received_at
    from unmatched_reply r left join customer_case c on c.org_id = r.org_id and c.id = r.case_id
    where r.org_id = app_org() and r.settled_at is null order by r.id desc limit ${limit}`;
}

/** Settles one, to a case or to none; undefined: there is none that waits, or no such case. */
export async function settleUnmatched(
  tx: Tx,
  id: string,
  { code, memberId }: { code: string | null; memberId: string },
): Promise<{ caseId: string | null } | undefined> {
  const caseId = code === null ? null : await findCaseByCode(tx, code);
  if (caseId === undefined) return undefined;
  const [row] = await tx<{ channel: UnmatchedReply['channel']; text: string; name: string }[]>`
    update unmatched_reply
    set settled_at = now(), settled_by = ${memberId}, case_id = coalesce(${caseId}, case_id)
    where org_id = app_org() and id = ${id} and settled_at is null
    returning channel, text, external_id as name`;
  if (!row) return undefined;
  if (caseId !== null) {
    const { channel: via, text, name: externalId } = row;
    await addCustomerEntry(tx, { caseId, via, text, externalId, memberId });
  }
  return { caseId };
}

async function findCaseByCode(tx: Tx, code: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from customer_case where org_id = app_org() and code = ${code}`;
  return row?.id;
}
