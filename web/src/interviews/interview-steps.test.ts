import type { Question } from '@vocero/api/contract/survey-doc';
import { expect, test } from 'vitest';
import { answerByKey, stepsOf, stillAsked, withValue } from './interview-steps.ts';

const plain = { isRequired: false, showIf: null, words: {} } as const;
const option = (id: string) => ({ id, words: {} });
const questions: Question[] = [
  { ...plain, kind: 'solved', id: 'solved' },
  {
    ...plain,
    kind: 'task',
    id: 'came',
    options: [option('a'), option('b')],
    showIf: { question: 'solved', op: 'is', values: ['no'] },
  },
  { ...plain, kind: 'nps', id: 'nps' },
  { ...plain, kind: 'comment', id: 'comment' },
];
const step = (field: string, given = {}) =>
  stepsOf({ questions }, { solved: ['no'], ...given }).find((one) => one.field === field)!;

test('a task is asked in two steps, and only of whom it concerns', () => {
  expect(stepsOf({ questions }, { solved: ['no'] }).map(({ field }) => field)).toEqual([
    ...['solved', 'came', 'cameManaged', 'nps', 'comment'],
  ]);
  expect(stepsOf({ questions }, {}).map(({ field }) => field)).toEqual([
    ...['solved', 'nps', 'comment'],
  ]);
});

test('a changed answer takes those along that followed from it', () => {
  const given = { solved: ['yes'], came: ['a'], cameManaged: ['no'], nps: ['3'] };
  expect(stillAsked({ questions }, given)).toEqual({ solved: ['yes'], nps: ['3'] });
});

test('letters say yes, partly and no; numbers are places in the list', () => {
  expect(answerByKey(step('solved'), 'y', undefined)).toEqual({ value: 'yes', isDone: true });
  expect(answerByKey(step('solved'), '1', undefined)!.value).toBe('no');
  expect(answerByKey(step('came'), '3', undefined)!.value).toBe('other');
  expect(answerByKey(step('came'), '4', undefined)).toBeNull();
  expect(answerByKey(step('came'), 'y', undefined)).toBeNull();
});

test('a one waits for the zero of ten', () => {
  const nps = step('nps');
  expect(answerByKey(nps, '1', undefined)).toEqual({ value: '1', isDone: false });
  expect(answerByKey(nps, '0', '1')).toEqual({ value: '10', isDone: true });
  expect(answerByKey(nps, '0', undefined)).toEqual({ value: '0', isDone: true });
  expect(answerByKey(nps, '9', '1')).toEqual({ value: '9', isDone: true });
});

test('where one writes, keys are letters', () => {
  expect(answerByKey(step('comment'), '1', undefined)).toBeNull();
});

test('of several, a value goes on and off', () => {
  expect(withValue({ isMany: true }, ['a'], 'b')).toEqual(['a', 'b']);
  expect(withValue({ isMany: true }, ['a', 'b'], 'a')).toEqual(['b']);
  expect(withValue({ isMany: false }, ['a'], 'b')).toEqual(['b']);
});
