import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sourcesOf, stretchOf } from './ballot-policy.ts';

/** Of so many answers one after the other, how many the policy lets count. */
function counted(answers: readonly { network: string; visitor: string }[]): number {
  const tallies = new Map<string, number>();
  return answers.filter(({ network, visitor }) => {
    const within = sourcesOf(network, visitor).map(({ kind, value, most }) => {
      const n = (tallies.get(`${kind} ${value}`) ?? 0) + 1;
      tallies.set(`${kind} ${value}`, n);
      return n <= most;
    });
    return within.every(Boolean);
  }).length;
}

const many = (n: number, make: (n: number) => { network: string; visitor: string }) =>
  Array.from({ length: n }, (_, at) => make(at));

test('a thousand answers of one browser, from wherever it says, are one', () => {
  const visitor = randomUUID();
  expect(counted(many(1_000, (n) => ({ network: `203.0.113.${n % 250}`, visitor })))).toBe(1);
});

test('a thousand answers without a browser from one network are one', () => {
  expect(counted(many(1_000, () => ({ network: '2001:db8::/64', visitor: '' })))).toBe(1);
  expect(counted(many(1_000, (n) => ({ network: '203.0.113.9', visitor: `made-up-${n}` })))).toBe(
    1,
  );
});

test('browsers made up anew for each answer count ten times at most', () => {
  expect(counted(many(1_000, () => ({ network: '203.0.113.9', visitor: randomUUID() })))).toBe(10);
});

test('people in line over one connection all count', () => {
  expect(counted(many(8, () => ({ network: '203.0.113.9', visitor: randomUUID() })))).toBe(8);
});

test('a stretch begins at the same instant for everybody in it', () => {
  const at = (minute: number) => stretchOf(new Date(Date.UTC(2026, 2, 1, 12, minute)), 600_000);
  expect(at(10)).toEqual(at(19));
  expect(at(10)).not.toEqual(at(20));
});
