import type { Target } from '@vocero/sql/theme-columns';
import { expect, test } from 'vitest';
import { warningsOf } from './target-warnings.ts';

/** 20 a week, to be 16 a week three months later. */
const target: Target = {
  metric: 'count',
  goal: 16,
  on: '2026-06-01',
  weeks: 4,
  baseline: {
    from: '2026-01-05',
    until: '2026-03-02',
    weeks: 8,
    count: 160,
    driver: null,
    spread: 1,
  },
};
const early = { actedOn: null, decidedAt: null };
const warnings = (change: Partial<Target>, dates = {}) =>
  warningsOf({ ...target, ...change }, { ...early, ...dates });

test('a fifth less in three months raises nothing', () => {
  expect(warnings({})).toEqual([]);
});

test('more than half in less than four weeks is too fast', () => {
  expect(warnings({ goal: 9, on: '2026-03-29' })).toEqual(['too_fast']);
  expect(warnings({ goal: 10, on: '2026-03-29' })).toEqual([]);
  expect(warnings({ goal: 9, on: '2026-03-30' })).toEqual([]);
  const decidedAt = new Date('2026-05-20T09:00:00Z');
  expect(warnings({ goal: 9 }, { decidedAt })).toEqual(['too_fast']);
});

test('a goal at or above what is usual is no fall', () => {
  expect(warnings({ goal: 20 })).toEqual(['goal_above_baseline']);
  expect(warnings({ goal: 19.9 })).toEqual([]);
  const rate = { metric: 'rate', baseline: { ...target.baseline, driver: 8_000 } } as const;
  expect(warnings({ ...rate, goal: 2 })).toEqual(['goal_above_baseline']);
  expect(warnings({ ...rate, goal: 1.5 })).toEqual([]);
});

test('so few before that silence would prove nothing', () => {
  expect(warnings({ goal: 0.5, baseline: { ...target.baseline, count: 7 } })).toEqual([
    'baseline_thin',
  ]);
});

test('a baseline that reaches into the time after the action', () => {
  expect(warnings({}, { actedOn: '2026-03-01' })).toEqual(['set_after_action']);
  expect(warnings({}, { actedOn: '2026-03-02' })).toEqual([]);
});
