import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { CaseComment } from './cases.ts';
import { caseStates } from './case-states.ts';
import { Id, IdParams, Instant, LocaleName, pageOf, PageQuery } from './values.ts';

/** Ways to reach somebody. */
export const reachChannels = ['email', 'sms', 'chat', 'phone'] as const;
export type ReachChannel = (typeof reachChannels)[number];
export const reachPurposes = ['answer_me', 'ask_opinion'] as const;
export type ReachPurpose = (typeof reachPurposes)[number];
/** When it suits a person, by the clock of the organisation. */
export const reachHours = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type ReachHour = (typeof reachHours)[number];

/** Somebody who may be written to, with how they like it. */
export const Person = z.object({
  id: Id,
  customerRef: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** What a messenger calls them. */
  chat: z.string().nullable(),
  locale: LocaleName.nullable(),
  /** The one that is liked best first; none: nothing was said. */
  channels: z.array(z.enum(reachChannels)),
  /** None: nothing was said. */
  hours: z.array(z.enum(reachHours)),
  /** When they last said how they like to be reached. */
  preferredAt: Instant.nullable(),
  doNotContactAt: Instant.nullable(),
  doNotContactBy: z.enum(['person', 'member']).nullable(),
  /** The member who noted it. */
  doNotContactMember: z.string().nullable(),
  doNotContactReason: z.string().nullable(),
  /** They want to be asked nothing; answers to what they wrote are another matter. */
  noAskingAt: Instant.nullable(),
  createdAt: Instant,
});
export type Person = z.infer<typeof Person>;

export const Consent = z.object({
  id: Id,
  channel: z.enum(reachChannels),
  purpose: z.enum(reachPurposes),
  textVersion: z.int(),
  /** Exactly the words that were agreed to. */
  text: z.string(),
  locale: z.string(),
  source: z.enum(['survey', 'form', 'agent', 'import', 'api', 'preferences']),
  givenAt: Instant,
  withdrawnAt: Instant.nullable(),
  withdrawnBy: z.enum(['person', 'member']).nullable(),
});
export type Consent = z.infer<typeof Consent>;

export const PersonDetail = Person.extend({ consents: z.array(Consent) });
export type PersonDetail = z.infer<typeof PersonDetail>;

export const listPersons = endpoint({
  method: 'get',
  path: '/api/v1/persons',
  summary: 'People who may be written to, newest first; `search` is part of a name or an address',
  access: members(noteTakers),
  query: z.strictObject({
    search: z.string().trim().min(1).max(200).optional(),
    cursor: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: pageOf(Person),
});

export const readPerson = endpoint({
  method: 'get',
  path: '/api/v1/persons/{id}',
  summary: 'How somebody likes to be reached, and all that they agreed to',
  access: members(noteTakers),
  params: IdParams,
  answer: PersonDetail,
});

export const PersonContact = CaseComment.extend({
  /** The case that it belongs to. */
  case: z.object({ id: Id, code: z.string(), state: z.enum(caseStates) }).nullable(),
});
export type PersonContact = z.infer<typeof PersonContact>;

export const listPersonContacts = endpoint({
  method: 'get',
  path: '/api/v1/persons/{id}/contacts',
  summary: 'What somebody told so far, newest first, with the case of each',
  access: members(noteTakers),
  params: IdParams,
  query: PageQuery,
  answer: pageOf(PersonContact),
});

export const lookUpPerson = endpoint({
  method: 'post',
  path: '/api/v1/persons/look-up',
  summary: 'How the customer of this reference or address likes to be reached; null: not known',
  access: members(noteTakers),
  body: z.strictObject({ customer: z.string().trim().min(1).max(320) }),
  answer: z.object({ person: PersonDetail.nullable() }),
});

export const NewPreferences = z.strictObject({
  channels: z.array(z.enum(reachChannels)).max(reachChannels.length),
  hours: z.array(z.enum(reachHours)).max(reachHours.length),
  locale: LocaleName.nullable(),
});
export type NewPreferences = z.infer<typeof NewPreferences>;

export const NotedPreferences = NewPreferences.extend({
  /** What a messenger calls them; left out: as it was. */
  chat: z
    .string()
    .trim()
    .min(1)
    .max(320)
    .regex(/^[^\p{Cc}]*$/u)
    .nullable()
    .optional(),
});
export type NotedPreferences = z.infer<typeof NotedPreferences>;

export const changePreferences = endpoint({
  method: 'put',
  path: '/api/v1/persons/{id}/preferences',
  summary: 'Note how somebody likes to be reached, as they said',
  access: members(noteTakers),
  params: IdParams,
  body: NotedPreferences,
  answer: PersonDetail,
});

export const changeDoNotContact = endpoint({
  method: 'put',
  path: '/api/v1/persons/{id}/do-not-contact',
  summary: 'Note that somebody wants no contact at all, or take that back',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    doNotContact: z.boolean(),
    reason: z.string().trim().max(500).nullable().default(null),
  }),
  answer: PersonDetail,
});

export const noteConsent = endpoint({
  method: 'post',
  path: '/api/v1/persons/{id}/consents',
  summary: 'Note that somebody agreed, after the words of ours were read to them',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    channel: z.enum(reachChannels),
    purpose: z.enum(reachPurposes),
    /** In which language the words were read. */
    locale: LocaleName,
  }),
  answer: PersonDetail,
});

export const withdrawConsent = endpoint({
  method: 'post',
  path: '/api/v1/persons/{id}/consents/{consent}/withdraw',
  summary: 'Note that somebody takes back what they agreed to; it stays written down',
  access: members(noteTakers),
  params: IdParams.extend({ consent: Id }),
  answer: PersonDetail,
});
