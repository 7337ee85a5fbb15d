import { expect, test } from 'vitest';
import { chanceOfRatio, logLikelihoodRatio } from './log-likelihood.ts';

test('matches the worked example', () => {
  // 10 of 100 against 10 of 900: E = 2 and 18, 98 and 882.
  // 2 (10 ln 5 + 10 ln(10/18) + 90 ln(90/98) + 890 ln(890/882))
  // = 2 (16.094 − 5.878 − 7.664 + 8.036) = 21.18
  const ratio = logLikelihoodRatio({ count: 10, total: 100 }, { count: 10, total: 900 });
  expect(ratio).toBeCloseTo(21.18, 2);
});

test('equally frequent is zero, rarer is negative', () => {
  expect(logLikelihoodRatio({ count: 2, total: 10 }, { count: 20, total: 100 })).toBeCloseTo(0, 9);
  expect(logLikelihoodRatio({ count: 1, total: 100 }, { count: 30, total: 100 })).toBeLessThan(-20);
});

test('none on one side, everybody, and empty sets are numbers too', () => {
  expect(logLikelihoodRatio({ count: 5, total: 5 }, { count: 0, total: 5 })).toBeGreaterThan(10);
  expect(logLikelihoodRatio({ count: 5, total: 5 }, { count: 5, total: 5 })).toBe(0);
  expect(logLikelihoodRatio({ count: 3, total: 9 }, { count: 0, total: 0 })).toBe(0);
});

test('chances are those of the tables of χ² with one degree of freedom', () => {
  expect(chanceOfRatio(3.83)).toBe(1);
  expect(chanceOfRatio(3.841)).toBeCloseTo(0.05, 4);
  expect(chanceOfRatio(10.828)).toBeCloseTo(0.001, 5);
  expect(chanceOfRatio(15.137) / 0.0001).toBeCloseTo(1, 3);
  expect(chanceOfRatio(30.664) / 3.07e-8).toBeCloseTo(1, 1);
  expect(chanceOfRatio(5_000)).toBe(0);
});
