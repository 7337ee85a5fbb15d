import { z } from 'zod';
import { endpoint, members, noteTakers, roles, themeWorkers } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Id, IdParams, Instant, LocaleName, Names, PageQuery } from './values.ts';

const line = (most: number) => z.string().trim().max(most);

/** An article in one language. */
export const SolutionWords = z.strictObject({
  title: z.string().trim().min(1).max(160),
  /** For whom and when it fits. */
  fits: line(1_000).default(''),
  steps: z.string().trim().min(1).max(8_000),
  /** What to tell the customer, in words that can be used as they are. */
  tell: line(2_000).default(''),
  takes: line(200).default(''),
  /** What it costs the customer, and what it costs us. */
  customerCost: line(200).default(''),
  ourCost: line(200).default(''),
  pros: line(1_000).default(''),
  cons: line(1_000).default(''),
});
export type SolutionWords = z.infer<typeof SolutionWords>;

/** What an article says, and what it is linked to. */
export const SolutionDoc = z.strictObject({
  texts: z
    .partialRecord(LocaleName, SolutionWords)
    .refine((texts) => Object.keys(texts).length > 0, 'name_missing'),
  /** For what hardly ever happens. */
  isUnusual: z.boolean().default(false),
  /** After so many days somebody looks whether it is still right. */
  reviewDays: z.int().min(7).max(1_095).default(180),
  reasonIds: z.array(Id).max(50).default([]),
  themeIds: z.array(Id).max(50).default([]),
});
export type SolutionDoc = z.infer<typeof SolutionDoc>;
export type SolutionInput = z.input<typeof SolutionDoc>;

/** What those who used an article said of it. */
const votes = {
  uses: z.int(),
  /** Of those who said whether it worked, how many say so. */
  worked: Rate,
};

export const Solution = z.object({
  id: Id,
  texts: z.partialRecord(LocaleName, SolutionWords),
  isUnusual: z.boolean(),
  reasons: z.array(z.object({ id: Id, code: z.string(), names: Names })),
  themes: z.array(z.object({ id: Id, label: z.string() })),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  reviewDays: z.int(),
  /** Null: nobody but its author has looked at it. */
  reviewedAt: Instant.nullable(),
  reviewedBy: z.string().nullable(),
  reviewDueOn: z.string(),
  /** Its review is overdue. */
  isStale: z.boolean(),
  ...votes,
  version: z.int(),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Solution = z.infer<typeof Solution>;

export const solutionFilters = ['all', 'stale', 'unreviewed', 'failing', 'archived'] as const;
export const solutionOrders = ['best', 'used', 'new', 'due'] as const;

const SolutionQuery = PageQuery.extend({
  q: z.string().trim().max(200).optional(),
  filter: z.enum(solutionFilters).default('all'),
  order: z.enum(solutionOrders).default('best'),
  reason: Id.optional(),
  theme: Id.optional(),
  unusual: z.enum(['0', '1']).optional(),
});
export type SolutionQuery = z.infer<typeof SolutionQuery>;

export const listSolutions = endpoint({
  method: 'get',
  path: '/api/v1/solutions',
  summary: 'The solution bank: searched in any language, filtered, the best proven first',
  access: members(roles),
  query: SolutionQuery,
  answer: z.object({
    items: z.array(Solution),
    nextCursor: z.string().nullable(),
    counts: z.record(z.enum(solutionFilters), z.int()),
  }),
});

const SolutionDetail = Solution.extend({
  versions: z.array(
    z.object({
      version: z.int(),
      doc: SolutionDoc,
      madeBy: z.string().nullable(),
      madeAt: Instant,
    }),
  ),
});
export type SolutionDetail = z.infer<typeof SolutionDetail>;

export const readSolution = endpoint({
  method: 'get',
  path: '/api/v1/solutions/{id}',
  summary: 'One article, with what it said before, newest first; 50 versions at most',
  access: members(roles),
  params: IdParams,
  answer: SolutionDetail,
});

export const createSolution = endpoint({
  method: 'post',
  path: '/api/v1/solutions',
  summary: 'Write down what helps',
  access: members(noteTakers),
  body: SolutionDoc,
  status: 201,
  answer: Solution,
});

export const changeSolution = endpoint({
  method: 'put',
  path: '/api/v1/solutions/{id}',
  summary: 'Write a new version; whoever does has looked at it, so its review is due anew',
  access: members(noteTakers),
  params: IdParams,
  body: SolutionDoc.extend({ version: z.int() }),
  answer: Solution,
});

export const reviewSolution = endpoint({
  method: 'post',
  path: '/api/v1/solutions/{id}/review',
  summary: 'Say that an article is still right',
  access: members(noteTakers),
  params: IdParams,
  answer: Solution,
});

export const archiveSolution = endpoint({
  method: 'put',
  path: '/api/v1/solutions/{id}/archived',
  summary: 'Offer an article to nobody any more, or again',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ archived: z.boolean() }),
  answer: Solution,
});

