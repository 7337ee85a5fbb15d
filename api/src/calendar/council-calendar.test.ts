import type { Council } from '@vocero/sql/councils';
import type { Meeting } from '@vocero/sql/meetings';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { meetingDays } from './cadence.ts';
import { writeCouncilCalendar, writeMeetingCalendar } from './council-calendar.ts';
import { instantOf } from '@vocero/sql/local-time';

const council: Council = {
  id: '0198a000-0000-7000-8000-000000000001',
  name: 'Kupci; čašćenje, i još',
  chairId: null,
  chairName: null,
  members: [],
  freq: 'week',
  every: 1,
  weekday: 2,
  nth: null,
  fromDay: '2026-03-10',
  starts: '09:30',
  minutes: 45,
  place: 'Sala 1, prvi sprat\nhttps://meet.example.org/a;b',
  quorum: 2,
  capacityHours: null,
  capacityMoney: null,
  version: 1,
  sequence: 3,
  archivedAt: null,
  changedAt: new Date('2026-03-01T10:00:00Z'),
  isFirst: true,
};
const meeting: Meeting = {
  id: 'm',
  plannedOn: '2026-03-31',
  day: '2026-04-02',
  starts: '14:00',
  minutes: 60,
  place: 'Room 9',
  isMoved: true,
  cancelledAt: null,
  version: 1,
  startedAt: null,
  closedAt: null,
  revision: 0,
  themeId: null,
  turnedAt: null,
};
const calendarOf = (change: Partial<Council> = {}, zone = 'Europe/Sarajevo') => ({
  council: { ...council, ...change },
  zone,
  meetings: [] as Meeting[],
  summary: 'Vijeće: što je važno — naše teme i sve ono što kupci već mjesecima iznova govore',
  description: 'Dnevni red',
  urlOf: (day: string) => `https://vocero.example.org/o/a/councils/${council.id}?day=${day}`,
  now: new Date('2026-03-01T10:00:00Z'),
});

/** What a calendar program makes of it: instants until a limit, by a parser that is not ours. */
function expand(text: string, count: number) {
  const root = ICAL.Component.fromString(text);
  const zone = new ICAL.Timezone(root.getFirstSubcomponent('vtimezone')!);
  const parts = root.getAllSubcomponents('vevent');
  const [series, ...exceptions] = parts.map((part) => new ICAL.Event(part));
  for (const event of parts) {
    for (const name of ['dtstart', 'recurrence-id', 'exdate']) {
      const value: unknown = event.getFirstPropertyValue(name);
      if (value instanceof ICAL.Time) value.zone = zone;
    }
  }
  exceptions.forEach((event) => series!.relateException(event));
  const days = series!.iterator();
  const starts: string[] = [];
  for (let next = days.next(); next && starts.length < count; next = days.next()) {
    starts.push(series!.getOccurrenceDetails(next).startDate.toJSDate().toISOString());
  }
  return { series: series!, starts };
}

const ours = (zone: string, change: Partial<Council>, count: number) => {
  const changed = { ...council, ...change };
  return meetingDays(changed, changed.fromDay, count).map((day) =>
    instantOf(day, changed.starts, zone).toISOString(),
  );
};

test.each([
  ['Europe/Sarajevo', {}],
  ['America/New_York', { every: 2 }],
  ['America/Santiago', { every: 3, weekday: 5 }],
  ['Asia/Kolkata', {}],
  ['Australia/Lord_Howe', { freq: 'month', nth: -1, every: 1 }],
  ['Europe/Madrid', { freq: 'month', nth: 2, every: 2 }],
  ['Africa/Casablanca', {}],
  ['UTC', {}],
] as const)('another parser reads the same instants over clock changes: %s', (zone, change) => {
  const { starts } = expand(writeCouncilCalendar(calendarOf(change, zone)), 60);
  expect(starts).toEqual(ours(zone, change, 60));
});

test('a cancelled meeting is left out, and a moved one is where it was moved to', () => {
  const cancelled = { ...meeting, plannedOn: '2026-03-24', cancelledAt: new Date() };
  const text = writeCouncilCalendar({ ...calendarOf(), meetings: [cancelled, meeting] });
  expect(expand(text, 3).starts).toEqual([
    '2026-03-10T08:30:00.000Z',
    '2026-03-17T08:30:00.000Z',
    '2026-04-02T12:00:00.000Z', // planned for 31 March; 14:00 in summer time
  ]);
});

test('after an edit the same event has a higher sequence', () => {
  const before = expand(writeCouncilCalendar(calendarOf()), 1).series;
  const after = expand(
    writeCouncilCalendar(calendarOf({ starts: '11:00', sequence: 4 })),
    1,
  ).series;
  expect(after.uid).toBe(before.uid);
  expect([before.sequence, after.sequence]).toEqual([3, 4]);
});

test('text with commas, semicolons, lines and letters of any width comes through whole', () => {
  const text = writeCouncilCalendar(calendarOf());
  const { series } = expand(text, 1);
  expect(series.summary).toBe(calendarOf().summary);
  expect(series.location).toBe(council.place);
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a council that meets no more keeps what was and nothing after', () => {
  const archivedAt = new Date('2026-03-20T00:00:00Z');
  expect(expand(writeCouncilCalendar(calendarOf({ archivedAt })), 10).starts).toHaveLength(2);
  const never = new Date('2026-03-01T00:00:00Z');
  expect(writeCouncilCalendar(calendarOf({ archivedAt: never }))).toContain('STATUS:CANCELLED');
});

test('one meeting by itself is one event, cancelled when it is', () => {
  const { starts } = expand(
    writeMeetingCalendar(calendarOf(), { ...meeting, isCancelled: false }),
    5,
  );
  expect(starts).toEqual(['2026-04-02T12:00:00.000Z']);
  const cancelled = { ...meeting, isCancelled: true };
  expect(writeMeetingCalendar(calendarOf(), cancelled)).toContain('STATUS:CANCELLED');
});
