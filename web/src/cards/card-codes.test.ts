import type { Question } from '@vocero/api/contract/survey-doc';
import { expect, test } from 'vitest';
import { codesFor, codesOf, isComplete, valuesTyped } from './card-codes.ts';

const plain = { isRequired: false, showIf: null, words: {} } as const;
const option = (id: string) => ({ id, words: { en: id } });
const solved: Question = { ...plain, kind: 'solved', id: 'solved' };
const nps: Question = { ...plain, kind: 'nps', id: 'nps' };
const task: Question = {
  ...plain,
  kind: 'task',
  id: 'came',
  options: [option('pay'), option('ask')],
};
const choice: Question = {
  ...plain,
  ...{ kind: 'choice', id: 'how', options: [option('x'), option('y')] },
  ...{ isMultiple: true, hasOther: true },
};

test('yes, partly and no are 1, 2 and 3, as the page shows them', () => {
  expect(codesOf(solved, 'solved')).toEqual([
    { code: '1', value: 'yes' },
    { code: '2', value: 'partly' },
    { code: '3', value: 'no' },
  ]);
});

test('numbers stand for themselves; a 1 waits, it may become a 10', () => {
  const codes = codesOf(nps, 'nps')!;
  expect(valuesTyped(codes, '10', false)).toEqual(['10']);
  expect(valuesTyped(codes, '0', false)).toEqual(['0']);
  expect([isComplete(codes, '1'), isComplete(codes, '10'), isComplete(codes, '9')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(valuesTyped(codes, '11', false)).toBeNull();
});

test('options have letters, the last one is other; whether it was managed has digits', () => {
  expect(codesOf(task, 'came')!.map(({ code, value }) => code + value)).toEqual([
    'apay',
    'bask',
    'cother',
  ]);
  expect(codesOf(task, 'cameManaged')!.map(({ code }) => code)).toEqual(['1', '2', '3']);
  expect(codesOf(task, 'cameOther')).toBeUndefined();
});

test('several letters choose several, in letters of either case', () => {
  const codes = codesOf(choice, 'how')!;
  expect(valuesTyped(codes, 'A, c', true)).toEqual(['x', 'other']);
  expect(valuesTyped(codes, 'ad', true)).toBeNull();
  expect(codesFor(codes, ['other', 'x'])).toBe('ac');
});

test('nothing typed is no answer and no mistake', () => {
  expect(valuesTyped(codesOf(solved, 'solved')!, ' ', false)).toEqual([]);
});
