import { expect, test } from 'vitest';
import { kioskDoc, kioskSteps, kioskSurvey } from './kiosk-doc.ts';
import { SurveyDoc } from './survey-doc.ts';
import { threeQuestions } from './survey-logic.ts';

const doc = (questions: object[]) => SurveyDoc.parse({ locales: ['en'], questions });
const ids = (questions: { id: string }[]) => questions.map(({ id }) => id);
const choice = {
  kind: 'choice',
  id: 'why',
  options: [
    { id: 'a', words: { en: 'A' } },
    { id: 'b', words: { en: 'B' } },
  ],
};

test('five faces are the start screen, then come the others in their order', () => {
  const { questions, comment, leftOut } = kioskSurvey(threeQuestions);
  expect(ids(questions)).toEqual(['treated', 'solved', 'firstTime']);
  expect(comment?.id).toBe('comment');
  expect(leftOut).toEqual([]);
});

test('what has to be written is left out, and what depends on it too', () => {
  const { questions, leftOut } = kioskSurvey(
    doc([
      { kind: 'nps', id: 'nps' },
      { kind: 'task', id: 'task', options: choice.options },
      { ...choice, showIf: { question: 'taskManaged', op: 'is', values: ['no'] } },
      { kind: 'text', id: 'words' },
    ]),
  );
  expect(ids(questions)).toEqual(['nps']);
  expect(leftOut.map(({ question, reason }) => [question.id, reason])).toEqual([
    ['task', 'unsuited'],
    ['why', 'depends'],
    ['words', 'unsuited'],
  ]);
});

test('a question that depends on another cannot be the start screen', () => {
  const { questions } = kioskSurvey(
    doc([
      { kind: 'solved', id: 'solved' },
      { kind: 'treated', id: 'treated', showIf: { question: 'solved', op: 'is', values: ['no'] } },
    ]),
  );
  expect(ids(questions)).toEqual(['solved', 'treated']);
  expect(ids(kioskSteps({ questions }, { solved: ['yes'] }))).toEqual(['solved']);
  expect(ids(kioskSteps({ questions }, { solved: ['no'] }))).toEqual(['solved', 'treated']);
});

test('nobody is asked more than three', () => {
  const survey = kioskSurvey(
    doc(['treated', 'solved', 'nps', 'csat'].map((kind) => ({ kind, id: kind }))),
  );
  expect(ids(kioskSteps(survey, {}))).toEqual(['treated', 'solved', 'nps']);
});

test('nothing is required, and nobody is asked how to be reached', () => {
  const { questions, asksContact } = kioskDoc(
    doc([
      { kind: 'comment', id: 'comment', isRequired: true },
      { ...choice, isRequired: true },
    ]),
  );
  expect(questions.every(({ isRequired }) => !isRequired)).toBe(true);
  expect(asksContact).toBe(false);
});

test('a survey without a question to tap has no start screen', () => {
  expect(kioskSurvey(doc([{ kind: 'comment', id: 'comment' }])).questions).toEqual([]);
});
