import type { Council } from '@vocero/sql/councils';
import type { Meeting } from '@vocero/sql/meetings';
import { meetingDays } from './cadence.ts';
import { escapeText, writeLines } from './ics-text.ts';
import { instantOf } from '@vocero/sql/local-time';
import { stamp, zoneLines } from './zone-rules.ts';

/** Years after the running one for which clock changes are told. */
const YEARS_AHEAD = 15;

export interface CouncilCalendar {
  council: Council;
  /** IANA name of the organisation's zone. */
  zone: string;
  /** Meetings that were arranged, moved or cancelled. */
  meetings: readonly Meeting[];
  /** What a meeting is called, and what is said of it. */
  summary: string;
  description: string;
  urlOf: (plannedOn: string) => string;
  now: Date;
}

/** All meetings of a council as one recurring event with its exceptions (RFC 5545). */
export function writeCouncilCalendar(calendar: CouncilCalendar): string {
  const { council, meetings } = calendar;
  const first = meetingDays(council, council.fromDay, 1)[0]!;
  const moved = meetings.filter((one) => one.isMoved && !one.cancelledAt && one.plannedOn >= first);
  return wrap(calendar, first, [
    ...seriesLines(calendar, first),
    ...moved.flatMap((meeting) => movedLines(calendar, meeting)),
  ]);
}

type OneMeeting = Pick<Meeting, 'plannedOn' | 'day' | 'starts' | 'minutes' | 'place'> & {
  isCancelled: boolean;
};

/** One meeting by itself, for a calendar that is not subscribed. */
export function writeMeetingCalendar(calendar: CouncilCalendar, meeting: OneMeeting): string {
  const { zone, urlOf } = calendar;
  const council = { ...calendar.council, place: meeting.place };
  return wrap(calendar, meeting.day, [
    'BEGIN:VEVENT',
    `UID:meeting-${council.id}-${meeting.plannedOn}@vocero`,
    ...commonLines({ ...calendar, council }, urlOf(meeting.plannedOn)),
    ...whenLines(zone, meeting),
    ...(meeting.isCancelled ? ['STATUS:CANCELLED'] : ['STATUS:CONFIRMED']),
    'END:VEVENT',
  ]);
}

function wrap({ council, zone, now }: CouncilCalendar, firstDay: string, events: string[]): string {
  const first = Number(firstDay.slice(0, 4));
  const last = Math.max(first, now.getUTCFullYear()) + YEARS_AHEAD;
  return writeLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vocero//Councils//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(council.name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...zoneLines(zone, { first, last }),
    ...events,
    'END:VCALENDAR',
  ]);
}

function seriesLines(calendar: CouncilCalendar, first: string): string[] {
  const { council, zone, meetings, urlOf } = calendar;
  const cancelled = meetings.filter((meeting) => meeting.cancelledAt);
  return [
    'BEGIN:VEVENT',
    `UID:council-${council.id}@vocero`,
    ...commonLines(calendar, urlOf(first)),
    ...whenLines(zone, { ...council, day: first }),
    ...endedOrRepeated(calendar, first),
    ...cancelled.map(
      ({ plannedOn }) => `EXDATE;TZID=${zone}:${localStamp(plannedOn, council.starts)}`,
    ),
    'END:VEVENT',
  ];
}

/** A council that meets no more: what was stays, what would have been goes. */
function endedOrRepeated({ council, zone }: CouncilCalendar, first: string): string[] {
  const { archivedAt } = council;
  const isNever = archivedAt && instantOf(first, council.starts, zone) > archivedAt;
  if (isNever) return ['STATUS:CANCELLED'];
  return [
    'STATUS:CONFIRMED',
    `RRULE:${ruleOf(council)}${archivedAt ? `;UNTIL=${utc(archivedAt)}` : ''}`,
  ];
}

function movedLines(calendar: CouncilCalendar, meeting: Meeting): string[] {
  const { council, zone, urlOf } = calendar;
  return [
    'BEGIN:VEVENT',
    `UID:council-${council.id}@vocero`,
    `RECURRENCE-ID;TZID=${zone}:${localStamp(meeting.plannedOn, council.starts)}`,
    ...commonLines(
      { ...calendar, council: { ...council, place: meeting.place } },
      urlOf(meeting.plannedOn),
    ),
    ...whenLines(zone, meeting),
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ];
}

function commonLines({ council, summary, description }: CouncilCalendar, url: string): string[] {
  return [
    `DTSTAMP:${utc(council.changedAt)}`,
    `LAST-MODIFIED:${utc(council.changedAt)}`,
    `SEQUENCE:${council.sequence}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(`${description}\n${url}`)}`,
    ...(council.place === null ? [] : [`LOCATION:${escapeText(council.place)}`]),
    `URL:${url}`,
  ];
}

const whenLines = (zone: string, when: { day: string; starts: string; minutes: number }) => [
  `DTSTART;TZID=${zone}:${localStamp(when.day, when.starts)}`,
  `DURATION:PT${when.minutes}M`,
];

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function ruleOf({ freq, every, weekday, nth }: Council): string {
  const day = weekdays[weekday - 1];
  return freq === 'week'
    ? `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${day};WKST=MO`
    : `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${nth}${day}`;
}

const localStamp = (day: string, time: string) => stamp(new Date(`${day}T${time}:00Z`));
const utc = (instant: Date) => `${stamp(instant)}Z`;
