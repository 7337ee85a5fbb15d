import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Day, Instant } from './values.ts';

/** Of the comments that had waited for so long, those in no theme that had been acted on. */
const AskedPoint = z.object({
  /** Today, or the same day so many weeks ago; days are those of UTC. */
  day: Day,
  share: Rate,
});
export type AskedPoint = z.infer<typeof AskedPoint>;

export const readAsked = endpoint({
  method: 'get',
  path: '/api/v1/asked',
  summary: 'Asked but not acted on: the share of older comments in no theme that was acted on',
  access: members(roles),
  answer: z.object({
    /** How long a comment may wait, and how far back comments are looked at. */
    days: z.int(),
    lookBack: z.int(),
    /** The comments that are counted today were said from here on, and before. */
    since: Instant,
    until: Instant,
    share: Rate,
    /** The last 12 weeks, oldest first; today is the last one. */
    points: z.array(AskedPoint),
  }),
});
