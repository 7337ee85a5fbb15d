import { expect, test } from 'vitest';
import { SurveyDoc, type Question } from './survey-doc.ts';
import {
  askedQuestions,
  commentOnly,
  completeness,
  docProblems,
  fieldsOf,
  threeQuestions,
} from './survey-logic.ts';

const plain = { isRequired: false, showIf: null, words: {} };
const why: Question = {
  ...plain,
  kind: 'text',
  id: 'why',
  showIf: { question: 'solved', op: 'is', values: ['no', 'partly'] },
  words: { en: { question: 'What is missing?' } },
};
const more: Question = {
  ...plain,
  kind: 'choice',
  id: 'more',
  isMultiple: false,
  hasOther: true,
  options: [
    { id: 'a', words: { en: 'A' } },
    { id: 'b', words: { en: 'B' } },
  ],
  showIf: { question: 'treated', op: 'at_most', values: ['2'] },
};
const doc: SurveyDoc = { ...threeQuestions, questions: [...threeQuestions.questions, why, more] };

const idsFor = (given: Record<string, string[]>) => askedQuestions(doc, given).map(({ id }) => id);

test('what comes with the product is a survey that can be kept', () => {
  for (const ready of [threeQuestions, commentOnly]) {
    expect(SurveyDoc.parse(ready)).toEqual(ready);
    expect(docProblems(ready)).toEqual([]);
  }
});

test('a question with a condition is asked when it holds', () => {
  expect(idsFor({})).not.toContain('why');
  expect(idsFor({ solved: ['yes'] })).not.toContain('why');
  expect(idsFor({ solved: ['partly'] })).toContain('why');
  expect(idsFor({ treated: ['2'] })).toContain('more');
  expect(idsFor({ treated: ['3'] })).not.toContain('more');
});

test('what depends on a question that is not asked is not asked either', () => {
  const last: Question = {
    ...plain,
    kind: 'text',
    id: 'last',
    showIf: { question: 'more', op: 'is_not', values: ['a'] },
  };
  const long = { questions: [...doc.questions, last] };
  const ids = (given: Record<string, string[]>) => askedQuestions(long, given).map(({ id }) => id);
  expect(ids({ treated: ['1'], more: ['b'] })).toContain('last');
  expect(ids({ treated: ['5'], more: ['b'] })).not.toContain('last');
  expect(ids({ treated: ['1'] })).not.toContain('last');
});

test('ids, kinds, options and conditions that make no sense are found', () => {
  const broken = (...questions: Question[]) =>
    docProblems({ ...threeQuestions, questions }).map(({ problem }) => problem);
  expect(broken(...threeQuestions.questions, { ...why, id: 'comment' })).toEqual(['id_twice']);
  for (const id of ['email', 'visitor', 'began', 'proof', 'as', 'next', 'page', 'said']) {
    expect(broken({ ...why, id, showIf: null }), id).toEqual(['id_twice']);
  }
  expect(broken({ ...plain, kind: 'nps', id: 'a' }, { ...plain, kind: 'nps', id: 'b' })).toEqual([
    'kind_twice',
  ]);
  expect(broken(why)).toEqual(['condition_unknown']);
  const [solved] = threeQuestions.questions;
  const asking = (showIf: Question['showIf']) => broken(solved!, { ...why, showIf });
  expect(asking({ question: 'solved', op: 'is', values: ['maybe'] })).toEqual(['condition_value']);
  expect(asking({ question: 'solved', op: 'at_most', values: ['2'] })).toEqual(['condition_value']);
  const twice = [more, more].flatMap(({ options }) => options);
  expect(broken({ ...more, showIf: null, options: twice })).toEqual(['option_twice']);
});

test('no survey insists on more than three answers', () => {
  const insisting = (n: number) =>
    docProblems({
      ...threeQuestions,
      questions: Array.from({ length: n }, (_, at) => ({
        ...why,
        id: `why${at}`,
        isRequired: true,
        showIf: null,
      })),
    });
  expect(insisting(3)).toEqual([]);
  expect(insisting(5)).toEqual([
    { at: 3, problem: 'required_many' },
    { at: 4, problem: 'required_many' },
  ]);
});

test('a language is complete when every word that was written is written in it', () => {
  expect(completeness(threeQuestions, 'es')).toEqual({ done: 0, total: 0 });
  expect(completeness(doc, 'en')).toEqual({ done: 3, total: 4 });
  expect(completeness(doc, 'es')).toEqual({ done: 0, total: 4 });
});

test('some kinds have more than one field', () => {
  expect(fieldsOf(more)).toEqual(['more', 'moreOther']);
  expect(fieldsOf({ ...plain, kind: 'task', id: 'came', options: more.options })).toEqual([
    'came',
    'cameOther',
    'cameManaged',
  ]);
});
