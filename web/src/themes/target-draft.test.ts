import { expect, test } from 'vitest';
import { TargetDraft } from './target-draft.svelte.ts';

const fresh = () => new TargetDraft(null, '2026-03-18');

test('a new target is compared with the last eight weeks and has twelve to be reached', () => {
  const draft = fresh();
  expect([draft.from, draft.until, draft.on]).toEqual(['2026-01-21', '2026-03-18', '2026-06-10']);
  expect(draft.written).toBeNull();
});

test('percent and goal follow each other, and what is being typed stays as it is typed', () => {
  const draft = fresh();
  draft.setPercent(20, '2');
  draft.setPercent(20, '20');
  expect([draft.goal, draft.percentOf(20)]).toEqual(['16', '20']);
  draft.setPercent(1.875, '3'); // 1.81875, which is 1.8 and would be 4 percent
  expect([draft.goal, draft.percentOf(1.875)]).toEqual(['1.8', '3']);
  draft.goal = '10';
  expect(draft.percentOf(20)).toBe('50');
  draft.setPercent(20, '');
  expect([draft.goal, draft.percentOf(20)]).toEqual(['10', '']);
  expect(draft.percentOf(40)).toBe('75');
});

test('a goal that is no number is not sent', () => {
  const draft = fresh();
  for (const goal of ['', ' ', '-1', 'few']) {
    draft.goal = goal;
    expect(draft.written).toBeNull();
  }
  draft.goal = '0';
  expect(draft.written).toMatchObject({ metric: 'count', goal: 0, weeks: 4 });
});
