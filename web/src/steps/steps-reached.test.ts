import type { CaseState } from '@vocero/api/contract/case-states';
import { expect, test } from 'vitest';
import { stepsReached } from './steps-reached.ts';

const step = (state: CaseState | null, isDone = false, isRequired = true) => ({
  state,
  isRequired,
  done: isDone ? { state: 'done' as const, why: null, by: null, at: '' } : null,
});
const statesOf = (steps: readonly { state: CaseState | null }[]) => steps.map(({ state }) => state);

const way = [step('acknowledged', true), step('assessed'), step('investigating'), step('proposed')];

test('what a case has behind it was taken; looking into it is not finished while it goes on', () => {
  expect(statesOf(stepsReached(way, 'investigating'))).toEqual(['assessed']);
  expect(statesOf(stepsReached(way, 'proposed'))).toEqual([
    'assessed',
    'investigating',
    'proposed',
  ]);
  expect(stepsReached(way, 'acknowledged')).toEqual([]);
});

test('a required step of which the state says nothing is an end, an optional one is not', () => {
  const open = [step(null), step('assessed')];
  expect(stepsReached(open, 'decided')).toEqual([]);
  expect(statesOf(stepsReached([step(null, false, false), step('assessed')], 'decided'))).toEqual([
    'assessed',
  ]);
});

test('a case that waits or is escalated says nothing of its steps', () => {
  expect(stepsReached(way, 'waiting')).toEqual([]);
  expect(stepsReached(way, 'escalated')).toEqual([]);
});
