import { locales, type Locale } from './locales.ts';
import { repeatableKinds, wordedKinds, type QuestionKind } from './question-kinds.ts';
import { holds, type Given } from './survey-condition.ts';
import type { Condition, Question, SurveyDoc } from './survey-doc.ts';

export { holds, type Given };

/** Fields of a survey's page that no question may be called by. */
export const pageFields = [
  'as',
  'began',
  'consent',
  'email',
  'lang',
  'name',
  'next',
  'page',
  'phone',
  'problem',
  'proof',
  'reachBest',
  'reachHours',
  'said',
  'seen',
  'submission',
  'switch',
  'urgent',
  'version',
  'visitor',
  'website',
] as const;

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => String(first + n));

/** The values of kinds that are the same in every survey, from worst to best where they have an order. */
export const fixedValues = {
  solved: ['no', 'partly', 'yes'],
  treated: range(1, 5),
  first_time: ['yes', 'no', 'first_contact'],
  nps: range(0, 10),
  csat: range(1, 5),
  ces: range(1, 7),
  expectations: ['below', 'met', 'exceeded'],
} as const satisfies Partial<Record<QuestionKind, readonly string[]>>;

/** The words of `task` for whether somebody managed what they came for. */
export const managedValues = ['yes', 'partly', 'no'] as const;

/** The option that stands for words of one's own. */
export const otherOption = 'other';

/** The field names of a question: its id, and what goes with some kinds. */
export function fieldsOf(question: Question): string[] {
  if (question.kind === 'task') {
    return [question.id, otherField(question.id), managedField(question.id)];
  }
  if (question.kind === 'choice' && question.hasOther) {
    return [question.id, otherField(question.id)];
  }
  return [question.id];
}

export const otherField = (id: string) => `${id}Other`;
export const managedField = (id: string) => `${id}Managed`;

/** What may be answered in a field by choosing; undefined where people write. */
export function valuesOf(question: Question, field: string): readonly string[] | undefined {
  if (field === otherField(question.id)) return undefined;
  if (question.kind === 'task') {
    return field === managedField(question.id)
      ? managedValues
      : [...question.options.map(({ id }) => id), otherOption];
  }
  if (question.kind === 'choice') {
    const own = question.options.map(({ id }) => id);
    return question.hasOther ? [...own, otherOption] : own;
  }
  return question.kind in fixedValues
    ? fixedValues[question.kind as keyof typeof fixedValues]
    : undefined;
}

/**
 * The questions that are asked of somebody who answered so far what is given. One that depends on a
 * question that is not asked is not asked either.
 */
export function askedQuestions(doc: Pick<SurveyDoc, 'questions'>, given: Given): Question[] {
  const asked: Question[] = [];
  const seen: Record<string, readonly string[]> = {};
  for (const question of doc.questions) {
    if (question.showIf && !holds(question.showIf, seen)) continue;
    asked.push(question);
    for (const field of fieldsOf(question)) {
      const answers = given[field];
      if (answers && answers.length > 0) seen[field] = answers;
    }
  }
  return asked;
}

/** Answers that a survey may insist on: whoever answers is doing a favour. */
const mostRequired = 3;

export type DocProblem =
  | 'id_twice'
  | 'kind_twice'
  | 'option_twice'
  | 'condition_unknown'
  | 'condition_value'
  | 'required_many';

/** What keeps a survey from making sense, with the place of the question, from 0. */
export function docProblems({ questions }: SurveyDoc): { at: number; problem: DocProblem }[] {
  const problems: { at: number; problem: DocProblem }[] = [];
  const earlier = new Map<string, Question>();
  const kinds = new Set<QuestionKind>();
  let required = 0;
  questions.forEach((question, at) => {
    if (question.isRequired) required += 1;
    const isTooMany = question.isRequired && required > mostRequired;
    const found = problemOf(question, earlier, kinds) ?? (isTooMany ? 'required_many' : null);
    if (found) problems.push({ at, problem: found });
    kinds.add(question.kind);
    for (const field of fieldsOf(question)) earlier.set(field, question);
  });
  return problems;
}

function problemOf(
  question: Question,
  earlier: ReadonlyMap<string, Question>,
  kinds: ReadonlySet<QuestionKind>,
): DocProblem | null {
  const isTaken = (field: string) =>
    earlier.has(field) || pageFields.some((taken) => taken === field);
  if (fieldsOf(question).some(isTaken)) return 'id_twice';
  if (kinds.has(question.kind) && !repeatableKinds.includes(question.kind)) return 'kind_twice';
  if ('options' in question) {
    const ids = question.options.map(({ id }) => id);
    if (ids.includes(otherOption) || new Set(ids).size < ids.length) return 'option_twice';
  }
  return question.showIf ? problemOfCondition(question.showIf, earlier) : null;
}

function problemOfCondition(
  { question: field, op, values }: Condition,
  earlier: ReadonlyMap<string, Question>,
): DocProblem | null {
  const on = earlier.get(field);
  const possible = on && valuesOf(on, field);
  if (!possible) return 'condition_unknown';
  const isNumber = op === 'at_most' || op === 'at_least';
  if (isNumber && (values.length !== 1 || possible.some((value) => !/^\d+$/.test(value))))
    return 'condition_value';
  return values.every((value) => possible.includes(value)) ? null : 'condition_value';
}

/** How many of the words that a language needs there are. Kinds with words of their own need none. */
export function completeness(doc: SurveyDoc, locale: Locale): { done: number; total: number } {
  const needed = neededWords(doc).map((words) => words[locale] !== undefined);
  return { done: needed.filter(Boolean).length, total: needed.length };
}

/** Everything that is told in words, once it is told in some language. */
function neededWords({ words, questions }: SurveyDoc): Partial<Record<Locale, unknown>>[] {
  const parts = (['title', 'intro', 'thanks'] as const).map((part) =>
    Object.fromEntries(locales.flatMap((each) => (words[each]?.[part] ? [[each, true]] : []))),
  );
  const asked = questions.flatMap((question) => [
    ...(needsWords(question) || Object.keys(question.words).length > 0 ? [question.words] : []),
    ...('options' in question ? question.options.map((option) => option.words) : []),
  ]);
  return [...parts.filter((part) => Object.keys(part).length > 0), ...asked];
}

/** Whether a question says nothing until somebody writes its words. */
export const needsWords = ({ kind }: Question): boolean =>
  !wordedKinds.some((worded) => worded === kind);

const plain = { isRequired: false, showIf: null, words: {} } as const;
const everywhere = {
  locales: [...locales],
  words: {},
  asksContact: true,
  offersUrgent: false,
  accent: null,
};

/** What a survey asks before anybody edits it: solved, treated how, right first time, and a comment. */
export const threeQuestions: SurveyDoc = {
  ...everywhere,
  questions: [
    { ...plain, kind: 'solved', id: 'solved' },
    { ...plain, kind: 'treated', id: 'treated' },
    { ...plain, kind: 'first_time', id: 'firstTime' },
    { ...plain, kind: 'comment', id: 'comment' },
  ],
};

/** What a form asks before anybody edits it. */
export const commentOnly: SurveyDoc = {
  ...everywhere,
  questions: [{ ...plain, kind: 'comment', id: 'comment', isRequired: true }],
};
