import { expect, test } from 'vitest';
import { betaBinomialTail } from './beta-binomial.ts';

test('without correlation it is the binomial tail', () => {
  // P(K ≥ 2) of 3 with 1/4 = 3 · 1/16 · 3/4 + 1/64 = 10/64
  expect(betaBinomialTail(2, 3, 0.25, 0)).toBeCloseTo(10 / 64, 12);
  expect(betaBinomialTail(3, 3, 0.25, 0)).toBeCloseTo(1 / 64, 12);
});

test('with ρ = 1/3 and π = 1/2 every number of successes is equally likely', () => {
  // a = b = 1/2 · (2/3) / (1/3) = 1: the uniform distribution on 0 … m.
  for (const k of [1, 2, 5])
    expect(betaBinomialTail(k, 5, 0.5, 1 / 3)).toBeCloseTo((6 - k) / 6, 12);
});

test('a little correlation is nearly none, and more of it makes the tail heavier', () => {
  expect(betaBinomialTail(12, 40, 0.125, 1e-8)).toBeCloseTo(betaBinomialTail(12, 40, 0.125, 0), 6);
  const tails = [0, 0.01, 0.05, 0.2].map((rho) => betaBinomialTail(12, 40, 0.125, rho));
  expect(tails).toEqual(tails.toSorted((a, b) => a - b));
});

test('its edges', () => {
  expect(betaBinomialTail(0, 10, 0.3, 0.1)).toBe(1);
  expect(betaBinomialTail(11, 10, 0.3, 0.1)).toBe(0);
  expect(betaBinomialTail(1, 10, 0, 0.1)).toBe(0);
  expect(betaBinomialTail(10, 10, 1, 0.1)).toBe(1);
  expect(betaBinomialTail(0, 0, 0.5, 0)).toBe(1);
});

test('large counts neither vanish nor exceed one', () => {
  expect(betaBinomialTail(50_000, 400_000, 0.125, 0)).toBeCloseTo(0.5, 2);
  expect(betaBinomialTail(53_000, 400_000, 0.125, 0)).toBeLessThan(1e-20);
  expect(betaBinomialTail(1, 400_000, 0.125, 0.001)).toBeCloseTo(1, 6);
});
