import { optionLength, questionLength, type SurveyDoc } from '@vocero/api/contract/survey-doc';
import { needsWords } from '@vocero/api/contract/survey-logic';
import { locales, type Locale } from '@vocero/api/contract/values';
import { changeQuestion, tell, tellDoc, tellQuestion, type DocPart } from './edit-doc.ts';

/** One text of a survey, in every language that it is written in. */
export interface TranslationLine {
  key: string;
  /** What it is: a part of the page, or a question, its hint or answer with its place from 1 on. */
  what: DocPart | 'question' | 'hint' | 'option';
  /** Of the question, and of the answer in it; 0 where there is none. */
  at: number;
  option: number;
  longest: number;
  words: Partial<Record<Locale, string>>;
  /** Whether a language without it is incomplete. A hint is an extra. */
  isNeeded: boolean;
  write: (doc: SurveyDoc, locale: Locale, text: string) => SurveyDoc;
}

const parts = [
  ['title', 120],
  ['intro', 500],
  ['thanks', 500],
] as const;

/** Every text that somebody wrote or has to write, in the order of the page. */
export const translationLines = (doc: SurveyDoc): TranslationLine[] => [
  ...parts.flatMap(([part, longest]) => docLine(doc, part, longest)),
  ...doc.questions.flatMap((_, at) => [...questionLines(doc, at), ...optionLines(doc, at)]),
];

function docLine(doc: SurveyDoc, part: DocPart, longest: number): TranslationLine[] {
  const words = pick(doc.words, (said) => said[part]);
  if (Object.keys(words).length === 0) return [];
  const write = (on: SurveyDoc, locale: Locale, text: string) => tellDoc(on, locale, part, text);
  return [{ key: part, what: part, at: 0, option: 0, longest, words, isNeeded: true, write }];
}

function questionLines({ questions }: SurveyDoc, at: number): TranslationLine[] {
  const { id, words: said } = questions[at]!;
  const told = pick(said, (each) => each.question);
  const isNeeded = needsWords(questions[at]!);
  if (!isNeeded && Object.keys(told).length === 0) return [];
  const line = (what: 'question' | 'hint', words: TranslationLine['words']): TranslationLine => ({
    ...{ key: `${id}.${what}`, what, at: at + 1, option: 0, longest: questionLength, words },
    isNeeded: what === 'question',
    write: (doc, locale, text) => {
      const on = doc.questions[at]!;
      return changeQuestion(doc, at, { ...on, words: tellQuestion(on, locale, { [what]: text }) });
    },
  });
  const hints = pick(said, (each) => each.hint);
  return [line('question', told), ...(Object.keys(hints).length > 0 ? [line('hint', hints)] : [])];
}

function optionLines({ questions }: SurveyDoc, at: number): TranslationLine[] {
  const question = questions[at]!;
  if (!('options' in question)) return [];
  return question.options.map(({ id, words }, option) => ({
    ...{ key: `${question.id}.${id}`, what: 'option' as const, at: at + 1, option: option + 1 },
    ...{ longest: optionLength, words, isNeeded: true },
    write: (doc: SurveyDoc, locale: Locale, text: string) => {
      const on = doc.questions[at]!;
      if (!('options' in on)) return doc;
      const changed = tell(words, locale, text.trim() === '' ? null : text);
      const options = on.options.with(option, { id, words: changed });
      return changeQuestion(doc, at, { ...on, options });
    },
  }));
}

/** One part of the words, in the languages that have it. */
const pick = <Words>(
  words: Partial<Record<Locale, Words>>,
  part: (said: Words) => string | undefined,
): Partial<Record<Locale, string>> =>
  Object.fromEntries(
    locales.flatMap((locale) => {
      const said = words[locale];
      const text = said && part(said);
      return text ? [[locale, text]] : [];
    }),
  );

/** Those that a language lacks come first; within each group they stay in the order of the page. */
export const missingFirst = (lines: readonly TranslationLine[], locale: Locale) => {
  const lacks = ({ isNeeded, words }: TranslationLine) => isNeeded && !words[locale];
  return [...lines.filter(lacks), ...lines.filter((line) => !lacks(line))];
};
