import { expect, test } from 'vitest';
import { parseLiveHint } from './live.ts';

test('a hint says whose and what; anything else on the channel is nothing', () => {
  const orgId = '01890000-0000-7000-8000-000000000001';
  expect(parseLiveHint(`${orgId} themes`)).toEqual({ orgId, kind: 'themes' });
  expect(parseLiveHint(`${orgId} salaries`)).toBeUndefined();
  expect(parseLiveHint('')).toBeUndefined();
});
