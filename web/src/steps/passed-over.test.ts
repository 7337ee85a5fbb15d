import { expect, test } from 'vitest';
import { passedOver } from './passed-over.ts';

const step = (key: string, isRequired = true, isDone = false) => ({
  key,
  isRequired,
  done: isDone ? { state: 'done' as const, why: null, by: null, at: '' } : null,
});

test('only required steps that nobody took are passed over', () => {
  const steps = [step('a', true, true), step('b', false), step('c'), step('d'), step('e')];
  expect(passedOver(steps, 'd').map(({ key }) => key)).toEqual(['c']);
  expect(passedOver(steps, 'a')).toEqual([]);
  expect(passedOver(steps, 'unknown')).toEqual([]);
});
