import { z } from 'zod';
import { Case, caseFacts } from './cases.ts';
import { closingReasons, escalationLevels } from './case-states.ts';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/** The one that was read: another person's change in between is refused with 409. */
const version = z.int();
/** When the customer hears from us next, come what may. */
const NextContact = Instant.refine((at) => Date.parse(at) > Date.now(), 'next_contact_past');
const Note = z.string().trim().min(1).max(4_000);

const act = <Body extends z.ZodType>(name: string, summary: string, body: Body) =>
  endpoint({
    method: 'post',
    path: `/api/v1/cases/{id}/${name}`,
    summary,
    access: members(noteTakers),
    params: IdParams,
    body,
    answer: Case,
  });

/** A case that is open is never saved without the date of the next contact. */
export const CaseChange = z
  .strictObject(caseFacts)
  .partial()
  .extend({ version, nextContactAt: Instant.nullable() });
export type CaseChange = z.input<typeof CaseChange>;

export const changeCase = endpoint({
  method: 'patch',
  path: '/api/v1/cases/{id}',
  summary: 'Write what is known, found out, answered or decided, and the next contact',
  access: members(noteTakers),
  params: IdParams,
  body: CaseChange,
  answer: Case,
});

export const acknowledgeCase = act(
  'acknowledge',
  'Acknowledge a case as a person, with the date of the next contact',
  z.strictObject({ version, nextContactAt: NextContact }),
);

export const moveCase = act(
  'state',
  'Take a case on to another state',
  z.strictObject({
    version,
    to: z.enum(['assessed', 'investigating', 'proposed', 'decided', 'waiting']),
    nextContactAt: NextContact.optional(),
  }),
);

export const resumeCase = act(
  'resume',
  'The customer has answered: go on where the case waited',
  z.strictObject({ version, nextContactAt: NextContact.optional() }),
);

export const escalateCase = act(
  'escalate',
  'Give a case to a manager or an expert; what was promised has to be promised anew',
  z.strictObject({
    version,
    to: z.enum(escalationLevels),
    ownerId: Id,
    reason: Note,
    nextContactAt: NextContact,
  }),
);

export const closeCase = act(
  'close',
  'Close a case, accepted by the customer or not',
  z.strictObject({
    version,
    accepted: z.boolean(),
    reason: z.enum(closingReasons),
    /** Needed where the reason is policy. */
    note: Note.nullable().default(null),
    /** Needed where the customer does not accept. */
    alternatives: Note.nullable().optional(),
    expectationGap: z.string().trim().min(1).max(500).nullable().optional(),
  }),
);

export const reopenCase = act(
  'reopen',
  'Open a closed case again',
  z.strictObject({ version, reason: Note, nextContactAt: NextContact }),
);

export const changeCasePeople = endpoint({
  method: 'put',
  path: '/api/v1/cases/{id}/people',
  summary: 'Say who is responsible, exactly one, and who stands in',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    version,
    ownerId: Id,
    deputyId: Id.nullable(),
    note: Note.nullable().default(null),
  }),
  answer: Case,
});

export const undoCaseAct = act(
  'undo',
  'Take the last change of people or facts back; what was told to a customer stays told',
  z.strictObject({ version, eventId: Id }),
);

export const joinCaseComment = act(
  'comments',
  'Add a further comment to a case, by its id or its code',
  z
    .strictObject({ feedbackId: Id.optional(), code: z.string().trim().max(20).optional() })
    .refine(
      ({ feedbackId, code }) => (feedbackId === undefined) !== (code === undefined),
      'comment_named_once',
    ),
);

export const takeCaseCommentOut = endpoint({
  method: 'delete',
  path: '/api/v1/cases/{id}/comments/{feedbackId}',
  summary: 'Take a comment that joined a case out of it again',
  access: members(noteTakers),
  params: IdParams.extend({ feedbackId: Id }),
  answer: Case,
});

export const markCaseSeen = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/seen',
  summary: 'Note that what the customer added was read by whoever is responsible',
  access: members(noteTakers),
  params: IdParams,
  status: 204,
});
