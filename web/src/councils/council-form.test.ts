import { expect, test } from 'vitest';
import { blankForm, councilOf } from './council-form.ts';

const blank = blankForm('2026-03-31', 'm1');

test('a weekly council has no place in the month, a monthly one has', () => {
  expect(councilOf(blank).cadence).toMatchObject({ freq: 'week', nth: null, weekday: 2 });
  const last = councilOf({ ...blank, freq: 'month', nth: '-1' });
  expect(last.cadence).toMatchObject({ freq: 'month', nth: -1 });
});

test('an empty capacity is unknown and not nothing', () => {
  expect(councilOf(blank).capacityHours).toBe(null);
  expect(councilOf({ ...blank, capacityHours: '0' }).capacityHours).toBe(0);
});