/** An article that may help with a matter. */
export const OfferedSolution = SolutionWords.extend({
  id: Id,
  locale: LocaleName,
  isUnusual: z.boolean(),
  isStale: z.boolean(),
  ...votes,
  /** What speaks for it: the reason, a theme like it, the same words. */
  because: z.array(z.enum(['reason', 'theme', 'words'])),
});
export type OfferedSolution = z.infer<typeof OfferedSolution>;

const Matter = z.strictObject({
  text: z.string().max(20_000).default(''),
  /** Code of the contact reason. */
  reason: z.string().max(10).nullable().default(null),
  /** Themes of comments that are like it. */
  themeIds: z.array(Id).max(20).default([]),
  /** The case whose comments, reasons and themes count as well. */
  caseId: Id.nullable().default(null),
  locale: LocaleName.default('en'),
});
export type Matter = z.infer<typeof Matter>;

export const offerSolutions = endpoint({
  method: 'post',
  path: '/api/v1/solutions/offer',
  summary: 'The three articles that fit best what is being written, or a case',
  access: members(noteTakers),
  body: Matter,
  answer: z.object({ items: z.array(OfferedSolution) }),
});

/** That somebody used an article. */
export const SolutionUse = z.object({
  id: Id,
  solutionId: Id,
  /** What the article is called, by language. */
  titles: z.partialRecord(LocaleName, z.string()),
  usedAt: Instant,
  /** Null: not said yet. */
  worked: z.boolean().nullable(),
  caseId: Id.nullable(),
  feedbackId: Id.nullable(),
  /** The code of the comment or the case, as people read it. */
  code: z.string().nullable(),
});
export type SolutionUse = z.infer<typeof SolutionUse>;

export const addSolutionUse = endpoint({
  method: 'post',
  path: '/api/v1/solutions/{id}/uses',
  summary: 'Say that an article was used for a comment or a case; the same again is the same use',
  access: members(noteTakers),
  params: IdParams,
  body: z
    .strictObject({ feedbackId: Id.nullable().default(null), caseId: Id.nullable().default(null) })
    .refine(({ feedbackId, caseId }) => (feedbackId === null) !== (caseId === null), {
      message: 'one_of_two',
      path: ['feedbackId'],
    }),
  status: 201,
  answer: z.object({ id: Id }),
});

export const listSolutionUses = endpoint({
  method: 'get',
  path: '/api/v1/solution-uses',
  summary: 'What one used: for a case, or all of which one has not said yet whether it worked',
  access: members(noteTakers),
  query: z.strictObject({ case: Id.optional() }),
  answer: z.object({ items: z.array(SolutionUse) }),
});

export const voteSolutionUse = endpoint({
  method: 'put',
  path: '/api/v1/solution-uses/{id}',
  summary: 'Say whether what one used worked; null takes it back',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ worked: z.boolean().nullable() }),
  status: 204,
});

export const removeSolutionUse = endpoint({
  method: 'delete',
  path: '/api/v1/solution-uses/{id}',
  summary: 'Say that one did not use it after all',
  access: members(noteTakers),
  params: IdParams,
  status: 204,
});
