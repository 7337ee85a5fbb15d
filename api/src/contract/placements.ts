import { z } from 'zod';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Feedback, PlacementReason } from './feedback.ts';
import { Acted, Id, PageQuery, pageOf } from './values.ts';

export const Suggestion = z.object({
  themeId: Id,
  label: z.string(),
  score: z.number(),
  reason: PlacementReason,
});
export type Suggestion = z.infer<typeof Suggestion>;

export const UnsortedComment = Feedback.extend({ suggestions: z.array(Suggestion) });
export type UnsortedComment = z.infer<typeof UnsortedComment>;

export const listUnsorted = endpoint({
  method: 'get',
  path: '/api/v1/unsorted',
  summary: 'Comments without a theme, newest first, each with up to three suggested themes',
  access: members(roles),
  query: PageQuery.extend({ snoozed: z.enum(['no', 'yes']).default('no') }),
  answer: pageOf(UnsortedComment).extend({
    /** All of them, and those put off. */
    total: z.int(),
    snoozed: z.int(),
  }),
});

/** What a person says of comments. Every run of the engine obeys it. */
export const placeFeedback = endpoint({
  method: 'post',
  path: '/api/v1/placements',
  summary: 'Move comments to a theme, out of any theme, aside as not relevant, or put them off',
  access: members(themeWorkers),
  body: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('move'),
      feedbackIds: z.array(Id).min(1).max(500),
      themeId: Id,
    }),
    z.strictObject({ act: z.literal('take_out'), feedbackIds: z.array(Id).min(1).max(500) }),
    z.strictObject({ act: z.literal('not_relevant'), feedbackIds: z.array(Id).min(1).max(500) }),
    z.strictObject({
      act: z.literal('snooze'),
      feedbackIds: z.array(Id).min(1).max(500),
      days: z.int().min(1).max(90).default(7),
    }),
  ]),
  answer: Acted,
});
