import { expect, test } from 'vitest';
import { addRanges, avoidedContacts, projectedContacts } from './avoided-contacts.ts';

const before = { metric: 'count', weeks: 4, count: 80, driver: null, spread: 1 } as const;
const week = (count: number, driver: number | null = null) => ({ count, driver, isSilent: false });

test('what did not come is what was expected less what was heard', () => {
  // 80 in 4 weeks are 20 a week: 60 in three, of which 5 + 3 + 4 = 12 came.
  const found = avoidedContacts(before, [week(5), week(3), week(4)]);
  expect(found).toMatchObject({ weeks: 3, heard: 12, expected: 60 });
  expect(found.contacts.value).toBe(48);
  // Byar: 80 → 63.4 to 99.6, three quarters of it 47.6 to 74.7; 12 → 6.19 to 20.96.
  // low = 48 − √(12.4² + 8.96²) = 32.7; high = 48 + √(14.7² + 5.81²) = 63.8.
  expect(found.contacts.low).toBeCloseTo(32.7, 0);
  expect(found.contacts.high).toBeCloseTo(63.8, 0);
});

test('more than before is no avoided contact, and no negative one', () => {
  const { contacts } = avoidedContacts(before, [week(40), week(60)]);
  expect(contacts).toMatchObject({ value: 0, low: 0 });
});

test('a week in which nothing at all was heard avoided nothing', () => {
  const silent = { count: 0, driver: null, isSilent: true };
  expect(avoidedContacts(before, [week(5), silent])).toEqual(avoidedContacts(before, [week(5)]));
});

test('per orders, what is expected follows the orders', () => {
  const rate = { ...before, metric: 'rate', driver: 1_000 } as const;
  // 8 per 100 orders: of 500 orders 40 are expected; a week without known orders is left out.
  const found = avoidedContacts(rate, [week(10, 500), week(3, null)]);
  expect(found).toMatchObject({ weeks: 1, heard: 10, expected: 40 });
  expect(found.contacts.value).toBe(30);
});

test('counts that vary more are less certain', () => {
  const width = (spread: number) => {
    const { contacts } = avoidedContacts({ ...before, spread }, [week(5), week(5)]);
    return contacts.high - contacts.low;
  };
  expect(width(4)).toBeGreaterThan(1.5 * width(1));
});

test('no weeks after are no contacts, and no weeks before cannot be compared with', () => {
  expect(avoidedContacts(before, [])).toMatchObject({
    weeks: 0,
    contacts: { value: 0, low: 0, high: 0 },
  });
  expect(() => avoidedContacts({ ...before, weeks: 0 }, [])).toThrow(RangeError);
});

test('a year to come is what the goal leaves of it', () => {
  // 20 a week down to 5 a week: 15 × 52.1775 = 782.66.
  expect(projectedContacts(before, 5).value).toBeCloseTo(782.66, 1);
  // 8 per 100 of 250 orders a week down to 2 per 100: 6 × 2.5 × 52.1775.
  const rate = { ...before, metric: 'rate', driver: 1_000 } as const;
  expect(projectedContacts(rate, 2).value).toBeCloseTo(782.66, 1);
  expect(projectedContacts(before, 30).value).toBe(0);
});

test('independent ranges together are tighter than their ends added up', () => {
  const range = { value: 10, low: 6, high: 13 };
  // √(4² + 4²) = 5.66 and √(3² + 3²) = 4.24.
  const sum = addRanges([range, range]);
  expect(sum.value).toBe(20);
  expect(sum.low).toBeCloseTo(14.34, 2);
  expect(sum.high).toBeCloseTo(24.24, 2);
  expect(addRanges([])).toEqual({ value: 0, low: 0, high: 0 });
});
