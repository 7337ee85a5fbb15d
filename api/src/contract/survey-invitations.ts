import { z } from 'zod';
import { endpoint, managers, members, noteTakers } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Id, IdParams, Instant, pageOf } from './values.ts';

export const invitationStates = [
  'scheduled',
  'sent',
  'reminded',
  'answered',
  'expired',
  'suppressed',
  'failed',
  'cancelled',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** One person asked after one service, with what became of it. */
export const SurveyInvitation = z.object({
  id: Id,
  personId: Id,
  person: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    customerRef: z.string().nullable(),
  }),
  surveyId: Id,
  survey: z.string(),
  place: z.string().nullable(),
  state: z.enum(invitationStates),
  /** Why it is suppressed or failed. */
  reason: z.string().nullable(),
  source: z.enum(['api', 'webhook']),
  occurredAt: Instant,
  dueAt: Instant,
  expiresAt: Instant,
  sentAt: Instant.nullable(),
  remindedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  feedbackId: Id.nullable(),
});
export type SurveyInvitation = z.infer<typeof SurveyInvitation>;

export const InvitationFilter = z.strictObject({
  survey: Id.optional(),
  state: z.enum(invitationStates).optional(),
  person: Id.optional(),
});
export type InvitationFilter = z.infer<typeof InvitationFilter>;

export const listSurveyInvitations = endpoint({
  method: 'get',
  path: '/api/v1/survey-invitations',
  summary: 'Invitations to surveys with their states, newest first',
  access: members(noteTakers),
  query: InvitationFilter.extend({
    cursor: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: pageOf(SurveyInvitation),
});

export const InvitationCounts = z.object({
  days: z.int(),
  states: z.array(z.object({ state: z.enum(invitationStates), n: z.int() })),
  /** Answered of those that were sent. */
  answered: Rate,
});
export type InvitationCounts = z.infer<typeof InvitationCounts>;

export const countSurveyInvitations = endpoint({
  method: 'get',
  path: '/api/v1/survey-invitations/counts',
  summary: 'How many invitations of the last days are in which state, and how many were answered',
  access: members(noteTakers),
  query: z.strictObject({
    survey: Id.optional(),
    days: z.coerce.number().int().min(1).max(366).default(90),
  }),
  answer: InvitationCounts,
});

export const readInvitationLetter = endpoint({
  method: 'get',
  path: '/api/v1/survey-invitations/{id}/letter',
  summary: 'What a letter says that is to be sent by hand, with its secret link',
  access: members(managers),
  params: IdParams,
  answer: z.object({
    to: z.string().nullable(),
    /** Null as long as it was not due: only the link is there. */
    subject: z.string().nullable(),
    text: z.string().nullable(),
    url: z.string(),
  }),
});

export const cancelSurveyInvitation = endpoint({
  method: 'post',
  path: '/api/v1/survey-invitations/{id}/cancel',
  summary: 'Ask this person not; a link that was sent opens the survey no more',
  access: members(noteTakers),
  params: IdParams,
  answer: SurveyInvitation,
});

export const restoreSurveyInvitation = endpoint({
  method: 'post',
  path: '/api/v1/survey-invitations/{id}/restore',
  summary: 'Ask after all: takes cancelling back',
  access: members(noteTakers),
  params: IdParams,
  answer: SurveyInvitation,
});
