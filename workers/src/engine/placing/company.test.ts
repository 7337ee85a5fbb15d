import { expect, test } from 'vitest';
import { companyOf, hasCompany } from './company.ts';
import { gatherCompany, joinCompany } from './gather-company.ts';

const stems = (...pairs: [row: number, weight: number][]) => new Map(pairs);
/** Nine members that say one thing, and one that says another. */
const nine = Array.from({ length: 9 }, () => stems([0, 0.6], [1, 0.8]));
const company = gatherCompany([...nine, stems([2, 1])], 0.1);

test('company is the mean likeness to the eight members most alike', () => {
  expect(companyOf(company, stems([0, 0.6], [1, 0.8]))).toBeCloseTo(1); // 8 · (0.36 + 0.64) / 8
  expect(companyOf(company, stems([1, 1]))).toBeCloseTo(0.8);
});

test('where fewer have anything in common the others count as nothing', () => {
  expect(companyOf(company, stems([2, 0.5]))).toBeCloseTo(0.5 / 8);
  expect(companyOf(company, stems([7, 1]))).toBe(0);
  expect(companyOf(company, new Map())).toBe(0);
});

test('a member is no company to itself', () => {
  expect(companyOf(company, stems([2, 1]), 9)).toBe(0);
  expect(companyOf(company, nine[0]!, 0)).toBeCloseTo(1); // eight others say the same
});

test('enough company is told without looking further, and as the mean tells it', () => {
  const asked = (least: number) => ({ ...company, least });
  const comment = stems([1, 1]); // 0.8 to nine members
  expect([0.79, 0.81].map((least) => hasCompany(asked(least), comment))).toEqual([true, false]);
  const one = stems([2, 0.8]); // 0.8 to one of them, a mean of 0.1
  expect([0.09, 0.11].map((least) => hasCompany(asked(least), one))).toEqual([true, false]);
  expect(hasCompany(asked(0.09), one, 9)).toBe(false);
  expect(companyOf(company, comment)).toBeCloseTo(0.8); // nothing is left of the looks before
});

test('what is nearly enough is looked at to the end', () => {
  const many = Array.from({ length: 20 }, () => stems([1, 0.001]));
  const comment = stems([0, 0.8], [1, 0.1]); // one near member, then twenty that are hardly alike
  const asked = (least: number) =>
    hasCompany(gatherCompany([stems([0, 1]), ...many], least), comment);
  // (0.8 + 7 · 0.0001) / 8 = 0.1000875
  expect([0.1, 0.10008, 0.1001].map(asked)).toEqual([true, true, false]);
});

test('what is just enough is enough, however its sums are rounded', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const weights = [9, 8, 7, 6, 5].map((n) => Math.sqrt(n + seed / 60));
    const length = Math.hypot(...weights);
    const pairs = weights.map((weight, row): [number, number] => [row, weight / length]);
    // Eight say all of it, and of each stem some more say hardly anything.
    const eight = Array.from({ length: 8 }, () => stems(...pairs));
    const others = Array.from({ length: 50 }, (_, i) => stems([i % 5, 0.01]));
    const all = gatherCompany([...eight, ...others], 0);
    const least = companyOf(all, stems(...pairs));
    expect(hasCompany({ ...all, least }, stems(...pairs))).toBe(true);
    expect(hasCompany({ ...all, least: least + 1e-12 }, stems(...pairs))).toBe(false);
  }
});

test('what one comment found says nothing about the next', () => {
  const first = companyOf(company, nine[0]!);
  companyOf(company, stems([2, 1]));
  expect(companyOf(company, nine[0]!)).toBe(first);
});

test('members that come later are as if they had been there', () => {
  const others = [stems([2, 0.8], [5, 0.6]), stems([1, 1])];
  const whole = gatherCompany([...nine, stems([2, 1]), ...others], 0.1);
  expect(joinCompany(company, others)).toEqual(whole);
});

test('of a stem that everybody uses those are kept that it weighs most in', () => {
  const weights = Array.from({ length: 600 }, (_, i) => (i + 1) / 1_000);
  const large = gatherCompany(
    weights.map((weight) => stems([0, weight])),
    0,
  );
  expect(large.starts).toEqual(Int32Array.of(0, 512));
  expect(Math.min(...large.weights)).toBeCloseTo(0.089); // the 512th from above of 0.600 … 0.001
  expect(companyOf(large, stems([0, 1]))).toBeCloseTo(0.5965); // mean of 0.593 … 0.600
});
