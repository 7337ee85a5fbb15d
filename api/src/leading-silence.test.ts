import { expect, test } from 'vitest';
import { withoutLeadingSilence } from './leading-silence.ts';

const weeks = (...all: number[]) => all.map((count) => ({ all: count }));

test('begins with the first week in which anything was heard', () => {
  expect(withoutLeadingSilence(weeks(0, 0, 3, 0, 5))).toEqual(weeks(3, 0, 5));
  expect(withoutLeadingSilence(weeks(1, 0))).toEqual(weeks(1, 0));
});

test('keeps the last week where nothing was ever heard', () => {
  expect(withoutLeadingSilence(weeks(0, 0, 0))).toEqual(weeks(0));
});
