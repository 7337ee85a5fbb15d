import type { Council } from '@vocero/sql/councils';
import type { Meeting as MeetingRow } from '@vocero/sql/meetings';
import { isMeetingDay, meetingDays } from './calendar/cadence.ts';
import { instantOf } from '@vocero/sql/local-time';
import type { Meeting } from './contract/councils.ts';

/** How many of the next meetings are told of. */
const UPCOMING = 6;

/** Its instants are written out when it leaves. */
export type ShownMeeting = Omit<Meeting, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** When and where a meeting is: as the council meets, unless somebody moved it. */
export function showMeeting(
  council: Council,
  zone: string,
  plannedOn: string,
  row: MeetingRow | undefined,
): ShownMeeting {
  const { day, starts, minutes, place } = row?.isMoved ? row : { ...council, day: plannedOn };
  const startsAt = instantOf(day, starts, zone);
  return {
    plannedOn,
    day,
    starts,
    minutes,
    place,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    isMoved: row?.isMoved ?? false,
    isCancelled: row?.cancelledAt != null,
    version: row?.version ?? 0,
  };
}

/** The next meetings from a day on, in the order in which they take place; none that is over. */
export function upcomingMeetings(
  council: Council,
  zone: string,
  rows: readonly MeetingRow[],
  today: string,
): ShownMeeting[] {
  if (council.archivedAt) return [];
  const arranged = new Map(rows.map((row) => [row.plannedOn, row]));
  const planned = meetingDays(council, today, UPCOMING);
  const moved = rows.filter((row) => row.isMoved).map((row) => row.plannedOn);
  return [...new Set([...planned, ...moved])]
    .filter((day) => !arranged.get(day)?.closedAt)
    .map((day) => showMeeting(council, zone, day, arranged.get(day)))
    .filter(({ day }) => day >= today)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .slice(0, UPCOMING);
}

/** Whether there is, or was, a meeting planned for that day. */
export const isPlanned = (council: Council, day: string, row: MeetingRow | undefined) =>
  row !== undefined || (!council.archivedAt && isMeetingDay(council, day));
