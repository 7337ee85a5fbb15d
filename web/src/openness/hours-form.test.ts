import { expect, test } from 'vitest';
import { blankHours, formOfHours, hoursOf, lineOf, spansOf } from './hours-form.ts';

test('a line is read as it is written', () => {
  const spans = spansOf('9:00-13:30, 16.00 – 24:00');
  expect(spans).toEqual([
    [540, 810],
    [960, 1440],
  ]);
  expect(lineOf(spans!)).toBe('9:00-13:30, 16:00-24:00');
  expect(spansOf(' ')).toEqual([]);
});

test('what is no time is not guessed at', () => {
  expect(spansOf('from nine')).toBeNull();
  expect(spansOf('9-17')).toBeNull();
  expect(spansOf('9:75-10:00')).toBeNull();
});

test('lines that cannot be read are named', () => {
  const form = { ...blankHours('phone'), days: [{ day: '2026-12-24', spans: 'morning' }] };
  form.week[6] = 'perhaps';
  expect(hoursOf([form]).unread).toEqual(['0.week.6', '0.days.0']);
});

test('what was kept comes back as it was', () => {
  const { items } = hoursOf([blankHours('phone')]);
  expect(hoursOf(items.map(formOfHours)).items).toEqual(items);
});
