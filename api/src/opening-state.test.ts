import type { Spans } from '@vocero/sql/opening-hours';
import { expect, test } from 'vitest';
import { showHours } from './opening-state.ts';

const office: Spans = [[540, 1020]]; // 9:00 to 17:00
const phone = {
  channel: 'phone',
  week: [office, office, office, office, office, [], []] as Spans[],
  days: [{ day: '2026-12-24', spans: [[540, 720]] as Spans }],
};
const clock = (now: string, holidays: string[] = []) => ({
  zone: 'Europe/Madrid',
  now: new Date(now),
  holidays: new Set(holidays),
});

test('it is open by the clock of the organisation, until the minute at which it closes', () => {
  // A Wednesday in winter: Madrid is an hour ahead of Greenwich.
  expect(showHours(phone, clock('2026-12-02T08:00:00Z')).isOpen).toBe(true); // 9:00
  expect(showHours(phone, clock('2026-12-02T07:59:00Z')).isOpen).toBe(false);
  expect(showHours(phone, clock('2026-12-02T16:00:00Z')).isOpen).toBe(false); // 17:00
});

test('a holiday is closed, and a day of its own is as it says', () => {
  const { isOpen, otherwise } = showHours(phone, clock('2026-12-08T10:00:00Z', ['2026-12-08']));
  expect(isOpen).toBe(false);
  expect(otherwise).toEqual([
    { day: '2026-12-08', spans: [] },
    { day: '2026-12-24', spans: [[540, 720]] },
  ]);
});

test('a holiday on a day that is closed anyway is nothing to tell', () => {
  expect(showHours(phone, clock('2026-12-02T10:00:00Z', ['2026-12-06'])).otherwise).toEqual([
    { day: '2026-12-24', spans: [[540, 720]] },
  ]);
});
