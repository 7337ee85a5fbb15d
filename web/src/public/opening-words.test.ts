import { expect, test } from 'vitest';
import { daysAlike, daysName, spansName } from './opening-words.ts';

const office = [[540, 1020]] as [number, number][];

test('days in a row with the same hours are one line', () => {
  const week = [office, office, office, office, [[540, 840]] as [number, number][], [], []];
  const lines = daysAlike(week).map((each) => `${daysName('en', each)} ${spansName(each.spans)}`);
  expect(lines).toEqual(['Mon–Thu 9:00–17:00', 'Fri 9:00–14:00', 'Sat–Sun ']);
});

test('a day with a break names both halves, and a day may last until midnight', () => {
  expect(
    spansName([
      [540, 810],
      [960, 1440],
    ]),
  ).toBe('9:00–13:30, 16:00–24:00');
});
