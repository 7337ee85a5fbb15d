import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { TargetLevel } from './targets.ts';
import { TargetMetric } from './theme-parts.ts';
import { Id, IdParams, Instant, pageOf } from './values.ts';

export const recognitionStates = ['open', 'dismissed', 'sent', 'taken_back'] as const;

const Person = z.object({ id: Id, name: z.string() });

/** Thanks to those who acted, with what was counted before and since. */
export const Recognition = z.object({
  id: Id,
  themeId: Id,
  themeLabel: z.string(),
  state: z.enum(recognitionStates),
  metric: TargetMetric,
  before: TargetLevel,
  after: TargetLevel,
  people: z.array(Person),
  words: z.string().nullable(),
  sentBy: Person.nullable(),
  sentAt: Instant.nullable(),
  verifiedAt: Instant,
});
export type Recognition = z.infer<typeof Recognition>;

export const listRecognitions = endpoint({
  method: 'get',
  path: '/api/v1/recognitions',
  summary: 'Thanks that were sent, newest first',
  access: members(roles),
  query: z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: pageOf(Recognition),
});

export const listOpenRecognitions = endpoint({
  method: 'get',
  path: '/api/v1/recognitions/open',
  summary: 'Verified falls for which nobody has been thanked yet',
  access: members(managers),
  answer: z.object({ items: z.array(Recognition) }),
});

export const readThemeRecognition = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/recognition',
  summary: 'The thanks for the last verified fall of a theme, and who may be thanked',
  access: members(roles),
  params: IdParams,
  answer: z.object({
    /** Null: no fall was verified. */
    recognition: Recognition.nullable(),
    /** The owner, who had its actions, and who works in its department. */
    helpers: z.array(Person.extend({ as: z.enum(['owner', 'action', 'department']) })),
  }),
});

export const wordsLength = 2_000;

export const sendRecognition = endpoint({
  method: 'post',
  path: '/api/v1/recognitions/{id}/send',
  summary: 'Thank these people, in these words: a message to each, and a place on the wall',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    people: z.array(Id).min(1).max(100),
    words: z.string().trim().min(1).max(wordsLength),
  }),
  answer: Recognition,
});

export const changeRecognition = endpoint({
  method: 'patch',
  path: '/api/v1/recognitions/{id}',
  summary:
    'Put it aside, have it back, or take sent thanks back: who has not read them is not told',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ state: z.enum(['open', 'dismissed', 'taken_back']) }),
  answer: Recognition,
});
