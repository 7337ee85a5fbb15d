import type { Question } from '@vocero/api/contract/survey-doc';
import { docProblems, threeQuestions } from '@vocero/api/contract/survey-logic';
import { SoundDoc } from '@vocero/api/contract/surveys';
import { expect, test } from 'vitest';
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  dependants,
  fieldsBefore,
  mayAdd,
  moveQuestion,
  newQuestion,
  removeQuestion,
  tellDoc,
  tellQuestion,
} from './edit-doc.ts';

const [solved, ...rest] = threeQuestions.questions;
const why = {
  ...newQuestion('text'),
  showIf: { question: 'solved', op: 'is', values: ['no', 'partly'] },
} as Question;
const doc = { ...threeQuestions, questions: [solved!, why, ...rest] };

test('what is added comes before the comment and makes sense at once', () => {
  for (const kind of ['nps', 'csat', 'ces', 'expectations', 'task', 'choice', 'text'] as const) {
    const more = addQuestion(threeQuestions, newQuestion(kind));
    expect(more.questions.at(-2)?.kind).toBe(kind);
    expect(SoundDoc.safeParse(more).success).toBe(true);
  }
  expect(mayAdd(threeQuestions, 'solved')).toBe(false);
  expect(mayAdd(threeQuestions, 'choice')).toBe(true);
});

test('a question that is made anew never takes the name of one that was there', () => {
  const ids = Array.from({ length: 50 }, () => newQuestion('choice').id);
  expect(new Set(ids).size).toBe(50);
  const copied = copyQuestion(doc, 1);
  expect(docProblems(copied)).toEqual([]);
  expect(copied.questions[2]).toEqual({ ...why, id: copied.questions[2]!.id });
});

test('no question moves before the one that it depends on, nor past the ends', () => {
  expect(moveQuestion(doc, 1, 0)).toBeNull();
  expect(moveQuestion(doc, 0, 1)).toBeNull();
  expect(moveQuestion(doc, 0, -1)).toBeNull();
  expect(moveQuestion(doc, 1, 3)?.questions.map(({ id }) => id)).toEqual([
    'solved',
    'treated',
    'firstTime',
    why.id,
    'comment',
  ]);
});

test('with a question go the conditions on it; an answer that is gone leaves the others', () => {
  expect(dependants(doc, solved!)).toBe(1);
  expect(removeQuestion(doc, 0).questions[0]).toEqual({ ...why, showIf: null });

  const choice = newQuestion('choice') as Extract<Question, { kind: 'choice' }>;
  const values = choice.options.map(({ id }) => id);
  const after = { ...why, showIf: { question: choice.id, op: 'is', values } } as Question;
  const fewer = { ...choice, options: [choice.options[0]!, { id: 'new', words: {} }] };
  const changed = changeQuestion({ ...doc, questions: [choice, after] }, 0, fewer);
  expect(changed.questions[1]?.showIf?.values).toEqual([values[0]]);
});

test('a condition can name what is chosen in earlier questions, not what is written', () => {
  const task = newQuestion('task');
  const fields = fieldsBefore({ ...doc, questions: [task, why, solved!] }, 2);
  expect(fields.map(({ field }) => field)).toEqual([task.id, `${task.id}Managed`]);
});

test('words that were emptied are gone, so that they count as missing', () => {
  const told = tellQuestion(why, 'es', { question: '¿Por qué?' });
  expect(told).toEqual({ es: { question: '¿Por qué?' } });
  expect(tellQuestion({ ...why, words: told }, 'es', { hint: 'Una frase.' })).toEqual({
    es: { question: '¿Por qué?', hint: 'Una frase.' },
  });
  expect(tellQuestion({ ...why, words: told }, 'es', { question: '  ' })).toEqual({});
  const titled = tellDoc(doc, 'en', 'title', 'Your visit');
  expect(titled.words).toEqual({ en: { title: 'Your visit' } });
  expect(tellDoc(titled, 'en', 'title', '').words).toEqual({});
});
