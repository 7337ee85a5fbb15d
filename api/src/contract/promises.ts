import { z } from 'zod';
import { delayCauses, promiseStates } from './case-states.ts';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant, PageQuery, pageOf } from './values.ts';

const Person = z.object({ id: Id, name: z.string() });

/** Where a suggestion comes from: past cases for the same reason, of the same department, all. */
export const likenesses = ['reason', 'department', 'all'] as const;

export const PromiseFilter = z.enum([
  'all',
  'open',
  'at_risk',
  'overdue',
  'week',
  'due',
  'kept',
  'broken',
  'renegotiated',
  'refused',
]);
export type PromiseFilter = z.infer<typeof PromiseFilter>;

const shared = {
  id: Id,
  by: z.enum(['us', 'customer']),
  /** It answers the matter itself; the others are agreements on the way there. */
  isMain: z.boolean(),
  what: z.string(),
  dueAt: Instant,
  riskAt: Instant,
  state: z.enum(promiseStates),
  madeBy: Person.nullable(),
  madeAt: Instant,
  settledAt: Instant.nullable(),
  couldDelay: z.string().nullable(),
  answer: z.enum(['accepted', 'refused']).nullable(),
  answerNote: z.string().nullable(),
  wantedOn: Day.nullable(),
  answeredAt: Instant.nullable(),
  atRiskAt: Instant.nullable(),
  cause: z.enum(delayCauses).nullable(),
  causeNote: z.string().nullable(),
  warnedAt: Instant.nullable(),
  missedAt: Instant.nullable(),
  /** Made without a suggestion, or from fewer than ten past cases. */
  isThin: z.boolean(),
};

export const ListedPromise = z.object({
  ...shared,
  caseId: Id,
  code: z.string(),
  owner: Person,
  department: z.string().nullable(),
});
export type ListedPromise = z.infer<typeof ListedPromise>;

const query = PageQuery.extend({
  filter: PromiseFilter.default('open'),
  /** Of its due day, `2026-03`. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month_form')
    .optional(),
  departmentId: z.union([Id, z.literal('none')]).optional(),
  isMain: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});

export const listPromises = endpoint({
  method: 'get',
  path: '/api/v1/promises',
  summary: 'The register of agreements: who promised what by when, and what became of it',
  access: members(roles),
  query,
  answer: pageOf(ListedPromise).extend({
    counts: z.record(PromiseFilter, z.int()),
  }),
});

export const PromiseCheck = z.object({
  position: z.int(),
  /** A starter line, or words of the organisation's own. */
  code: z.string().nullable(),
  text: z.string().nullable(),
  tickedAt: Instant.nullable(),
  tickedBy: z.string().nullable(),
});
export type PromiseCheck = z.infer<typeof PromiseCheck>;

export const CasePromise = z.object({
  ...shared,
  /** A notice to the customer waits for a member. */
  hasDraft: z.boolean(),
  /** It can be taken back what was said of it. */
  canStandAgain: z.boolean(),
  checks: z.array(PromiseCheck),
});
export type CasePromise = z.infer<typeof CasePromise>;

/** What past cases say; without any, nobody knows how long it takes. */
export const Suggestion = z.object({
  day: Day,
  /** Working days that four of five past cases took at most. */
  days: z.int(),
  n: z.int(),
  buffer: z.int(),
  likeness: z.enum(likenesses),
  isThin: z.boolean(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const CasePromises = z.object({
  /** Newest first. */
  items: z.array(CasePromise),
  suggestion: Suggestion.nullable(),
  timeZone: z.string(),
  isClosed: z.boolean(),
});
export type CasePromises = z.infer<typeof CasePromises>;

export const readCasePromises = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/promises',
  summary: 'What was promised in a case, and the day that past cases suggest',
  access: members(roles),
  params: IdParams,
  answer: CasePromises,
});

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_form');
const What = z.string().trim().min(1).max(500);
/** A line of words; nothing is no words. */
const Note = z
  .string()
  .trim()
  .max(500)
  .nullable()
  .default(null)
  .transform((text) => text || null);

export const NewPromise = z.strictObject({
  by: z.enum(['us', 'customer']).default('us'),
  isMain: z.boolean().default(true),
  what: What,
  day: Day,
  /** By the organisation's clocks; without one it is the end of the working day. */
  time: Hour.nullable().default(null),
  couldDelay: Note,
});
export type NewPromise = z.input<typeof NewPromise>;
export type CheckedPromise = z.output<typeof NewPromise>;

export const makePromise = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/promises',
  summary:
    'Promise something by a day; a main promise replaces the one before, and the customer is told',
  access: members(noteTakers),
  params: IdParams,
  body: NewPromise.refine(({ by, isMain }) => by === 'us' || !isMain, 'promise_main_is_ours'),
  status: 201,
  answer: CasePromises,
});

export const settlePromise = endpoint({
  method: 'post',
  path: '/api/v1/promises/{id}/settlement',
  summary: 'Say that a promise is kept or withdrawn, or take that back; what is late is broken',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ state: z.enum(['kept', 'withdrawn', 'open']) }),
  answer: CasePromises,
});

const delay = {
  cause: z.enum(delayCauses),
  causeNote: Note,
  day: Day,
  time: Hour.nullable().default(null),
};

/** Another cause is told in words. */
const saysWhy = ({ cause, causeNote }: { cause: string; causeNote: string | null }) =>
  cause !== 'other' || causeNote !== null;

export const draftDelay = endpoint({
  method: 'post',
  path: '/api/v1/promises/{id}/delay/words',
  summary: 'Draft what to tell the customer about a date that moves, in their language',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject(delay).refine(saysWhy, { path: ['causeNote'], error: 'cause_note_missing' }),
  answer: z.object({ subject: z.string(), body: z.string(), locale: z.string() }),
});

export const DelayNotice = z.strictObject({
  ...delay,
  couldDelay: Note,
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(5_000),
});
export type DelayNotice = z.input<typeof DelayNotice>;

export const giveDelay = endpoint({
  method: 'post',
  path: '/api/v1/promises/{id}/delay',
  summary: 'Tell the customer why a date moves and to when; the promise is made anew for that date',
  access: members(noteTakers),
  params: IdParams,
  body: DelayNotice.refine(saysWhy, { path: ['causeNote'], error: 'cause_note_missing' }),
  answer: CasePromises,
});

export const tickCheck = endpoint({
  method: 'put',
  path: '/api/v1/promises/{id}/checks/{position}',
  summary: 'Tick a line of the playbook of a missed promise, or untick it',
  access: members(noteTakers),
  params: z.strictObject({ id: Id, position: z.coerce.number().int().min(1).max(20) }),
  body: z.strictObject({ isDone: z.boolean() }),
  answer: CasePromises,
});
