import { z } from 'zod';
import {
  questionKinds,
  repeatableKinds,
  wordedKinds,
  type QuestionKind,
} from './question-kinds.ts';
import { LocaleName, locales } from './values.ts';

export { questionKinds, repeatableKinds, wordedKinds, type QuestionKind };

export const questionLength = 300;
export const optionLength = 120;
export const longestAnswer = 2_000;

/** The name of a question's field in the form, kept through all versions of a survey. */
export const QuestionId = z.string().regex(/^[a-z][a-zA-Z0-9]{0,23}$/, 'question_id');
const OptionId = z.string().regex(/^[a-z0-9]{1,12}$/, 'option_id');

const line = (longest: number) => z.string().trim().min(1).max(longest);
const perLocale = <Words extends z.ZodType>(words: Words) =>
  z.partialRecord(z.enum(locales), words).default({});

/**
 * When a question is asked at all: by the answer to an earlier one. `is`: one of the values was
 * chosen; `is_not`: it was answered by none of them; `at_most`, `at_least`: a number, compared with
 * the one value.
 */
export const Condition = z.strictObject({
  question: QuestionId,
  op: z.enum(['is', 'is_not', 'at_most', 'at_least']),
  values: z.array(z.string().max(24)).min(1).max(12),
});
export type Condition = z.infer<typeof Condition>;

const Option = z.strictObject({ id: OptionId, words: perLocale(line(optionLength)) });
export type Option = z.infer<typeof Option>;

const asked = {
  id: QuestionId,
  isRequired: z.boolean().default(false),
  showIf: Condition.nullable().default(null),
  words: perLocale(
    z.strictObject({ question: line(questionLength), hint: line(questionLength).optional() }),
  ),
};

export const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.enum([
      'solved',
      'treated',
      'first_time',
      'nps',
      'csat',
      'ces',
      'expectations',
      'text',
      'comment',
    ]),
  }),
  /** One of several, or several; `hasOther`: or in one's own words. */
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    options: z.array(Option).min(2).max(12),
    isMultiple: z.boolean().default(false),
    hasOther: z.boolean().default(false),
  }),
  /** What somebody came to do, of these or another, and whether they managed it. */
  z.strictObject({ ...asked, kind: z.literal('task'), options: z.array(Option).min(2).max(12) }),
]);
export type Question = z.infer<typeof Question>;

/** A whole survey, as it is kept and published. Its own language is the survey's. */
export const SurveyDoc = z.strictObject({
  /** The languages it is offered in. */
  locales: z.array(LocaleName).min(1).max(locales.length),
  /** The heading; the name of the survey where there is none. An introduction, and the thanks. */
  words: perLocale(
    z.strictObject({
      title: line(120).optional(),
      intro: line(500).optional(),
      thanks: line(500).optional(),
    }),
  ),
  questions: z.array(Question).min(1).max(20),
  /** Whether it asks if and how the person may be reached. */
  asksContact: z.boolean().default(true),
  /** Whether people may say that it is urgent. */
  offersUrgent: z.boolean().default(false),
  /** A colour of the organisation's, `#0a6b4f`; null: the product's own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'colour')
    .nullable()
    .default(null),
});
export type SurveyDoc = z.infer<typeof SurveyDoc>;

/** ISO 10004, one page: what is asked of whom, how, and how to read it. Words of the organisation. */
export const methodFields = [
  'purpose',
  'population',
  'selection',
  'frequency',
  'responsible',
  'expectations',
  'analysis',
  'limits',
  'use',
] as const;
export const SurveyMethod = z.partialRecord(z.enum(methodFields), z.string().trim().max(1_000));
export type SurveyMethod = z.infer<typeof SurveyMethod>;
