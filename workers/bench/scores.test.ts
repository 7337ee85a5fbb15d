import { expect, test } from 'vitest';
import { agreement } from './scores.ts';

test('the same division under other names agrees fully', () => {
  expect(agreement(['a', 'a', 'b'], ['x', 'x', 'y'])).toEqual({ nmi: 1, ami: 1, ari: 1 });
});

test('matches the worked example', () => {
  const { nmi, ari } = agreement(['a', 'a', 'b', 'b'], ['x', 'x', 'x', 'y']);
  // I = 2/4·ln(4·2/(2·3)) + 1/4·ln(4·1/(2·3)) + 1/4·ln(4·1/(2·1)) = 0.2158
  // H(a) = ln 2 = 0.6931, H(b) = 3/4·ln(4/3) + 1/4·ln 4 = 0.5623; 2·0.2158 / 1.2555
  expect(nmi).toBeCloseTo(0.3437, 3);
  // pairs together 1, in rows 2, in columns 3, of 6: expected 1; (1 − 1) / (2.5 − 1)
  expect(ari).toBeCloseTo(0, 9);
});

test('chance earns nothing once adjusted, though it earns mutual information', () => {
  const { nmi, ami } = agreement(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'z']);
  // Every table with rows 2, 2 and columns 2, 1, 1 that keeps x apart has the same I = ln 2 / 2, and
  // x whole in a row (1 case in 3) has ln 2, so the mean is (2/3·½ + 1/3) ln 2 = 2/3 ln 2.
  expect(nmi).toBeCloseTo((0.5 * Math.LN2) / ((Math.LN2 + 1.5 * Math.LN2) / 2), 9);
  expect(ami).toBeCloseTo((0.5 - 2 / 3) / (1.25 - 2 / 3), 9);
});
