import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { ContactReason, NewReason } from './reasons.ts';
import { Id } from './values.ts';

/** So far back words are read, at most so many of them, the newest. */
export const candidateDays = 90;
export const mostOwnWords = 1_000;

export const CandidateReason = z.object({
  /** The words that are most like all others of the group. */
  label: z.string(),
  count: z.int(),
  /** Different customers; comments that name nobody count as one each. */
  people: z.int(),
  /** Comments per seven days, oldest first; the last ones end now. */
  weeks: z.array(z.int()),
  examples: z.array(z.string()),
  feedbackIds: z.array(Id),
  /** Somebody said of at least half of these words that they are no reason of their own. */
  dismissed: z.boolean(),
});
export type CandidateReason = z.infer<typeof CandidateReason>;

export const listCandidateReasons = endpoint({
  method: 'get',
  path: '/api/v1/candidate-reasons',
  summary:
    'What people write under “other reason”, grouped into reasons that the register may lack',
  access: members(roles),
  answer: z.object({
    items: z.array(CandidateReason),
    /** Comments of the last 90 days whose reason is in own words, and how many were read. */
    read: z.int(),
    /** There are more than were read. */
    cut: z.boolean(),
    /** Comments that are like too few others. */
    alone: z.int(),
  }),
});

const Comments = z.array(Id).min(1).max(mostOwnWords);

export const adoptCandidate = endpoint({
  method: 'post',
  path: '/api/v1/candidate-reasons/adopt',
  summary: 'Make a candidate a reason of the register, and give it to its comments',
  access: members(managers),
  body: NewReason.extend({ feedbackIds: Comments }),
  status: 201,
  answer: z.object({
    reason: ContactReason,
    /** The comments that got it: what `dropCandidate` takes to undo this. */
    feedbackIds: z.array(Id),
  }),
});

export const dropCandidate = endpoint({
  method: 'post',
  path: '/api/v1/candidate-reasons/drop',
  summary: 'Undo that a candidate was made a reason: archive it and take it off these comments',
  access: members(managers),
  body: z.strictObject({ reasonId: Id, feedbackIds: z.array(Id).max(mostOwnWords) }),
  status: 204,
});

export const dismissCandidate = endpoint({
  method: 'post',
  path: '/api/v1/candidate-reasons/dismiss',
  summary: 'Say that these words are no reason of their own; they are kept out of the candidates',
  access: members(managers),
  body: z.strictObject({ feedbackIds: Comments }),
  status: 204,
});

export const restoreCandidate = endpoint({
  method: 'post',
  path: '/api/v1/candidate-reasons/restore',
  summary: 'Take back that these words are no reason of their own',
  access: members(managers),
  body: z.strictObject({ feedbackIds: Comments }),
  status: 204,
});
