import type { Tx } from './connect.ts';
import type { SendingChannel } from './consents.ts';
import type { PersonHour } from './sending-hours.ts';

/** Somebody who may be written to. */
export interface Person {
  id: string;
  customerRef: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  /** What a messenger calls them. */
  chat: string | null;
  locale: string | null;
  channels: SendingChannel[];
  hours: PersonHour[];
  preferredAt: Date | null;
  doNotContactAt: Date | null;
  doNotContactBy: 'person' | 'member' | null;
  /** The member who noted it. */
  doNotContactMember: string | null;
  doNotContactReason: string | null;
  noAskingAt: Date | null;
  createdAt: Date;
}

const columns = (tx: Tx) => tx`
  p.id, p.customer_ref, p.name, p.email, p.phone, p.chat, p.locale, p.channels, p.hours, p.preferred_at,
  p.do_not_contact_at, p.do_not_contact_by, member.name as do_not_contact_member,
  p.do_not_contact_reason, p.no_asking_at, p.created_at`;

const from = (tx: Tx) => tx`
  from person p
    left join member on member.org_id = p.org_id and member.id = p.do_not_contact_member_id`;

export async function findPerson(tx: Tx, id: string) {
  const [row] = await tx<Person[]>`
    select ${columns(tx)} ${from(tx)} where p.org_id = app_org() and p.id = ${id}`;
  return row;
}

/** By what the organisation calls a customer, or by an address. */
export async function findPersonBy(tx: Tx, { ref, email }: { ref: string; email: string }) {
  const [row] = await tx<Person[]>`
    select ${columns(tx)} ${from(tx)}
    where p.org_id = app_org() and p.id = coalesce(
      (select id from person where org_id = app_org() and customer_ref = ${ref}),
      (select id from person where org_id = app_org() and lower(email) = lower(${email})
        order by id limit 1))`;
  return row;
}

/** Who is reached by this number, however it is written: whoever wants no contact before others. */
export async function findPersonByPhone(tx: Tx, phone: string) {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 6) return undefined;
  const [row] = await tx<Person[]>`
    select ${columns(tx)} ${from(tx)}
    where p.org_id = app_org() and p.phone is not null
      and regexp_replace(p.phone, '\\D', '', 'g') = ${digits}
    order by p.do_not_contact_at is null, p.id desc limit 1`;
  return row;
}

/** Newest first; `search` is part of a name, an address, a number or a reference. */
export function listPersons(
  tx: Tx,
  { search, before, limit }: { search: string | null; before: string | null; limit: number },
) {
  const like = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return tx<Person[]>`
    select ${columns(tx)} ${from(tx)}
    where p.org_id = app_org() and (${before}::uuid is null or p.id < ${before}::uuid)
      and (${like}::text is null or p.name ilike ${like} or p.email ilike ${like}
        or p.phone ilike ${like} or p.chat ilike ${like} or p.customer_ref ilike ${like})
    order by p.id desc limit ${limit}`;
}

/**
 * Holds a person until the transaction ends, so that what is decided of them is decided in turn. Who only
 * writes something that is of them, such as a message, does not wait: it may hold what this transaction needs.
 */
export async function lockPerson(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    select from person where org_id = app_org() and id = ${id} for no key update`;
  return rows.length > 0;
}

export interface KnownPerson {
  ref: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
}

/** The person that a sender speaks of, made where there is none; what is newly told replaces the old. */
export async function keepPerson(tx: Tx, person: KnownPerson): Promise<string> {
  const { ref, name, email, phone, locale } = person;
  const [row] = await tx<[{ id: string }]>`
    select person_of(${ref}, ${name}, ${email}, ${phone}, ${locale}, true) as id`;
  return row.id;
}

export interface Preferences {
  channels: readonly SendingChannel[];
  hours: readonly PersonHour[];
  locale: string | null;
}

export async function writePreferences(tx: Tx, id: string, wanted: Preferences): Promise<void> {
  await tx`
    update person set channels = ${[...wanted.channels]}, hours = ${[...wanted.hours]},
      locale = ${wanted.locale}, preferred_at = now()
    where org_id = app_org() and id = ${id}`;
}

/** Under which name a messenger reaches them; null: under none. */
export async function writeChat(tx: Tx, id: string, chat: string | null): Promise<void> {
  await tx`update person set chat = ${chat} where org_id = app_org() and id = ${id}`;
}

/** How somebody likes to be reached, without the language. */
export type Liking = Omit<Preferences, 'locale'>;

/**
 * Keeps what somebody liked when they left an address with a comment. Whoever fills in a public page
 * may be anybody: unless it is known who does, it replaces nothing that was said before.
 */
export async function keepLiking(
  tx: Tx,
  feedbackId: string,
  { channels, hours, isKnown }: Liking & { isKnown: boolean },
): Promise<void> {
  await tx`
    update person set channels = ${[...channels]}, hours = ${[...hours]}, preferred_at = now()
    from contact
    where contact.org_id = app_org() and contact.feedback_id = ${feedbackId}
      and person.org_id = contact.org_id and person.id = contact.person_id
      and (${isKnown} or person.preferred_at is null)`;
}

export interface DoNotContact {
  by: 'person' | 'member';
  memberId: string | null;
  reason: string | null;
}

/** From now on nothing is sent to them; null: they may be reached again, as far as they agreed. */
export async function writeDoNotContact(tx: Tx, id: string, say: DoNotContact | null) {
  await tx`
    update person set do_not_contact_at = case when ${say !== null} then now() end,
      do_not_contact_by = ${say?.by ?? null}, do_not_contact_member_id = ${say?.memberId ?? null},
      do_not_contact_reason = ${say?.reason ?? null}
    where org_id = app_org() and id = ${id}`;
}

/** Whether they want to be asked nothing any more. */
export async function writeNoAsking(tx: Tx, id: string, isSaid: boolean): Promise<void> {
  await tx`
    update person set no_asking_at = case when ${isSaid} then coalesce(no_asking_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

/** Who left an address with a comment; undefined where nobody did. */
export async function findPersonOfFeedback(tx: Tx, feedbackId: string) {
  const [row] = await tx<{ personId: string }[]>`
    select person_id from contact
    where org_id = app_org() and feedback_id = ${feedbackId} and person_id is not null
    union all
    select person_id from survey_invitation
    where org_id = app_org() and feedback_id = ${feedbackId} limit 1`;
  return row?.personId;
}
