import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { FeedbackReceipt } from './feedback.ts';
import { outcomes } from './results.ts';
import { longestAnswer, SurveyDoc } from './survey-doc.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

/** What an interviewer's own calls of today came to. */
const OwnCalls = z.array(z.object({ outcome: z.enum(outcomes), count: z.int() }));

/** What an interviewer asks, in the words of the survey. */
export const Script = z.object({
  survey: z.object({
    id: Id,
    name: z.string(),
    kind: z.enum(['survey', 'form']),
    locale: LocaleName,
    active: z.boolean(),
    version: z.int(),
  }),
  organization: z.string(),
  doc: SurveyDoc,
  calls: OwnCalls,
});
export type Script = z.infer<typeof Script>;

export const readScript = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}/script',
  summary: 'What to ask on the phone, and what one’s own calls of today came to',
  access: members(noteTakers),
  params: IdParams,
  answer: Script,
});

const call = {
  /** Made where the call is made: the same one is kept once. */
  id: Id,
  locale: LocaleName,
  placeId: Id.nullable().default(null),
};

export const giveInterview = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/interviews',
  summary: 'Store what somebody answered on the phone',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    ...call,
    /** What was asked: answers belong to it even if there is a newer one by now. */
    version: z.int().min(0),
    given: z.record(z.string().max(40), z.array(z.string().max(longestAnswer + 200)).max(13)),
    isUrgent: z.boolean().default(false),
    /** What they agreed to once it was read to them; null: they did not, or were not asked. */
    contact: z
      .strictObject({
        name: z.string().trim().max(200).default(''),
        phone: z.string().trim().min(3).max(60),
        /** Of the words that were read. */
        textVersion: z.int().min(1),
      })
      .nullable()
      .default(null),
  }),
  status: 201,
  answer: FeedbackReceipt,
});

export const recordCall = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/calls',
  summary: 'Note that somebody refused, was not reached or wants to be called later',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ ...call, outcome: z.enum(['refused', 'not_reached', 'call_later']) }),
  status: 201,
  answer: z.object({ calls: OwnCalls }),
});

export const removeCall = endpoint({
  method: 'delete',
  path: '/api/v1/calls/{id}',
  summary: 'Take back what was noted of one’s own call; answers stay',
  access: members(noteTakers),
  params: IdParams,
  status: 204,
});

/** Why somebody is not to be called; `unknown`: nobody is known by this. */
export const callRefusals = [
  'unknown',
  'do_not_contact',
  'no_asking',
  'no_consent',
  'no_address',
  'other_channel',
  'capped',
  'outside_hours',
] as const;

export const askMayCall = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/may-call',
  summary: 'Ask whether a customer may be called now to be asked this survey',
  access: members(noteTakers),
  params: IdParams,
  /** A reference, an address or a number. */
  body: z.strictObject({ customer: z.string().trim().min(1).max(320) }),
  answer: z.object({
    refusal: z.object({ reason: z.enum(callRefusals), nextAt: Instant.nullable() }).nullable(),
  }),
});
