import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burstIds, type GivenAnswer } from './burst.ts';

const answers = (seconds: readonly number[], sameness = (n: number) => String(n)): GivenAnswer[] =>
  seconds.map((second, n) => ({ id: `a${n}`, at: second * 1_000, sameness: sameness(n) }));

test('five answers within half a minute are a burst', () => {
  expect([...burstIds(answers([0, 5, 10, 20, 30]))]).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
});

test('five answers in a second more are none', () => {
  expect(burstIds(answers([0, 5, 10, 20, 31])).size).toBe(0);
});

test('four equal answers in a row within a minute are a burst', () => {
  expect(burstIds(answers([0, 20, 40, 60], () => 'same')).size).toBe(4);
  expect(burstIds(answers([0, 20, 40, 61], () => 'same')).size).toBe(0);
});

test('another answer in between ends a row of equal ones', () => {
  const row = answers([0, 15, 30, 45, 60], (n) => (n === 2 ? 'other' : 'same'));
  expect(burstIds(row).size).toBe(0);
});

test('what is before and after a burst is not of it', () => {
  const found = burstIds(answers([-120, 0, 1, 2, 3, 4, 200]));
  expect([...found].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
});

test('the order in which answers reach us makes no difference', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 });
  fc.assert(
    fc.property(seconds, (times) => {
      const all = answers(times, (n) => String(n % 2));
      const shuffled = [...all].reverse();
      expect(burstIds(shuffled)).toEqual(burstIds(all));
    }),
  );
});
