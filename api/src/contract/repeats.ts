import { z } from 'zod';
import { AgainCause } from './again.ts';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { Customer } from './feedback.ts';
import { Rate } from './rate.ts';
import { DecisionKind } from './theme-parts.ts';
import { Status } from './themes.ts';
import { Day, Id, IdParams, Instant, Kind } from './values.ts';

/** A contact of a customer, with what became of its theme. */
export const EarlierContact = z.object({
  id: Id,
  caseCode: z.string(),
  occurredAt: Instant,
  text: z.string(),
  language: z.string().nullable(),
  channel: z.string(),
  reasonCode: z.string().nullable(),
  kind: Kind.nullable(),
  /** Who wrote it down. */
  handler: z.string().nullable(),
  theme: z
    .object({
      id: Id,
      label: z.string(),
      status: Status,
      decisionKind: DecisionKind.nullable(),
      decision: z.string().nullable(),
      dueOn: Day.nullable(),
    })
    .nullable(),
});
export type EarlierContact = z.infer<typeof EarlierContact>;

export const lookUpCustomer = endpoint({
  method: 'post',
  path: '/api/v1/customer-contacts',
  summary: 'The last three contacts of a customer, while a note is being written',
  access: members(noteTakers),
  body: z.strictObject({
    customer: Customer,
    /** Code of the contact reason of the note. */
    reason: z.string().trim().max(10).nullable().default(null),
  }),
  answer: z.object({
    /** All contacts of the customer; 1,000 stands for that and more. */
    count: z.int(),
    items: z.array(EarlierContact),
    /** The contact that a note with this reason would repeat; null: it repeats none. */
    repeats: EarlierContact.nullable(),
    repeatDays: z.int(),
  }),
});

const Again = z.object({
  /** The contact before, by the same customer for the same reason; null: this one repeats none. */
  previous: EarlierContact.nullable(),
  repeatDays: z.int(),
  answer: z
    .object({
      cause: AgainCause,
      text: z.string().nullable(),
      by: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
});

export const readAgain = endpoint({
  method: 'get',
  path: '/api/v1/feedback/{id}/again',
  summary: 'Whether a comment is a repeat contact, and why somebody had to come again',
  access: members(roles),
  params: IdParams,
  answer: Again,
});

export const answerAgain = endpoint({
  method: 'put',
  path: '/api/v1/feedback/{id}/again',
  summary: 'Say why somebody had to come again; replaces what was said before',
  access: members(noteTakers),
  params: IdParams,
  body: z
    .strictObject({
      cause: AgainCause,
      text: z.string().trim().min(1).max(500).nullable().default(null),
    })
    .refine(({ cause, text }) => cause !== 'other' || text !== null, {
      path: ['text'],
      error: 'required',
    }),
  answer: Again,
});

export const forgetAgain = endpoint({
  method: 'delete',
  path: '/api/v1/feedback/{id}/again',
  summary: 'Take back why somebody had to come again',
  access: members(noteTakers),
  params: IdParams,
  status: 204,
});

const Rates = {
  /** Contacts after another by the same customer for the same reason, of those that name both. */
  repeats: Rate,
  /** Contacts that none followed, of those that name both and have all the days behind them. */
  resolved: Rate,
  /** "Right the first time?": yes, of yes and no. */
  firstTime: Rate,
};

export const RepeatReport = z.object({
  repeatDays: z.int(),
  since: Instant,
  until: Instant,
  contacts: z.int(),
  /** Contacts that name a customer and a reason, of all. */
  comparable: Rate,
  /** Contacts that answered "right the first time?" with yes or no, of all. */
  asked: Rate,
  ...Rates,
  weeks: z.array(z.object({ start: Day, since: Instant, until: Instant, ...Rates })),
  reasons: z.array(z.object({ code: z.string(), ...Rates })),
  /** Repeat contacts of which somebody said why, of all repeat contacts. */
  answered: Rate,
  /** In the order of their keys, with one count a week. */
  causes: z.array(
    z.object({ cause: AgainCause, count: z.int(), share: Rate, weeks: z.array(z.int()) }),
  ),
});
export type RepeatReport = z.infer<typeof RepeatReport>;

export const readRepeats = endpoint({
  method: 'get',
  path: '/api/v1/repeats',
  summary: 'Repeat contacts, first-contact resolution counted both ways, and why people come again',
  access: members(roles),
  query: z.object({ weeks: z.coerce.number().int().min(4).max(53).default(13) }),
  answer: RepeatReport,
});
