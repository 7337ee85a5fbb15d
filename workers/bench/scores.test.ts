import { expect, test } from 'vitest';
import { agreement, pairsChanged } from './scores.ts';

test('the same division under other names agrees fully', () => {
  expect(agreement(['a', 'a', 'b'], ['x', 'x', 'y'])).toEqual({
    nmi: 1,
    ami: 1,
    ari: 1,
    purity: 1,
    accuracy: 1,
  });
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

test('purity counts the commonest label of each group, accuracy one group a label', () => {
  // x holds a a b, y and z hold one b each: 2 + 1 + 1 of 5; a ↔ x and b ↔ y give 2 + 1 of 5
  const { purity, accuracy } = agreement(['a', 'a', 'b', 'b', 'b'], ['x', 'x', 'x', 'y', 'z']);
  expect(purity).toBeCloseTo(0.8, 9);
  expect(accuracy).toBeCloseTo(0.6, 9);
});

test('accuracy also holds with fewer groups than labels', () => {
  expect(agreement(['a', 'a', 'b', 'c'], ['x', 'x', 'x', 'x']).accuracy).toBeCloseTo(0.5, 9);
});

test('a pair has changed when it was together and is apart, or the other way round', () => {
  // together before: 01, 23; after: 01, 02, 12; changed: 23, 02, 12 of 6
  expect(pairsChanged(['a', 'a', 'b', 'b'], ['x', 'x', 'x', 'y'])).toBeCloseTo(0.5, 9);
  expect(pairsChanged(['a', 'a', 'b'], ['x', 'x', 'y'])).toBe(0);
});
