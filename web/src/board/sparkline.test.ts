import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

const size = { width: 20, height: 8 };

test('matches the worked example', () => {
  // three weeks, 10 units apart; the top is 8, so 4 is half way down
  expect(sparkline([0, 4, 8], size)).toBe('0,8 10,4 20,0');
});

test('a single comment stays near the floor', () => {
  // the top is at least 4: 1 of 4 leaves three quarters of the height above it
  expect(sparkline([0, 1], size)).toBe('0,8 20,6');
});

test('less than two weeks draw nothing', () => {
  expect(sparkline([3], size)).toBe('');
});
