import { expect, test } from 'vitest';
import { answerWords } from './answer-words.ts';
import { SurveyDoc } from './contract/survey-doc.ts';

const options = [
  { id: 'a', words: { en: 'Return a gift', es: 'Devolver un regalo' } },
  { id: 'b', words: { en: 'Pay' } },
];
const doc = SurveyDoc.parse({
  locales: ['en', 'es'],
  words: {},
  questions: [
    { kind: 'solved', id: 'solved' },
    { kind: 'task', id: 'came', options },
    {
      kind: 'choice',
      id: 'used',
      options,
      isMultiple: true,
      hasOther: true,
      words: { en: { question: 'Used?' } },
    },
    { kind: 'expectations', id: 'hopes' },
    { kind: 'text', id: 'why', words: { es: { question: '¿Por qué?' }, en: { question: 'Why?' } } },
  ],
});

test('answers are told in the order asked, in the reader’s language where there is one', () => {
  const answers = {
    why: ['Llovía'],
    hopes: ['exceeded'],
    used: ['b', 'other'],
    usedOther: ['The phone'],
    came: ['a'],
    cameManaged: ['partly'],
  };
  expect(answerWords(doc, answers, { locale: 'es', ownLocale: 'en' })).toEqual([
    { question: '¿Qué venía a hacer?', answer: 'Devolver un regalo' },
    { question: '¿Lo consiguió?', answer: 'En parte' },
    { question: 'Used?', answer: 'Pay · Otra cosa: The phone' },
    {
      question: '¿Cómo resultó en comparación con lo que esperaba?',
      answer: 'Mejor de lo esperado',
    },
    { question: '¿Por qué?', answer: 'Llovía' },
  ]);
});

test('words of one’s own are told also where another answer was chosen', () => {
  const answers = { came: ['b'], cameOther: ['and complain'] };
  expect(answerWords(doc, answers, { locale: 'en', ownLocale: 'en' })).toEqual([
    { question: 'What did you come to do?', answer: 'Pay · and complain' },
  ]);
});

test('what is not an answer to these questions is left out', () => {
  expect(answerWords(doc, { gone: ['x'], solved: [] }, { locale: 'en', ownLocale: 'en' })).toEqual(
    [],
  );
});
