import { expect, test } from 'vitest';
import { cardsPerMinute, emptyDesk, keepDesk, nextNumber, readDesk } from './card-store.ts';

test.each([
  ['9', '10'],
  ['A-009', 'A-010'],
  ['99', '100'],
  ['B7-x', ''],
  ['', ''],
])('after %j comes %j', (number, next) => expect(nextNumber(number)).toBe(next));

test('a desk is read as it was kept', () => {
  const kept = new Map<string, string>();
  const storage = {
    setItem: (key: string, text: string) => void kept.set(key, text),
    getItem: (key: string) => kept.get(key) ?? null,
  };
  const desk = { ...emptyDesk, batch: { surveyId: 's', placeId: null, day: '2026-01-05' } };
  expect(keepDesk(storage, 'k', desk)).toBe(true);
  expect(readDesk(storage, 'k')).toEqual(desk);
});

test('what cannot be read is an empty desk, and a full storage says so', () => {
  expect(readDesk({ getItem: () => '{broken' }, 'k')).toEqual(emptyDesk);
  expect(readDesk({ getItem: () => null }, 'k')).toEqual(emptyDesk);
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(keepDesk(full, 'k', emptyDesk)).toBe(false);
});

test('five cards in half a minute are ten a minute', () => {
  expect(cardsPerMinute(5, 0, 30_000)).toBe(10);
  expect(cardsPerMinute(0, 0, 30_000)).toBeNull();
  expect(cardsPerMinute(1, null, 30_000)).toBeNull();
});
