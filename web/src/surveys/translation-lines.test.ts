import type { Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import { completeness, threeQuestions } from '@vocero/api/contract/survey-logic';
import { expect, test } from 'vitest';
import { newQuestion } from './edit-doc.ts';
import { missingFirst, translationLines } from './translation-lines.ts';

const choice = {
  ...(newQuestion('choice') as Extract<Question, { kind: 'choice' }>),
  words: { en: { question: 'What was missing?', hint: 'One word will do.' } },
};
const doc: SurveyDoc = {
  ...threeQuestions,
  words: { en: { title: 'Your visit' } },
  questions: [...threeQuestions.questions, choice],
};

test('what comes with words of its own needs no line; all else has one', () => {
  const lines = translationLines(doc);
  expect(lines.map(({ what, at, option }) => [what, at, option])).toEqual([
    ['title', 0, 0],
    ['question', 5, 0],
    ['hint', 5, 0],
    ['option', 5, 1],
    ['option', 5, 2],
  ]);
  // A language is complete once every line that is needed is written in it.
  expect(lines.filter(({ isNeeded }) => isNeeded)).toHaveLength(completeness(doc, 'es').total);
});

test('writing every line completes a language, and each is found again where it was', () => {
  let told = doc;
  for (const line of translationLines(doc)) told = line.write(told, 'es', `es ${line.key}`);
  const { done, total } = completeness(told, 'es');
  expect(done).toBe(total);
  for (const { key, words } of translationLines(told)) expect(words.es).toBe(`es ${key}`);
});

test('what is missing in a language comes first', () => {
  const first = translationLines(doc)[0]!;
  const told = first.write(doc, 'es', 'Su visita');
  const order = missingFirst(translationLines(told), 'es').map(({ what }) => what);
  expect(order).toEqual(['question', 'option', 'option', 'title', 'hint']);
});
