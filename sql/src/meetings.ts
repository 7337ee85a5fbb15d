import type { Tx } from './connect.ts';

/** One meeting of a council, known by the day that the cadence gave it. */
export interface Meeting {
  id: string;
  plannedOn: string;
  day: string;
  starts: string;
  minutes: number;
  place: string | null;
  /** Until somebody moves it, it is when and where the council meets. */
  isMoved: boolean;
  cancelledAt: Date | null;
  version: number;
  startedAt: Date | null;
  closedAt: Date | null;
  /** How often it was closed. */
  revision: number;
  /** What is spoken of now, and since when. */
  themeId: string | null;
  turnedAt: Date | null;
}

const columns = (tx: Tx) => tx`
  id, planned_on, day, starts, minutes, place, is_moved, cancelled_at, version, started_at,
  closed_at, revision, theme_id, turned_at`;

/** Those that are arranged, moved or cancelled, from a planned day on, in order. */
export function listMeetings(tx: Tx, councilId: string, from: string) {
  return tx<Meeting[]>`
    select ${columns(tx)} from meeting
    where org_id = app_org() and council_id = ${councilId}
      and (planned_on >= ${from} or day >= ${from})
    order by planned_on limit 1000`;
}

export async function findMeeting(tx: Tx, councilId: string, plannedOn: string) {
  const [row] = await tx<Meeting[]>`
    select ${columns(tx)} from meeting
    where org_id = app_org() and council_id = ${councilId} and planned_on = ${plannedOn}`;
  return row;
}

/** The newest one before a planned day that was arranged and not cancelled. */
export async function findMeetingBefore(tx: Tx, councilId: string, plannedOn: string) {
  const [row] = await tx<Meeting[]>`
    select ${columns(tx)} from meeting
    where org_id = app_org() and council_id = ${councilId} and planned_on < ${plannedOn}
      and cancelled_at is null
    order by planned_on desc limit 1`;
  return row;
}

type When = Pick<Meeting, 'plannedOn' | 'day' | 'starts' | 'minutes' | 'place'>;

/** Makes the row of a meeting that has none. */
export async function insertMeeting(tx: Tx, councilId: string, when: When): Promise<Meeting> {
  const [row] = await tx<[Meeting]>`
    insert into meeting (org_id, council_id, planned_on, day, starts, minutes, place, version)
    values (app_org(), ${councilId}, ${when.plannedOn}, ${when.day}, ${when.starts},
      ${when.minutes}, ${when.place}, 0)
    returning ${columns(tx)}`;
  return row;
}

/** Writes when and where it is, and whether it is at all. */
export async function writeMeeting(tx: Tx, meeting: Meeting): Promise<void> {
  await tx`
    update meeting set day = ${meeting.day}, starts = ${meeting.starts},
      minutes = ${meeting.minutes}, place = ${meeting.place}, is_moved = ${meeting.isMoved},
      cancelled_at = ${meeting.cancelledAt}, version = version + 1
    where org_id = app_org() and id = ${meeting.id}`;
}

/**
 * Another cadence begins: what was moved or cancelled of the old one means nothing in it. What was
 * held stays.
 */
export async function deleteMeetingsFrom(
  tx: Tx,
  councilId: string,
  { from, except }: { from: string; except: string | null },
): Promise<void> {
  await tx`
    delete from meeting
    where org_id = app_org() and council_id = ${councilId} and planned_on >= ${from}
      and started_at is null and id is distinct from ${except}`;
}

/** The meeting keeps its agenda and is known by another day. */
export async function renameMeeting(tx: Tx, meetingId: string, when: When): Promise<void> {
  await tx`
    update meeting set planned_on = ${when.plannedOn}, day = ${when.day}, starts = ${when.starts},
      minutes = ${when.minutes}, place = ${when.place}, is_moved = false, cancelled_at = null,
      version = version + 1
    where org_id = app_org() and id = ${meetingId}`;
}
