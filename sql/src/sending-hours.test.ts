import { expect, test } from 'vitest';
import { nextSendingTime, type PersonHour } from './sending-hours.ts';

const daily = { firstHour: 9, lastHour: 20, onWeekends: true };
const next = (at: string, wanted: PersonHour[] = [], sending = daily, zone = 'Europe/Madrid') =>
  nextSendingTime(new Date(at), { zone, sending, wanted })?.toISOString() ?? null;

test('what suits is now; before and after the hours it is the next time they begin', () => {
  expect(next('2026-11-23T10:07:00Z')).toBe('2026-11-23T10:07:00.000Z');
  expect(next('2026-11-23T03:07:00Z')).toBe('2026-11-23T08:00:00.000Z'); // 9 in Madrid
  expect(next('2026-11-23T19:00:00Z')).toBe('2026-11-24T08:00:00.000Z'); // 20 is too late
  expect(next('2026-11-23T18:59:59Z')).toBe('2026-11-23T18:59:59.000Z');
});

test('a person who likes evenings is written to from 17 on', () => {
  expect(next('2026-11-23T10:00:00Z', ['evening'])).toBe('2026-11-23T16:00:00.000Z');
  expect(next('2026-11-23T10:00:00Z', ['weekend'])).toBe('2026-11-28T08:00:00.000Z');
  expect(next('2026-11-23T15:00:00Z', ['morning', 'evening'])).toBe('2026-11-23T16:00:00.000Z');
});

test('no weekends means Monday', () => {
  const working = { ...daily, onWeekends: false };
  expect(next('2026-11-28T10:00:00Z', [], working)).toBe('2026-11-30T08:00:00.000Z');
});

test('where no hour suits both there is none', () => {
  expect(next('2026-11-23T10:00:00Z', ['evening'], { ...daily, lastHour: 17 })).toBeNull();
  expect(next('2026-11-23T10:00:00Z', ['weekend'], { ...daily, onWeekends: false })).toBeNull();
});

test('the clock on the wall counts when clocks change', () => {
  // Madrid leaves summer time on 25 October 2026 at 3 and enters it on 29 March 2026 at 2.
  expect(next('2026-10-24T20:00:00Z')).toBe('2026-10-25T08:00:00.000Z'); // 9 in winter
  expect(next('2026-10-23T20:00:00Z')).toBe('2026-10-24T07:00:00.000Z'); // 9 in summer
  expect(next('2026-03-28T20:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
  const night = { firstHour: 2, lastHour: 3, onWeekends: true };
  expect(next('2026-03-29T00:30:00Z', [], night)).toBe('2026-03-30T00:00:00.000Z'); // 2 was skipped
});

test('zones that are a quarter off begin on their own clock', () => {
  expect(next('2026-11-23T00:00:00Z', [], daily, 'Asia/Kathmandu')).toBe(
    '2026-11-23T03:15:00.000Z',
  );
});
