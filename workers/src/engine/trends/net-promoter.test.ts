import { expect, test } from 'vitest';
import { netPromoter } from './net-promoter.ts';

test('matches the worked example', () => {
  const found = netPromoter({ promoters: 50, passives: 30, detractors: 20 }, 2)!;
  // score = (50 − 20) / 100. With z = 2, one promoter, one detractor and two passives are added:
  // p = 51/104, d = 21/104; p − d = 30/104 = 0.28846; p + d = 72/104 = 0.69231
  // reach = 2 √((0.69231 − 0.08321) / 104) = 2 · 0.076529
  expect(found.score).toBeCloseTo(0.3, 10);
  expect(found.low).toBeCloseTo(0.28846 - 0.15306, 4);
  expect(found.high).toBeCloseTo(0.28846 + 0.15306, 4);
});

test('promoters and detractors mirror each other', () => {
  const more = netPromoter({ promoters: 9, passives: 4, detractors: 2 })!;
  const less = netPromoter({ promoters: 2, passives: 4, detractors: 9 })!;
  expect(less.score).toBeCloseTo(-more.score, 12);
  expect(less.low).toBeCloseTo(-more.high, 12);
});

test('a few answers that all agree still leave room, and the interval stays in range', () => {
  const all = netPromoter({ promoters: 5, passives: 0, detractors: 0 })!;
  expect(all).toMatchObject({ score: 1, high: 1 });
  expect(all.low).toBeLessThan(0.5);
  for (let n = 1; n < 60; n += 1) {
    for (const passives of [0, n, 2 * n]) {
      const { score, low, high } = netPromoter({ promoters: n, passives, detractors: 0 })!;
      expect(low).toBeLessThanOrEqual(score);
      expect(high).toBeGreaterThanOrEqual(score);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
    }
  }
});

test('more answers of the same kind tell more', () => {
  const width = (times: number) => {
    const { low, high } = netPromoter({
      promoters: 5 * times,
      passives: 3 * times,
      detractors: 2 * times,
    })!;
    return high - low;
  };
  expect(width(10)).toBeLessThan(width(1) / 2);
});

test('nobody says nothing', () => {
  expect(netPromoter({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
});
