import { expect, test } from 'vitest';
import { WEEKS_A_YEAR } from './avoided-contacts.ts';
import { businessCase } from './business-case.ts';

const contacts = { value: 480, low: 320, high: 640 };
/** So many weeks that they are six months. */
const weeks = WEEKS_A_YEAR / 2;
const facts = { contacts, weeks, contactCost: 4.8, yearly: 1_200, cost: 1_452 };

test('months until the cost is back', () => {
  // 480 × 4.80 = 2,304 and half of 1,200 are 2,904 in six months, 484 a month: 1,452 in three.
  expect(businessCase(facts)).toEqual({
    money: { value: 2_304, low: 1_536, high: 3_072 },
    besides: 600,
    benefit: { value: 2_904, low: 2_136, high: 3_672 },
    monthly: { value: 484, low: 356, high: 612 },
    net: { value: 1_452, low: 684, high: 2_220 },
    // 1,452 / 612 = 2.37 at best, 1,452 / 356 = 4.08 at worst.
    payback: { months: 3, low: 2.4, high: 4.1 },
  });
});

test('what brings nothing is never paid back, what cost nothing is at once', () => {
  const nothing = { ...facts, contacts: { value: 0, low: 0, high: 10 }, yearly: 0 };
  expect(businessCase(nothing).payback).toMatchObject({ months: null, high: null });
  expect(businessCase({ ...facts, cost: 0 }).payback).toEqual({ months: 0, low: 0, high: 0 });
});

test('without a price nothing is made up, and without a cost there is no payback', () => {
  expect(businessCase({ ...facts, contactCost: null })).toMatchObject({
    money: null,
    benefit: null,
    net: null,
    payback: null,
  });
  expect(businessCase({ ...facts, cost: null })).toMatchObject({ net: null, payback: null });
});
