import { expect, test } from 'vitest';
import { sumMonths } from './sum-months.ts';

const sum = (month: string, name: string, amount: number, currency = 'EUR') => ({
  ...{ month, name, amount, currency },
  remedyId: name,
  count: 1,
});

test('a month comes to what was granted in it, each currency by itself', () => {
  const months = sumMonths([
    sum('2026-03', 'credit', 20),
    sum('2026-03', 'visit', 40),
    sum('2026-03', 'visit', 7, 'BAM'),
    sum('2026-02', 'credit', 5),
  ]);
  expect(months.map(({ month, totals }) => [month, totals])).toEqual([
    [
      '2026-03',
      [
        { currency: 'EUR', amount: 60 },
        { currency: 'BAM', amount: 7 },
      ],
    ],
    ['2026-02', [{ currency: 'EUR', amount: 5 }]],
  ]);
  expect(months[0]!.sums).toHaveLength(3);
});
