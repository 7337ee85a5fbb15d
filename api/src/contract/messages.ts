import { z } from 'zod';
import { admins, endpoint, managers, members, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

export const messageKinds = [
  'assigned',
  'verified',
  'regressed',
  'digest',
  'minutes',
  'supplier_report',
  'sponsor_asks',
  'sponsor_month',
  'test',
  'escalated',
  'customer_wrote',
  'customer_to_call',
  'case_given',
  'case_escalated',
  'remedy_asked',
  'remedy_decided',
  'urgent',
  'praised',
  'thank',
  'thanked',
  'kiosk_silent',
  'known_problem_overdue',
  'option_chosen',
  'solutions_due',
  'promise_at_risk',
  'promise_soon',
  'promise_missed',
  'promise_unmet',
  'promise_refused',
  'case_ack_soon',
  'case_ack_over',
  'case_contact_over',
] as const;

/**
 * `here`: to be read here only; `waiting`: for its words, or to be sent by mail; `unclear`: handed to
 * the mail server, and nobody knows whether it took it.
 */
export const messageStates = ['here', 'waiting', 'sent', 'failed', 'unclear'] as const;

/** Why a message did not go by mail. */
export const mailErrors = [
  'not_set_up',
  'unreachable',
  'timeout',
  'certificate',
  'tls',
  'login',
  'refused',
  'busy',
  'unclear',
  'failed',
] as const;
export type MailError = (typeof mailErrors)[number];

export const Message = z.object({
  id: Id,
  kind: z.enum(messageKinds),
  /** Whom it is for. */
  to: z.object({ id: Id, name: z.string() }),
  themeId: Id.nullable(),
  /** Whose minutes it tells of. */
  meeting: z.object({ id: Id, day: Day }).nullable(),
  /** Null for the moment before the words are made. */
  subject: z.string().nullable(),
  body: z.string().nullable(),
  state: z.enum(messageStates),
  error: z.enum(mailErrors).nullable(),
  /** What the mail server said. */
  errorDetail: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  readAt: Instant.nullable(),
});
export type Message = z.infer<typeof Message>;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const query = z.strictObject({
  kind: z.enum(messageKinds).optional(),
  state: z.enum(messageStates).optional(),
  unread: flag.optional(),
  /** The id of the last message of the page before. */
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const answer = z.object({
  items: z.array(Message),
  /** The `before` of the next page; null at the end. */
  next: Id.nullable(),
});

export const listMessages = endpoint({
  method: 'get',
  path: '/api/v1/messages',
  summary: 'The messages to the member who asks, newest first',
  access: members(roles),
  query,
  answer,
});

export const listAllMessages = endpoint({
  method: 'get',
  path: '/api/v1/messages/all',
  summary: 'The messages to all members, newest first',
  access: members(managers),
  query,
  answer,
});

export const readMessage = endpoint({
  method: 'get',
  path: '/api/v1/messages/{id}',
  summary: 'One message to the member who asks, or, for who may see all, to anybody',
  access: members(roles),
  params: IdParams,
  answer: Message,
});

export const markMessages = endpoint({
  method: 'post',
  path: '/api/v1/messages/read',
  summary: 'Mark messages to the member who asks as read, or as unread again',
  access: members(roles),
  body: z.strictObject({ ids: z.array(Id).min(1).max(200), read: z.boolean() }),
  status: 204,
});

export const sendTestMessage = endpoint({
  method: 'post',
  path: '/api/v1/messages/test',
  summary: 'Send a test mail to the administrator who asks',
  access: members(admins),
  status: 202,
  answer: z.object({ id: Id }),
});

const Mailbox = z.object({
  unread: z.int(),
  /** Whether the weekly digest goes to the member by mail, where mail is set up. */
  digestByMail: z.boolean(),
  /** The sender's address; null: mail is not set up. */
  mailFrom: z.string().nullable(),
});
export type Mailbox = z.infer<typeof Mailbox>;

export const readMailbox = endpoint({
  method: 'get',
  path: '/api/v1/mailbox',
  summary: 'What the member who asks has not read, and what goes to them by mail',
  access: members(roles),
  answer: Mailbox,
});

export const changeMailbox = endpoint({
  method: 'patch',
  path: '/api/v1/mailbox',
  summary: 'Have the weekly digest by mail, or no longer',
  access: members(roles),
  body: z.strictObject({ digestByMail: z.boolean() }),
  answer: Mailbox,
});
