import type { Sql, Tx } from './connect.ts';

/**
 * What happens afterwards, by its subject's id:
 * - `feedback.received`: a comment waits to be read by the engine; the subject is the comment.
 * - `feedback.urgent`: people are to be told of it at once; the subject is the comment.
 * - `import.finished`: so do all comments of an import; the subject is the import.
 * - `themes.grow`: a look is due at what came up since; the subject is the organisation.
 * - `themes.learn`: the themes are to be learned again; the subject is the organisation.
 * - `themes.verify`: falls in contacts are to be tested; the subject is the organisation.
 * - `week.close`: a week is over and its report due; the subject is the organisation.
 * - `month.close`: a month is over and its statement due; the subject is the organisation.
 * - `sponsors.tell`: a month is over and its sponsors are to be told; the subject is the organisation.
 * - `kiosks.tell`: kiosks fell silent or are back; the subject is the organisation.
 * - `reviews.tell`: articles are to be looked at again; the subject is the organisation.
 * - `kinds.apply`: the rules for contact kinds changed; the subject is the organisation.
 * - `messages.send`: messages wait to be written and sent; the subject is the organisation.
 * - `invitations.send`: letters to customers are due; the subject is the organisation.
 * - `cases.open`: a comment may become a case; the subject is the comment.
 * - `cases.due`: clocks of cases and promises have come to something; the subject is the organisation.
 * - `customers.tell`: messages to customers wait to be written and sent; the subject is the organisation.
 * - `customers.ask`: customers are to be asked how it turned out; the subject is the organisation.
 * - `themes.tell`: drafts for everybody who raised a theme are to be made; the subject is the telling.
 * - `persons.erase`: somebody is to be erased; the subject is the entry of the register.
 * - `bank.index`: comments wait to be made searchable; the subject is an import, or the organisation.
 * - `problems.due`: a known problem should be over, or votes are to be erased; the subject is the organisation.
 */
export type Topic =
  | 'feedback.received'
  | 'feedback.urgent'
  | 'import.finished'
  | 'themes.grow'
  | 'themes.learn'
  | 'themes.verify'
  | 'week.close'
  | 'month.close'
  | 'sponsors.tell'
  | 'kinds.apply'
  | 'kiosks.tell'
  | 'reviews.tell'
  | 'messages.send'
  | 'invitations.send'
  | 'problems.due'
  | 'cases.open'
  | 'cases.due'
  | 'customers.tell'
  | 'themes.tell'
  | 'customers.ask'
  | 'persons.erase'
  | 'bank.index';

/** The relay listens here. What it is told is only that there is something to read. */
export const OUTBOX_CHANNEL = 'vocero_outbox';

/** Promises, within the transaction that makes it necessary, that the work of a topic is done. */
export async function appendOutbox(tx: Tx, topic: Topic, subjectId: string): Promise<void> {
  await tx`insert into outbox (org_id, topic, subject_id) values (app_org(), ${topic}, ${subjectId})`;
}

/** The same for what follows by itself: not while such a promise waits, be it in work already. */
export async function appendOutboxOnce(tx: Tx, topic: Topic, subjectId: string): Promise<void> {
  await tx`
    insert into outbox (org_id, topic, subject_id)
    select app_org(), ${topic}, ${subjectId}
    where not exists (
      select from outbox
      where org_id = app_org() and topic = ${topic} and subject_id = ${subjectId})`;
}

/** The same for what a person asks for: work that has begun may not have seen what they changed. */
export async function appendOutboxAnew(tx: Tx, topic: Topic, subjectId: string): Promise<void> {
  await tx`
    insert into outbox (org_id, topic, subject_id)
    select app_org(), ${topic}, ${subjectId}
    where not exists (
      select from outbox
      where org_id = app_org() and topic = ${topic} and subject_id = ${subjectId}
        and published_at is null)`;
}

/** The rows of a subject that wait now: whoever does the work later deletes these and no newer. */
export async function listWaiting(tx: Tx, topic: Topic, subjectId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from outbox
    where org_id = app_org() and topic = ${topic} and subject_id = ${subjectId}`;
  return rows.map((row) => row.id);
}

/** The rows of a whole topic that wait now. */
export function listTopic(tx: Tx, topic: Topic) {
  return tx<{ id: string; subjectId: string }[]>`
    select id, subject_id from outbox where org_id = app_org() and topic = ${topic}`;
}

/**
 * Takes the rows of a topic in the transaction that does their work.
 * @returns the subjects that still waited: for all others the work was done before.
 */
export async function takeSubjects(tx: Tx, topic: Topic, subjectIds: readonly string[]) {
  const rows = await tx<{ subjectId: string }[]>`
    delete from outbox
    where org_id = app_org() and topic = ${topic} and subject_id = any(${subjectIds}::uuid[])
    returning subject_id`;
  return new Set(rows.map((row) => row.subjectId));
}

/** Takes rows by their own ids; says whether any of them still waited. */
export async function takeRows(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const rows = await tx`
    delete from outbox where org_id = app_org() and id = any(${ids}::uuid[]) returning id`;
  return rows.length > 0;
}

const WAKE_PAUSE = 50;
const woken = new WeakMap<Sql, { again: boolean }>();

/**
 * Tells the relay, after a commit and never inside it, that something waits. At most one message
 * goes out per 50 ms: a burst of requests costs no more than one. A lost one costs half a second,
 * since the relay looks by itself as well.
 */
export function wakeRelay(sql: Sql): void {
  const pause = woken.get(sql);
  if (pause) {
    pause.again = true;
    return;
  }
  const own = { again: false };
  woken.set(sql, own);
  sql.notify(OUTBOX_CHANNEL, '').catch(() => undefined);
  setTimeout(() => {
    woken.delete(sql);
    if (own.again) wakeRelay(sql);
  }, WAKE_PAUSE).unref();
}
