import { expect, test } from 'vitest';
import { leastMembers } from './settle.ts';

test('a theme needs three members, and slowly more as comments grow', () => {
  expect([10, 100, 199, 200, 400, 3_200, 1_000_000].map(leastMembers)).toEqual([
    3, 3, 3, 4, 5, 8, 8,
  ]);
});
