import { expect, test } from 'vitest';
import { indexOfThree, measure } from './measure-answers.ts';

const tally = (counts: Record<string, number>) => new Map(Object.entries(counts));

test('solved counts a partly as half, treated from 1 to 5 as 0 to 1', () => {
  expect(measure('solved', tally({ yes: 3, partly: 2, no: 5 })).value).toBeCloseTo(0.4, 12);
  // (0 + 0.5 + 0.5 + 1 + 1) / 5
  expect(measure('treated', tally({ 1: 1, 3: 2, 5: 2 })).value).toBeCloseTo(0.6, 12);
});

test('who was there for the first time is not counted', () => {
  const found = measure('first_time', tally({ yes: 6, no: 2, first_contact: 90 }));
  expect(found).toMatchObject({ n: 8, value: 0.75 });
});

test('recommending goes from −100 to 100', () => {
  // 9 and 10 against 0 to 6, of all: (4 − 3) / 10
  const found = measure('nps', tally({ 10: 3, 9: 1, 8: 2, 7: 1, 6: 2, 0: 1 }));
  expect(found.value).toBeCloseTo(10, 12);
  expect(found.low!).toBeGreaterThanOrEqual(-100);
  expect(measure('nps', tally({ 10: 50 })).value).toBe(100);
  expect(measure('nps', tally({ 6: 50 })).value).toBe(-100);
});

test('satisfied are 4 and 5, easy are 5 to 7, with the mean beside it', () => {
  expect(measure('csat', tally({ 5: 2, 4: 3, 3: 5 })).value).toBeCloseTo(0.5, 12);
  expect(measure('ces', tally({ 7: 1, 5: 1, 4: 3 })).value).toBeCloseTo(0.4, 12);
  // (7 + 5 + 3 · 4) / 5
  expect(measure('ces_mean', tally({ 7: 1, 5: 1, 4: 3 })).value).toBeCloseTo(4.8, 12);
});

test('fewer than five are masked', () => {
  const found = measure('csat', tally({ 5: 4 }));
  expect(found).toEqual({ n: 4, value: null, low: null, high: null });
  expect(measure('nps', tally({ 10: 4 })).value).toBeNull();
  expect(measure('ces_mean', tally({ 7: 4 })).value).toBeNull();
});

test('the index is the mean of three, and masked where one of them is', () => {
  const [s, t, f] = [0.5, 0.7, 0.9].map((value) => ({ n: 9, value, low: value, high: value }));
  expect(indexOfThree([s!, t!, { ...f!, n: 6 }])).toMatchObject({
    n: 6,
    value: expect.closeTo(0.7, 12),
  });
  const few = measure('solved', tally({ yes: 2 }));
  expect(indexOfThree([few, t!, f!]).value).toBeNull();
});
