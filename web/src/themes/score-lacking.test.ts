import { expect, test } from 'vitest';
import { scoreLacking } from './score-lacking.ts';

test('what would be enough is told where it is not reached', () => {
  expect(scoreLacking({ score: 0.12, needed: 0.2 })).toBe(0.2);
  expect(scoreLacking({ score: 0.2, needed: 0.2 })).toBeNull();
  expect(scoreLacking({ score: 0.65, needed: 0.2 })).toBeNull();
});
