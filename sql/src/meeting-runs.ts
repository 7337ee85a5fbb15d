import type { Tx } from './connect.ts';
import type { ThemeStatus } from './theme-columns.ts';

/** Somebody who is there, or should be. */
export interface MeetingPerson {
  id: string;
  name: string;
  /** Of the council; its chair belongs to it. */
  isMember: boolean;
  isPresent: boolean;
}

/** Who belongs to the council or is there, members first. */
export function listMeetingPeople(tx: Tx, councilId: string, meetingId: string | null) {
  return tx<MeetingPerson[]>`
    with belonging as (
      select member_id as id from council_member
      where org_id = app_org() and council_id = ${councilId}
      union
      select chair_id from council
      where org_id = app_org() and id = ${councilId} and chair_id is not null),
    present as (
      select member_id as id from meeting_person
      where org_id = app_org() and meeting_id = ${meetingId})
    select m.id, m.name, b.id is not null as is_member, p.id is not null as is_present
    from (select id from belonging union select id from present) as one
      join member m on m.org_id = app_org() and m.id = one.id
      left join belonging b on b.id = m.id
      left join present p on p.id = m.id
    where m.disabled_at is null or p.id is not null
    order by b.id is null, lower(m.name), m.id`;
}

export async function listGuests(tx: Tx, meetingId: string | null): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select name from meeting_guest
    where org_id = app_org() and meeting_id = ${meetingId} order by lower(name), name`;
  return rows.map(({ name }) => name);
}

export async function addPerson(tx: Tx, meetingId: string, memberId: string): Promise<void> {
  await tx`
    insert into meeting_person (org_id, meeting_id, member_id)
    values (app_org(), ${meetingId}, ${memberId}) on conflict do nothing`;
}

export async function removePerson(tx: Tx, meetingId: string, memberId: string): Promise<void> {
  await tx`
    delete from meeting_person
    where org_id = app_org() and meeting_id = ${meetingId} and member_id = ${memberId}`;
}

export async function addGuest(tx: Tx, meetingId: string, name: string): Promise<void> {
  await tx`
    insert into meeting_guest (org_id, meeting_id, name)
    values (app_org(), ${meetingId}, ${name}) on conflict do nothing`;
}

export async function removeGuest(tx: Tx, meetingId: string, name: string): Promise<void> {
  await tx`
    delete from meeting_guest
    where org_id = app_org() and meeting_id = ${meetingId} and name = ${name}`;
}

export async function markStarted(tx: Tx, meetingId: string, memberId: string): Promise<void> {
  await tx`
    update meeting set started_at = clock_timestamp(), started_by = ${memberId}
    where org_id = app_org() and id = ${meetingId} and started_at is null`;
}

/** What was spoken of until now gets its time; from now on it is another theme, or none. */
export async function turnMeeting(
  tx: Tx,
  meetingId: string,
  themeId: string | null,
): Promise<void> {
  await tx`
    update agenda_item i
    set seconds = seconds
      + greatest(0, floor(extract(epoch from clock_timestamp() - m.turned_at)))::int
    from meeting m
    where i.org_id = app_org() and m.org_id = app_org() and m.id = ${meetingId}
      and i.meeting_id = m.id and i.theme_id = m.theme_id and m.turned_at is not null`;
  await tx`
    update meeting set theme_id = ${themeId},
      turned_at = case when ${themeId}::uuid is not null then clock_timestamp() end
    where org_id = app_org() and id = ${meetingId}`;
}

/** Its minutes are what they are now, whatever becomes of what they name. */
export async function closeMeeting(
  tx: Tx,
  meetingId: string,
  { memberId, closedAt, minutes }: { memberId: string; closedAt: Date; minutes: object },
): Promise<void> {
  await tx`
    update meeting set closed_at = ${closedAt}, closed_by = ${memberId},
      revision = revision + 1, minutes_doc = ${tx.json(minutes as never)}
    where org_id = app_org() and id = ${meetingId}`;
}

/** Opens it once more; the minutes of before are there until it is closed again. */
export async function reopenMeeting(tx: Tx, meetingId: string): Promise<void> {
  await tx`
    update meeting set closed_at = null, closed_by = null
    where org_id = app_org() and id = ${meetingId}`;
}

/** The newest minutes of a meeting, as they were written; undefined: it was never closed. */
export async function findMinutes(tx: Tx, meetingId: string): Promise<unknown> {
  const [row] = await tx<{ minutes: unknown }[]>`
    select minutes_doc as minutes from meeting
    where org_id = app_org() and id = ${meetingId} and minutes_doc is not null`;
  return row?.minutes;
}

/** A meeting that has minutes, with what is counted in them. */
export interface HeldMeeting {
  plannedOn: string;
  startedAt: string;
  closedAt: string;
  present: number;
  items: number;
  outcomes: number;
}

/** Newest first. */
export function listHeldMeetings(tx: Tx, councilId: string) {
  return tx<HeldMeeting[]>`
    select planned_on, minutes_doc->>'startedAt' as started_at,
      minutes_doc->>'closedAt' as closed_at,
      jsonb_array_length(minutes_doc->'present') as present,
      jsonb_array_length(minutes_doc->'items') as items,
      jsonb_array_length(jsonb_path_query_array(minutes_doc,
        '$.items[*].entries[*] ? (@.act != "noted")')) as outcomes
    from meeting
    where org_id = app_org() and council_id = ${councilId} and minutes_doc is not null
    order by planned_on desc limit 500`;
}

/** What minutes say of a theme. */
export interface SpokenTheme {
  id: string;
  label: string;
  status: ThemeStatus;
  ownerName: string | null;
  count30: number;
}

/** These themes as they are now, merged and removed ones too. */
export function listSpokenThemes(tx: Tx, ids: readonly string[]) {
  return tx<SpokenTheme[]>`
    select t.id, t.label, t.status, owner.name as owner_name,
      (select count(*)::int from placement p
        where p.org_id = app_org() and p.theme_id = t.id
          and p.occurred_at >= now() - 30 * interval '24 hours') as count30
    from theme t left join member owner on owner.org_id = t.org_id and owner.id = t.owner_id
    where t.org_id = app_org() and t.id = any(${ids}::uuid[])`;
}
