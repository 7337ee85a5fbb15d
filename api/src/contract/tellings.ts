import { z } from 'zod';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

export const subjectLength = 200;
export const bodyLength = 4_000;

const Words = z.strictObject({
  subject: z.string().trim().min(1, 'words_missing').max(subjectLength),
  body: z.string().trim().min(1, 'words_missing').max(bodyLength),
});
/** What is said, by language; whoever's language is not there gets the organisation's. */
export const TellingWords = z
  .partialRecord(LocaleName, Words)
  .refine((words) => Object.keys(words).length > 0, 'words_missing');
export type TellingWords = z.infer<typeof TellingWords>;

/** What a theme's status makes the text begin with. */
export const tellingStarts = ['fixed', 'declined', 'underway', 'thanks'] as const;

export const draftStates = ['draft', 'approved', 'sent', 'page_only', 'discarded'] as const;
export type DraftState = (typeof draftStates)[number];

export const Telling = z.object({
  id: Id,
  themeId: Id,
  themeLabel: z.string(),
  number: z.int(),
  words: TellingWords,
  /** `drafting` while the drafts are being made. */
  state: z.enum(['drafting', 'ready']),
  recipients: z.int(),
  drafted: z.int(),
  releasedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  counts: z.array(z.object({ locale: LocaleName, state: z.enum(draftStates), count: z.int() })),
});
export type Telling = z.infer<typeof Telling>;

const NotSolved = z.object({
  id: Id,
  feedbackId: Id,
  caseId: Id.nullable(),
  caseCode: z.string(),
  note: z.string().nullable(),
  answeredAt: Instant,
});

const OpenCase = z.object({ id: Id, code: z.string(), state: z.string(), owner: z.string() });

const ThemeTellings = z.object({
  /** People who agreed to be answered and can be reached. */
  reachable: z.int(),
  /** Of these: who was told since the theme last came back. */
  told: z.int(),
  /** Comments whose writers can see their own page alone. */
  pageOnly: z.int(),
  /** Comments that nobody can be told of. */
  unreachable: z.int(),
  locales: z.array(z.object({ locale: LocaleName, count: z.int() })),
  start: z.object({ kind: z.enum(tellingStarts), words: TellingWords }),
  /** The last time first. */
  tellings: z.array(Telling),
  /** Of the last telling that went out; null: none did. */
  figures: z
    .object({ told: z.int(), answered: z.int(), solved: Rate, notSolved: z.int() })
    .nullable(),
  notSolved: z.array(NotSolved),
  /** Cases of the theme that are not closed; telling closes none of them. */
  openCases: z.array(OpenCase),
});
export type ThemeTellings = z.infer<typeof ThemeTellings>;

export const readThemeTellings = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/tellings',
  summary: 'Who waits to hear what became of a theme, what they were told and what they say of it',
  access: members(roles),
  params: IdParams,
  answer: ThemeTellings,
});

export const startTelling = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/tellings',
  summary: 'Make a draft for everybody who raised a theme; nothing is sent before it is approved',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ words: TellingWords }),
  status: 202,
  answer: Telling,
});

export const readTelling = endpoint({
  method: 'get',
  path: '/api/v1/tellings/{id}',
  summary: 'One telling, with how many of its drafts are where',
  access: members(themeWorkers),
  params: IdParams,
  answer: Telling,
});

export const Draft = z.object({
  id: Id,
  personName: z.string().nullable(),
  caseCode: z.string(),
  feedbackId: Id,
  caseId: Id.nullable(),
  locale: LocaleName,
  subject: z.string(),
  body: z.string(),
  state: z.enum(draftStates),
});
export type Draft = z.infer<typeof Draft>;

export const listDrafts = endpoint({
  method: 'get',
  path: '/api/v1/tellings/{id}/drafts',
  summary: 'Drafts of a telling, each for one person',
  access: members(themeWorkers),
  params: IdParams,
  query: z.strictObject({
    locale: LocaleName.optional(),
    state: z.enum(draftStates).optional(),
    /** The id of the last draft of the page before. */
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({
    items: z.array(Draft),
    /** The `after` of the next page; null at the end. */
    next: Id.nullable(),
  }),
});

export const draftActs = ['approve', 'hold', 'discard', 'restore'] as const;
export type DraftAct = (typeof draftActs)[number];

export const actOnDrafts = endpoint({
  method: 'post',
  path: '/api/v1/tellings/{id}/drafts',
  summary: 'Approve drafts, take an approval back until it is sent, discard them or have them back',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    act: z.enum(draftActs),
    /** Null: all that it can be done with. */
    ids: z.array(Id).min(1).max(500).nullable(),
  }),
  answer: z.object({ changed: z.int(), telling: Telling }),
});

export const rewriteDraft = endpoint({
  method: 'put',
  path: '/api/v1/tellings/{id}/drafts/{draftId}',
  summary: 'Say it to one person in other words',
  access: members(themeWorkers),
  params: z.strictObject({ id: Id, draftId: Id }),
  body: Words,
  status: 204,
});

export const proposeToCases = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/propose-answer',
  summary: 'Put an answer into open cases of a theme that have none; each owner still decides',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    answer: z.string().trim().min(1, 'words_missing').max(8_000),
    caseIds: z.array(Id).min(1).max(200),
  }),
  answer: z.object({ changed: z.int() }),
});
