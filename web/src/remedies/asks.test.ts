import { expect, test } from 'vitest';
import { amountOf, askOf, draftFrom, draftOf, isWithin, newId } from './asks.ts';

const credit = { id: 'credit', fixedCost: null, ownLimit: 20 };
const visit = { id: 'visit', fixedCost: 40, ownLimit: 40 };

test('an id is one of version 4', () => {
  expect(newId(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(newId(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000');
});

test('what is left of the limit is written already; a fixed cost is not asked for', () => {
  expect(draftOf(credit, 12.3).amount).toBe('7.7');
  expect(draftOf(credit, 20).amount).toBe('');
  expect(draftOf(visit, 0).amount).toBe('');
});

test.each([
  ['20', 20],
  ['12,50', 12.5],
  ['0', null],
  ['12.345', null],
  ['much', null],
  ['', null],
])('%s is %s', (amount, expected) => {
  expect(amountOf({ id: '', remedyId: 'credit', amount }, credit)).toBe(expected);
});

test('a limit holds to the cent, for all of a comment together', () => {
  expect(isWithin(credit, 20, 0)).toBe(true);
  expect(isWithin(credit, 20.01, 0)).toBe(false);
  expect(isWithin(credit, 9.9, 10.1)).toBe(true);
  expect(isWithin(visit, 40, 40)).toBe(false);
});

test('an amount that is none yet does not stand in the way of the rest', () => {
  const draft = { id: 'a', remedyId: 'credit', amount: '12.345' };
  expect(askOf(draft)).toEqual({ id: 'a', remedyId: 'credit' });
  expect(askOf({ ...draft, amount: '5' })).toEqual({ ...askOf(draft), amount: 5 });
  expect(draftFrom({ id: 'a', remedyId: 'credit', amount: 5 }).amount).toBe('5');
});
