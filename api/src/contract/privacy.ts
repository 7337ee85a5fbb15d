import { z } from 'zod';
import { admins, endpoint, managers, members } from './endpoint.ts';
import { Id, Instant, pageOf } from './values.ts';

/** What can be kept for so long and no longer. */
export const retained = [
  'comments',
  'contacts',
  'cases',
  'messages',
  'drafts',
  'photos',
  'persons',
  'audit',
] as const;
export type Retained = (typeof retained)[number];
export const retainedByChannel: readonly Retained[] = ['comments', 'contacts'];

export const RetentionRule = z
  .strictObject({
    what: z.enum(retained),
    /** '': every other channel. */
    channel: z
      .string()
      .regex(/^([a-z][a-z0-9_-]{0,39})?$/)
      .default(''),
    months: z.int().min(1).max(240),
  })
  .refine(({ what, channel }) => channel === '' || retainedByChannel.includes(what), {
    path: ['channel'],
    message: 'field.retention_channel',
  });
export type RetentionRule = z.infer<typeof RetentionRule>;

/** At most one for the same thing. */
export const RetentionRules = z.strictObject({
  rules: z
    .array(RetentionRule)
    .max(100)
    .refine(
      (rules) => new Set(rules.map((rule) => `${rule.what} ${rule.channel}`)).size === rules.length,
      'field.retention_twice',
    ),
});

export const Privacy = z.object({
  rules: z.array(RetentionRule),
  /** Channels that comments came by. */
  channels: z.array(z.string()),
});
export type Privacy = z.infer<typeof Privacy>;

export const readPrivacy = endpoint({
  method: 'get',
  path: '/api/v1/privacy',
  summary: 'How long what is kept; what is in no rule is kept for good',
  access: members(managers),
  answer: Privacy,
});

export const changeRetention = endpoint({
  method: 'put',
  path: '/api/v1/privacy/retention',
  summary: 'Say how long what is kept. What is older goes within the hour and does not come back',
  access: members(admins),
  body: RetentionRules,
  answer: Privacy,
});

export const previewRetention = endpoint({
  method: 'post',
  path: '/api/v1/privacy/retention/preview',
  summary: 'How much these rules would take away today',
  access: members(managers),
  body: RetentionRules,
  answer: z.object({ rules: z.array(RetentionRule.safeExtend({ due: z.int() })) }),
});

/** An entry of the register of what was erased. It names nobody. */
export const Erasure = z.object({
  id: Id,
  scope: z.enum(['person', 'comment', 'retention']),
  by: z.enum(['member', 'customer', 'operator', 'system']),
  /** The member who asked for it. */
  member: z.string().nullable(),
  /** Somebody of whom there is more than was erased. */
  restPersonId: Id.nullable(),
  counts: z.record(z.string(), z.int()),
  requestedAt: Instant,
  finishedAt: Instant.nullable(),
});
export type Erasure = z.infer<typeof Erasure>;

export const listErasures = endpoint({
  method: 'get',
  path: '/api/v1/erasures',
  summary: 'What was erased, newest first',
  access: members(managers),
  query: z.strictObject({
    cursor: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: pageOf(Erasure),
});

/** Whom it is about: a person, or who wrote a comment. */
const Subject = z
  .strictObject({ personId: Id.nullable().default(null), feedbackId: Id.nullable().default(null) })
  .refine(({ personId, feedbackId }) => (personId === null) !== (feedbackId === null), {
    path: ['personId'],
    message: 'field.erasure_subject',
  });

export const ErasureCounts = z.object({
  comments: z.int(),
  cases: z.int(),
  messages: z.int(),
  invitations: z.int(),
});

export const previewErasure = endpoint({
  method: 'post',
  path: '/api/v1/erasures/preview',
  summary: 'How much would go with somebody',
  access: members(admins),
  body: Subject,
  answer: ErasureCounts,
});

export const erasePerson = endpoint({
  method: 'post',
  path: '/api/v1/erasures',
  summary: 'Erase somebody with all that is kept of them; it cannot be undone',
  access: members(admins),
  body: Subject,
  status: 202,
  answer: z.object({ id: Id }),
});
