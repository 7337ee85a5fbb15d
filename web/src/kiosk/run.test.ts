import { kioskSurvey } from '@vocero/api/contract/kiosk-doc';
import { SurveyDoc } from '@vocero/api/contract/survey-doc';
import { threeQuestions } from '@vocero/api/contract/survey-logic';
import { expect, test } from 'vitest';
import { answered, freshRun, mayBegin, oneBack, questionOf, saysSomething } from './run.ts';

const survey = kioskSurvey(threeQuestions);

test('three taps and a comment, then the end', () => {
  let run = freshRun;
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < 5; i += 1) {
    const question = questionOf(survey, run);
    seen.push(question?.id);
    if (question) run = answered(run, question.id, ['yes']);
  }
  expect(seen).toEqual(['treated', 'solved', 'firstTime', 'comment', undefined]);
});

test('a question passed over leaves nothing, also where it was answered before', () => {
  const answeredOnce = answered(freshRun, 'treated', ['1']);
  expect(saysSomething(answeredOnce)).toBe(true);
  const back = oneBack(answeredOnce);
  expect(questionOf(survey, back)?.id).toBe('treated');
  expect(saysSomething(answered(back, 'treated', []))).toBe(false);
});

test('an answer decides what is asked next', () => {
  const { questions, comment } = kioskSurvey(
    SurveyDoc.parse({
      locales: ['en'],
      questions: [
        { kind: 'solved', id: 'solved' },
        { kind: 'nps', id: 'nps', showIf: { question: 'solved', op: 'is', values: ['no'] } },
      ],
    }),
  );
  const after = (value: string) =>
    questionOf({ questions, comment }, answered(freshRun, 'solved', [value]));
  expect(after('yes')).toBeNull();
  expect(after('no')?.id).toBe('nps');
});

test('two seconds lie between two answers, unless the clock was put back', () => {
  expect(mayBegin(10_000, 11_999)).toBe(false);
  expect(mayBegin(10_000, 12_000)).toBe(true);
  expect(mayBegin(10_000, 5_000)).toBe(true);
});
