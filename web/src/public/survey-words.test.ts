import type { Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import { expect, test } from 'vitest';
import { docWords, optionWords, questionWords } from './survey-words.ts';

const plain = { id: 'q', isRequired: false, showIf: null };
const reading = { locale: 'es', ownLocale: 'bs' } as const;
const text = (words: Question['words']): Question => ({ ...plain, kind: 'text', words });

test('words are said in the language of the page, else the survey’s own, which is then named', () => {
  const words = { es: { question: '¿Por qué?' }, bs: { question: 'Zašto?', hint: 'Kratko.' } };
  expect(questionWords(text(words), reading)).toEqual({ text: '¿Por qué?' });
  expect(questionWords(text({ bs: words.bs }), reading)).toEqual({
    text: 'Zašto?',
    hint: 'Kratko.',
    lang: 'bs',
  });
  expect(questionWords(text({ en: { question: 'Why?' } }), reading)).toEqual({
    text: 'Why?',
    lang: 'en',
  });
});

test('a kind that comes with words says those rather than words of another language', () => {
  const solved: Question = { ...plain, kind: 'solved', words: { bs: { question: 'Radi li?' } } };
  expect(questionWords(solved, reading)).toEqual({ text: '¿Se resolvió su problema?' });
  expect(questionWords(solved, { locale: 'bs', ownLocale: 'bs' })).toEqual({ text: 'Radi li?' });
});

test('options and the words of the survey are found in the same way', () => {
  expect(optionWords({ id: 'a', words: { bs: 'Auto' } }, reading)).toEqual({
    text: 'Auto',
    lang: 'bs',
  });
  const doc: Pick<SurveyDoc, 'words'> = { words: { es: { intro: 'Hola' }, bs: { title: 'Upit' } } };
  expect(docWords(doc, 'intro', reading)).toEqual({ text: 'Hola' });
  expect(docWords(doc, 'title', reading)).toEqual({ text: 'Upit', lang: 'bs' });
  expect(docWords(doc, 'thanks', reading)).toBeUndefined();
});
