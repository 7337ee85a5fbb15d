import { z } from 'zod';
import { endpoint, managers, members, noteTakers, roles } from './endpoint.ts';
import { grantStates, RemedyAsk, RemedyOutcome, Sentence } from './remedy-asks.ts';
import { Id, IdParams, Instant, PageQuery, pageOf } from './values.ts';

const Person = z.object({ id: Id, name: z.string() });

export const RemedyGrant = RemedyOutcome.extend({
  comment: z.object({
    id: Id,
    caseCode: z.string(),
    text: z.string(),
    language: z.string().nullable(),
    theme: z.object({ id: Id, label: z.string() }).nullable(),
  }),
  reason: z.string().nullable(),
  askedBy: Person.nullable(),
  askedAt: Instant,
  /** Within the limit: whoever asked, at once. */
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  answer: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  /** What the comment has of the same remedy by now, this one included if it was granted. */
  grantedOnComment: z.number(),
  /** Nobody waits for it any longer: the time that the customer was told is over. */
  isOverdue: z.boolean(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type RemedyGrant = z.infer<typeof RemedyGrant>;

/** `2026-03`, of the organisation's calendar. */
const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'month_form');

export const GrantFilter = z.strictObject({
  state: z.enum(grantStates).optional(),
  remedy: Id.optional(),
  /** The member who asked. */
  person: Id.optional(),
  theme: Id.optional(),
  feedback: Id.optional(),
  /** When it was decided. */
  month: Month.optional(),
});
export type GrantFilter = z.infer<typeof GrantFilter>;

export const listGrants = endpoint({
  method: 'get',
  path: '/api/v1/remedy-grants',
  summary: 'Remedies that were asked for, newest first',
  access: members(roles),
  query: GrantFilter.extend(PageQuery.shape),
  answer: pageOf(RemedyGrant),
});

export const grantRemedy = endpoint({
  method: 'post',
  path: '/api/v1/remedy-grants',
  summary: 'Grant a remedy on a comment; above the limit it waits for a chair or an administrator',
  access: members(noteTakers),
  body: RemedyAsk.extend({ feedbackId: Id }),
  status: 201,
  answer: RemedyOutcome,
});

export const decideGrant = endpoint({
  method: 'post',
  path: '/api/v1/remedy-grants/{id}/decision',
  summary: 'Say yes or no to a remedy that waits; nobody decides what they asked for',
  access: members(managers),
  params: IdParams,
  body: z
    .strictObject({ granted: z.boolean(), answer: Sentence.nullable().default(null) })
    .refine(({ granted, answer }) => granted || answer !== null, {
      error: 'refusal_answer_missing',
      path: ['answer'],
    }),
  answer: RemedyGrant,
});

export const withdrawGrant = endpoint({
  method: 'post',
  path: '/api/v1/remedy-grants/{id}/withdrawal',
  summary: 'Take back what one asked for, or, with a reason, what was granted; it stays in the log',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ reason: Sentence.nullable().default(null) }),
  answer: RemedyGrant,
});

export const RemedySum = z.object({
  /** `2026-03`. */
  month: z.string(),
  remedyId: Id,
  name: z.string(),
  currency: z.string(),
  count: z.int(),
  amount: z.number(),
});
export type RemedySum = z.infer<typeof RemedySum>;

export const readRemedySums = endpoint({
  method: 'get',
  path: '/api/v1/remedy-sums',
  summary: 'What was granted by remedy and month in the last twelve months',
  access: members(roles),
  answer: z.object({ items: z.array(RemedySum) }),
});
