import { expect, test } from 'vitest';
import { falseDiscoveryRates } from './false-discovery.ts';

test('matches the worked example, in the order given', () => {
  // Ordered: 0.01 · 4/1 = 0.04; 0.02 · 4/2 = 0.04; 0.04 · 4/3 = 0.0533; 0.5 · 4/4 = 0.5
  const rates = falseDiscoveryRates([0.5, 0.01, 0.04, 0.02]);
  [0.5, 0.04, 0.16 / 3, 0.04].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 12));
});

test('a clearer test never has a worse rate, and none is above one', () => {
  const rates = falseDiscoveryRates([0.03, 0.029, 0.9, 0.95]);
  expect(rates[1]).toBeCloseTo(0.06, 12); // that of 0.03: 4 · 0.03 / 2, below its own 4 · 0.029 / 1
  expect(Math.max(...rates)).toBeLessThanOrEqual(1);
});

test('one test alone keeps its chance; none gives none', () => {
  expect(falseDiscoveryRates([0.03])).toEqual([0.03]);
  expect(falseDiscoveryRates([])).toEqual([]);
});
