import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { statuses } from './status.ts';
import { Id, Instant } from './values.ts';

/** In the order in which a council looks at them. */
export const digestParts = [
  'new',
  'rising',
  'regressed',
  'overdue',
  'unowned',
  'verified',
] as const;
export type DigestPart = (typeof digestParts)[number];

const Line = z.object({
  id: Id,
  /** As it was called then. */
  label: z.string(),
  status: z.enum(statuses),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  /** Comments of the week, and of the week before. */
  count: z.int(),
  before: z.int(),
  /** Of rising ones: heard in the last `days` days, and as many as the weeks before let expect. */
  rise: z.object({ days: z.int(), heard: z.number(), expected: z.number() }).nullable(),
});
export type DigestLine = z.infer<typeof Line>;

const Part = z.object({
  count: z.int(),
  /** At most 20, those with most comments first. */
  lines: z.array(Line),
});

export const Digest = z.object({
  /** The first day. */
  weekStart: z.string(),
  /** When the week before it, the week and the week after it begin. */
  startsBefore: Instant,
  starts: Instant,
  ends: Instant,
  comments: z.int(),
  before: z.int(),
  parts: z.record(z.enum(digestParts), Part),
});
export type Digest = z.infer<typeof Digest>;

const Week = z.iso.date();

export const listDigests = endpoint({
  method: 'get',
  path: '/api/v1/digests',
  summary: 'The weeks that have a digest, the latest first, and the running week',
  access: members(roles),
  answer: z.object({ weeks: z.array(Week), running: Week }),
});

export const readRunningDigest = endpoint({
  method: 'get',
  path: '/api/v1/digests/running',
  summary: 'The digest of the running week as it would be now',
  access: members(roles),
  answer: Digest,
});

export const readDigest = endpoint({
  method: 'get',
  path: '/api/v1/digests/{week}',
  summary: 'The digest of a week, as it was kept when the week was over',
  access: members(roles),
  params: z.object({ week: Week }),
  answer: Digest,
});
