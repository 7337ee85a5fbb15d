import { z } from 'zod';
import { endpoint, managers, members } from './endpoint.ts';
import { Name } from './organizations.ts';
import { Id, IdParams, Instant } from './values.ts';

/** How people are asked after a service, over all surveys. */
export const AskingPolicy = z
  .strictObject({
    /** At most one invitation per person in so many days; 0: no limit. */
    capDays: z.int().min(0).max(365),
    /** Letters go out from this hour on … */
    firstHour: z.int().min(0).max(23),
    /** … and none from this one on, by the clock of the organisation. */
    lastHour: z.int().min(1).max(24),
    onWeekends: z.boolean(),
    /** Where answers to the mail go; null: to the address of the help block, if there is one. */
    replyTo: z.email().max(320).nullable(),
  })
  .refine(({ firstHour, lastHour }) => firstHour < lastHour, {
    message: 'sending_hours',
    path: ['lastHour'],
  });
export type AskingPolicy = z.infer<typeof AskingPolicy>;

export const askingBases = ['consent', 'existing_customer'] as const;
export type AskingBasis = (typeof askingBases)[number];

/** "Ask after a service": how a survey invites. */
export const SurveyAsking = z.strictObject({
  isOn: z.boolean(),
  /** From the end of the service. */
  delayMinutes: z.int().min(0).max(43_200),
  expiresDays: z.int().min(1).max(90),
  /** Days after the letter; 0: nobody is reminded. */
  reminderDays: z.int().min(0).max(30),
  /** On what the question rests: what the person agreed to, or that they are a customer. */
  basis: z.enum(askingBases),
});
export type SurveyAsking = z.infer<typeof SurveyAsking>;

export const AskingSurvey = SurveyAsking.extend({
  surveyId: Id,
  name: z.string(),
  active: z.boolean(),
});
export type AskingSurvey = z.infer<typeof AskingSurvey>;

export const ServiceHook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  lastUsedAt: Instant.nullable(),
});
export type ServiceHook = z.infer<typeof ServiceHook>;

export const Asking = z.object({
  policy: AskingPolicy,
  surveys: z.array(AskingSurvey),
  hooks: z.array(ServiceHook),
  /** From whom mail goes out; null: mail is not set up, and letters are sent by hand. */
  mailFrom: z.string().nullable(),
});
export type Asking = z.infer<typeof Asking>;

export const readAsking = endpoint({
  method: 'get',
  path: '/api/v1/asking',
  summary: 'How people are asked after a service: rules, surveys and webhooks',
  access: members(managers),
  answer: Asking,
});

export const changeAskingPolicy = endpoint({
  method: 'put',
  path: '/api/v1/asking/policy',
  summary: 'Change how often and when people are asked, over all surveys',
  access: members(managers),
  body: AskingPolicy,
  answer: Asking,
});

export const changeSurveyAsking = endpoint({
  method: 'put',
  path: '/api/v1/surveys/{id}/asking',
  summary: 'Change whether and how a survey asks after a service',
  access: members(managers),
  params: IdParams,
  body: SurveyAsking,
  answer: Asking,
});

export const testSurveyAsking = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/asking/test',
  summary: 'Send the letter of a survey to whoever asks; nothing that is answered there is kept',
  access: members(managers),
  params: IdParams,
  status: 202,
  answer: z.object({ email: z.string() }),
});

export const createServiceHook = endpoint({
  method: 'post',
  path: '/api/v1/service-hooks',
  summary:
    'Make an address for signed webhooks; the signing secret is in this answer and nowhere else',
  access: members(managers),
  body: z.strictObject({ name: Name }),
  status: 201,
  answer: z.object({ id: Id, url: z.string(), secret: z.string() }),
});

export const revokeServiceHook = endpoint({
  method: 'delete',
  path: '/api/v1/service-hooks/{id}',
  summary: 'Close the address of a webhook at once',
  access: members(managers),
  params: IdParams,
  status: 204,
});
