import { expect, test } from 'vitest';
import { atMostEvery } from './at-most-every.ts';

test('calls at once, then not before the time is over', async () => {
  let now = 0;
  let calls = 0;
  const call = atMostEvery(
    100,
    () => Promise.resolve(void (calls += 1)),
    () => now,
  );
  const callsAt: number[] = [];
  for (const moment of [0, 50, 99, 100, 150, 201]) {
    now = moment;
    await call();
    callsAt.push(calls);
  }
  expect(callsAt).toEqual([1, 1, 1, 2, 2, 3]);
});
