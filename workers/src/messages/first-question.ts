import { z } from 'zod';
import type { Say, WordKey } from './words.ts';

const words = z.record(z.string(), z.object({ question: z.string() })).default({});
const Question = z.looseObject({
  kind: z.string(),
  id: z.string(),
  words,
  isMultiple: z.boolean().default(false),
  options: z
    .array(z.object({ id: z.string(), words: z.record(z.string(), z.string()).default({}) }))
    .default([]),
});
/** What a letter needs of a survey; the rest is the page's. */
const Doc = z.looseObject({ questions: z.array(Question) });
type Question = z.infer<typeof Question>;

/** The question that a letter asks, with the answers that it leads to. */
export interface FirstQuestion {
  /** The name of the field in the address. */
  field: string;
  text: string;
  answers: { value: string; label: string }[];
  /** What the ends of a scale mean; null where each answer says it. */
  ends: { low: string; high: string } | null;
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => String(first + n));

const worded: Record<string, readonly string[]> = {
  solved: ['yes', 'partly', 'no'],
  treated: range(1, 5),
  first_time: ['yes', 'no', 'first_contact'],
  expectations: ['below', 'met', 'exceeded'],
};
const scales: Record<string, readonly string[]> = {
  nps: range(0, 10),
  csat: range(1, 5),
  ces: range(1, 7),
};

/** The survey as it comes, before anybody edits it, begins with this. */
const usual: Question = { kind: 'solved', id: 'solved', words: {}, isMultiple: false, options: [] };

/**
 * The first question of a survey where it is answered by choosing one of several; null where it is
 * not, or its words are missing in this language.
 * @param doc what is published; null: the survey as it comes.
 */
export function firstQuestion(doc: unknown, locale: string, say: Say): FirstQuestion | null {
  const [first] = doc === null ? [usual] : Doc.parse(doc).questions;
  if (!first) return null;
  const { id: field, kind } = first;
  const own = first.words[locale]?.question;
  if (worded[kind]) {
    const answers = worded[kind].map((value) => ({ value, label: say(key(`${kind}_${value}`)) }));
    return { field, text: own ?? say(key(kind)), answers, ends: null };
  }
  if (scales[kind]) {
    const answers = scales[kind].map((value) => ({ value, label: value }));
    const ends = { low: say(key(`${kind}_low`)), high: say(key(`${kind}_high`)) };
    return { field, text: own ?? say(key(kind)), answers, ends };
  }
  return kind === 'choice' && !first.isMultiple && own ? ofChoice(first, own, locale) : null;
}

function ofChoice({ id, options }: Question, text: string, locale: string): FirstQuestion | null {
  const answers = options.flatMap(({ id: value, words: said }) =>
    said[locale] === undefined ? [] : [{ value, label: said[locale] }],
  );
  return answers.length < options.length ? null : { field: id, text, answers, ends: null };
}

/** The words of the kinds that come with the product are all there, in every language. */
const key = (name: string) => `ask_q_${name}` as WordKey;
