import { expect, test } from 'vitest';
import { weekForm, weekIn } from './week-form.ts';

const spans = (...days: [number, number][][]) => days;

test('hours survive the way into the fields and back, midnight too', () => {
  const week = spans(
    [
      [540, 840],
      [960, 1_440],
    ],
    [[0, 1_440]],
    [],
  );
  expect(weekForm(week)[0]).toEqual({
    ...{ from: '09:00', until: '14:00' },
    ...{ from2: '16:00', until2: '23:59' },
  });
  expect(weekIn(weekForm(week))).toEqual(week);
});

test('a span that lacks an end is none', () => {
  expect(weekIn([{ from: '09:00', until: '', from2: '', until2: '17:00' }])).toEqual([[]]);
});
