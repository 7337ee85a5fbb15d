import { z } from 'zod';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

const line = (most: number) => z.string().trim().min(1).max(most);

/** The organisation's own words, per language; without them the product says it itself. */
const ProblemWords = z.partialRecord(
  LocaleName,
  z.strictObject({ title: line(120), text: line(500).optional() }),
);

/** For how many hours it may be shown that something was solved: a week at most. */
const mostSolvedHours = 168;

const facts = {
  words: ProblemWords.default({}),
  startedAt: Instant,
  /** When it is expected to work again; null: nobody knows. */
  expectedAt: Instant.nullable().default(null),
  solvedHours: z.int().min(0).max(mostSolvedHours).default(24),
  /** The theme that "me too" counts beside. */
  themeId: Id.nullable().default(null),
  /** The surveys and forms that show it; none: all. */
  surveyIds: z.array(Id).max(50).default([]),
  /** The places where it is shown; none: wherever. */
  placeIds: z.array(Id).max(200).default([]),
};

interface Times {
  startedAt: string;
  expectedAt: string | null;
}
const isExpectedLater = ({ startedAt, expectedAt }: Times) =>
  expectedAt === null || Date.parse(expectedAt) > Date.parse(startedAt);
const expectedLater = { message: 'expected_before_start', path: ['expectedAt'] };

const NewKnownProblem = z.strictObject(facts).refine(isExpectedLater, expectedLater);
export type NewKnownProblem = z.input<typeof NewKnownProblem>;

/** Something that does not work, told to customers before they write. */
export const KnownProblem = z.object({
  id: Id,
  words: ProblemWords,
  startedAt: Instant,
  expectedAt: Instant.nullable(),
  /** Since when it works again; null: it does not yet. */
  endedAt: Instant.nullable(),
  solvedHours: z.int(),
  theme: z.object({ id: Id, label: z.string() }).nullable(),
  surveyIds: z.array(Id),
  placeIds: z.array(Id),
  /** Visitors who said "me too", each once. */
  meToos: z.int(),
  /** "Me too" of visitors or from networks that count already: kept, not counted. */
  repeats: z.int(),
  version: z.int(),
  /** Null: whoever published it is gone. */
  publishedBy: z.string().nullable(),
  publishedAt: Instant,
  /** It was expected to work again by now, and nobody said that it does. */
  isOverdue: z.boolean(),
});
export type KnownProblem = z.infer<typeof KnownProblem>;

const List = z.object({ items: z.array(KnownProblem) });

export const listKnownProblems = endpoint({
  method: 'get',
  path: '/api/v1/known-problems',
  summary:
    'What customers are told does not work: what lasts first, then what is over; 200 at most',
  access: members(roles),
  answer: List,
});

export const listThemeProblems = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/known-problems',
  summary: 'The known problems of a theme with who said "me too": counted beside its comments',
  access: members(roles),
  params: IdParams,
  answer: List,
});

export const publishKnownProblem = endpoint({
  method: 'post',
  path: '/api/v1/known-problems',
  summary: 'Tell customers that something does not work, from now on',
  access: members(themeWorkers),
  body: NewKnownProblem,
  status: 201,
  answer: KnownProblem,
});

export const changeKnownProblem = endpoint({
  method: 'put',
  path: '/api/v1/known-problems/{id}',
  summary: 'Say it otherwise, or when it is expected to work again',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ ...facts, version: z.int() }).refine(isExpectedLater, expectedLater),
  answer: KnownProblem,
});

export const endKnownProblem = endpoint({
  method: 'post',
  path: '/api/v1/known-problems/{id}/end',
  summary: 'Say that it works again: it is shown as solved for some hours',
  access: members(themeWorkers),
  params: IdParams,
  answer: KnownProblem,
});

export const reopenKnownProblem = endpoint({
  method: 'post',
  path: '/api/v1/known-problems/{id}/reopen',
  summary: 'Take back that it works again',
  access: members(themeWorkers),
  params: IdParams,
  answer: KnownProblem,
});
