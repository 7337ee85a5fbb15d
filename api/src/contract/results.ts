import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Period, PeriodQuery } from './reason-reports.ts';
import { scoreIds } from './score-definitions.ts';
import { Question, questionKinds } from './survey-doc.ts';
import { Channel, Day, Id, IdParams, Instant, LocaleName } from './values.ts';

/**
 * A figure of n answers in the unit of its definition, with its 95 % interval. Masked, all null, where
 * fewer than five gave it.
 */
export const Measured = z.object({
  n: z.int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Measured = z.infer<typeof Measured>;

/** What an interviewer's call came to. */
export const outcomes = ['answered', 'refused', 'not_reached', 'call_later'] as const;
export type Outcome = (typeof outcomes)[number];

const Figure = z.object({
  score: z.enum(scoreIds),
  total: Measured,
  /** One for each week of the period. */
  weeks: z.array(Measured),
});
export type Figure = z.infer<typeof Figure>;

/** What was answered to one question, in all versions that asked it by the same name and kind. */
export const QuestionResult = z.object({
  id: z.string(),
  kind: z.enum(questionKinds),
  /** As the newest version asks it that has it. */
  question: Question,
  /** The version that asked it first, where earlier ones did not. */
  since: z.object({ version: z.int(), at: Instant }).nullable(),
  /** The version that is shown now asks it. */
  isAsked: z.boolean(),
  /** How many answered it. */
  n: z.int(),
  figures: z.array(Figure),
  /** In the order of the question; of several that may be chosen each is a share of who answered. */
  values: z.array(
    z.object({
      value: z.string(),
      share: Rate,
      /** Of who came to do this, how many managed it. */
      managed: Rate.nullable(),
    }),
  ),
  /** What was written instead of an option, with how many wrote it. */
  ownWords: z.array(z.object({ text: z.string(), count: z.int() })),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

export const SurveyResults = z.object({
  survey: z.object({
    id: Id,
    name: z.string(),
    kind: z.enum(['survey', 'form']),
    locale: LocaleName,
    version: z.int(),
  }),
  period: Period,
  weeks: z.array(z.object({ start: Day, since: Instant, until: Instant })),
  /** Answers that the figures are made of, and those with words among them. */
  answered: z.int(),
  comments: z.int(),
  /** Answers that look odd, such as many in a row from one device: left out of every figure. */
  flagged: z.int(),
  channels: z.array(z.object({ channel: z.string(), share: Rate })),
  /** What one can filter by in this period. */
  choices: z.object({
    places: z.array(z.object({ id: Id, name: z.string() })),
    channels: z.array(z.string()),
    languages: z.array(z.string()),
    versions: z.array(z.object({ version: z.int(), publishedAt: Instant.nullable() })),
  }),
  /** Calls of interviewers by what they came to. */
  calls: z.array(z.object({ outcome: z.enum(outcomes), count: z.int() })),
  /** The index of solved, treated and right first time; null where they are not all three asked. */
  index: Figure.nullable(),
  questions: z.array(QuestionResult),
});
export type SurveyResults = z.infer<typeof SurveyResults>;

export const ResultsQuery = PeriodQuery.safeExtend({
  place: Id.optional(),
  channel: Channel.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language_form')
    .optional(),
  version: z.coerce.number().int().min(0).max(100_000).optional(),
});
export type ResultsQuery = z.infer<typeof ResultsQuery>;

export const readResults = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}/results',
  summary: 'What a survey was answered in a period, question by question',
  access: members(roles, 'feedback:read'),
  params: IdParams,
  query: ResultsQuery,
  answer: SurveyResults,
});
