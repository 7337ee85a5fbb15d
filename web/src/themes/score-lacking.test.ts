import { expect, test } from 'vitest';
import { scoreLacking } from './score-lacking.ts';

test('what would be enough is told where it is not reached', () => {
  expect(scoreLacking({ rule: 'gate', score: 0.12, needed: 0.2 })).toBe(0.2);
  expect(scoreLacking({ rule: 'nearer', score: 0.12, needed: 0.2 })).toBe(0.2);
  expect(scoreLacking({ rule: 'nearer', score: 0.2, needed: 0.2 })).toBeNull();
  expect(scoreLacking({ rule: 'nearer', score: 0.65, needed: 0.2 })).toBeNull();
});

test('nor where people decided', () => {
  expect(scoreLacking({ rule: 'pinned', score: 0, needed: 1 })).toBeNull();
  expect(scoreLacking({ rule: 'banned', score: 0.1, needed: 0.2 })).toBeNull();
});
