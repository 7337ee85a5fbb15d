import { expect, test } from 'vitest';
import { newCaseCode, showCaseCode } from './case-code.ts';

test('eight symbols without those that are mistaken for others', () => {
  for (let i = 0; i < 1_000; i += 1) {
    expect(newCaseCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  }
});

test('every symbol comes up, about equally often', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 4_000; i += 1) {
    for (const symbol of newCaseCode()) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  // 32,000 draws of 32 symbols: 1,000 each, standard deviation 31; eight of them is never chance.
  expect(counts.size).toBe(32);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250);
});

test('is shown in two halves', () => {
  expect(showCaseCode('7K3MQ9TX')).toBe('7K3M-Q9TX');
});
