import { expect, test } from 'vitest';
import type { Question, SurveyDoc } from './contract/survey-doc.ts';
import { commentOnly, threeQuestions } from './contract/survey-logic.ts';
import { answersOf, errorsOf, givenOf, scoresOf, textOf, typeBySaid } from './survey-answers.ts';

const plain = { isRequired: false, showIf: null, words: {} };
const options = ['a', 'b'].map((id) => ({ id, words: { en: id } }));
const why: Question = {
  ...plain,
  kind: 'text',
  id: 'why',
  showIf: { question: 'solved', op: 'is', values: ['no'] },
};
const doc: Pick<SurveyDoc, 'questions'> = {
  questions: [
    ...threeQuestions.questions,
    why,
    { ...plain, kind: 'nps', id: 'recommend' },
    { ...plain, kind: 'expectations', id: 'hopes' },
    { ...plain, kind: 'choice', id: 'one', options, isMultiple: false, hasOther: true },
    { ...plain, kind: 'choice', id: 'many', options, isMultiple: true, hasOther: true },
    { ...plain, kind: 'task', id: 'came', options },
  ],
};

test('fields that are not asked, and answers that cannot be chosen, are left out', () => {
  const fields = { solved: ['maybe'], treated: ['4'], price: ['1'], many: ['a', 'z', 'a', 'b'] };
  expect(givenOf(doc, fields)).toEqual({ treated: ['4'], many: ['a', 'b'] });
});

test('the answer to a question that is not asked is dropped', () => {
  expect(givenOf(doc, { solved: ['yes'], why: ['No reply'] })).toEqual({ solved: ['yes'] });
  expect(givenOf(doc, { solved: ['no'], why: ['No reply'] })).toHaveProperty('why');
});

test('of one choice the last counts, as browsers send it', () => {
  expect(givenOf(doc, { solved: ['no', 'yes'] })).toEqual({ solved: ['yes'] });
});

test('words of one’s own choose "other" unless another single answer was chosen', () => {
  const words = { oneOther: ['Boat'], manyOther: ['Mule'] };
  expect(givenOf(doc, words)).toMatchObject({ one: ['other'], many: ['other'] });
  expect(givenOf(doc, { ...words, one: ['a'], many: ['a'] })).toMatchObject({
    one: ['a'],
    many: ['a', 'other'],
  });
});

test('scores are numbers and steps by their kind, whatever the field is called', () => {
  const given = { solved: ['no'], treated: ['2'], firstTime: ['first_contact'], recommend: ['10'] };
  expect(scoresOf(doc, given)).toEqual({
    solved: 'no',
    treated: 2,
    firstTime: 'first_contact',
    nps: 10,
  });
});

test('other answers are kept by field, with personal data replaced', () => {
  const given = givenOf(doc, {
    solved: ['no'],
    why: ['Write to ana@example.org'],
    hopes: ['met'],
    cameOther: ['Return\n a gift'],
    cameManaged: ['partly'],
    comment: ['Hello'],
  });
  expect(answersOf(doc, given)).toEqual({
    why: ['Write to [email]'],
    hopes: ['met'],
    came: ['other'],
    cameOther: ['Return a gift'],
    cameManaged: ['partly'],
  });
});

test('the text is the comment, then what was written to other questions', () => {
  const given = { solved: ['no'], why: ['It broke. '], comment: [' Hello '] };
  expect(textOf(doc, given)).toBe('Hello\n\nIt broke.');
  expect(textOf(doc, { why: ['It broke.'] })).toBe('');
});

test('something must be said, and what is required must be', () => {
  expect(errorsOf(doc, {})).toEqual({ form: 'empty' });
  expect(errorsOf(doc, { treated: ['1'] })).toEqual({});
  expect(errorsOf(commentOnly, {})).toEqual({ comment: 'comment_missing' });
  const strict = { questions: doc.questions.map((each) => ({ ...each, isRequired: true })) };
  expect(errorsOf(strict, { solved: ['yes'], came: ['a'] })).toEqual({
    treated: 'required',
    firstTime: 'required',
    comment: 'comment_missing',
    recommend: 'required',
    hopes: 'required',
    one: 'required',
    many: 'required',
    cameManaged: 'required',
  });
});

test('a required question that is not asked keeps nobody from sending', () => {
  const strict = {
    questions: [...threeQuestions.questions, { ...why, isRequired: true }],
  };
  expect(errorsOf(strict, { solved: ['yes'] })).toEqual({});
  expect(errorsOf(strict, { solved: ['no'] })).toEqual({ why: 'required' });
});

test('what is too long is named at its field', () => {
  const long = 'a'.repeat(2_001);
  expect(errorsOf(doc, { comment: [long] })).toEqual({ comment: 'too_long' });
  expect(errorsOf(doc, { comment: ['a'.repeat(2_000)] })).toEqual({});
  expect(errorsOf(doc, { one: ['other'], oneOther: ['a'.repeat(201)] })).toEqual({
    oneOther: 'too_long_other',
  });
});

test('better than expected is praise', () => {
  expect(typeBySaid(doc, { hopes: ['exceeded'] })).toBe('praise');
  expect(typeBySaid(doc, { hopes: ['met'] })).toBeNull();
});
