import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { reachChannels } from './persons.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

/** Where a message stands: what waits for a member first. */
export const customerMessageStates = [
  'draft',
  'waiting',
  'to_call',
  'sent',
  'page_only',
  'failed',
  'discarded',
] as const;
export type CustomerMessageState = (typeof customerMessageStates)[number];

/** The occasions on which customers are told something unasked. */
export const alertTypes = [
  'problem',
  'stage',
  'reminder',
  'renewal',
  'decision',
  'expiry',
] as const;
export type AlertType = (typeof alertTypes)[number];

export const CustomerMessage = z.object({
  id: Id,
  kind: z.string(),
  alert: z.enum(alertTypes).nullable(),
  state: z.enum(customerMessageStates),
  caseId: Id.nullable(),
  /** As people say and type it. */
  caseCode: z.string().nullable(),
  feedbackId: Id.nullable(),
  themeId: Id.nullable(),
  personId: Id.nullable(),
  customer: z.string().nullable(),
  locale: z.string(),
  /** Null as long as the words are not made: that happens when it is due. */
  subject: z.string().nullable(),
  body: z.string().nullable(),
  isEdited: z.boolean(),
  channel: z.enum([...reachChannels, 'page']).nullable(),
  dueAt: Instant,
  sentAt: Instant.nullable(),
  byHand: z.boolean(),
  /** Why it stands on the customer's page alone. */
  blockedFor: z.string().nullable(),
  error: z.string().nullable(),
  errorDetail: z.string().nullable(),
  attempts: z.int(),
  rating: z.enum(['yes', 'no', 'too_many']).nullable(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
});
export type CustomerMessage = z.infer<typeof CustomerMessage>;

export const listCustomerMessages = endpoint({
  method: 'get',
  path: '/api/v1/customer-messages',
  summary: 'What is said to customers, newest first, and how many of the last 5,000 stand where',
  access: members(noteTakers),
  query: z.strictObject({
    state: z.enum(customerMessageStates).optional(),
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(CustomerMessage),
    next: Id.nullable(),
    counts: z.array(z.object({ state: z.enum(customerMessageStates), n: z.int() })),
    /** Nothing is sent from a demonstration. */
    isDemo: z.boolean(),
  }),
});

const MessageText = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(8_000),
});

export const changeCustomerMessage = endpoint({
  method: 'patch',
  path: '/api/v1/customer-messages/{id}',
  summary: 'Write the words of a message that is not out yet',
  access: members(noteTakers),
  params: IdParams,
  body: MessageText,
  answer: CustomerMessage,
});

export const customerMessageActs = [
  'approve',
  'discard',
  'restore',
  'sent_by_hand',
  'not_sent_by_hand',
] as const;
export type CustomerMessageAct = (typeof customerMessageActs)[number];

export const actOnCustomerMessage = endpoint({
  method: 'post',
  path: '/api/v1/customer-messages/{id}/acts',
  summary:
    'Approve or discard a message, take that back, or say that a member sent it; nothing is sent twice',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    act: z.enum(customerMessageActs),
    /** By what a member sent it. */
    channel: z.enum(reachChannels).optional(),
  }),
  answer: CustomerMessage,
});

export const readCustomerMessage = endpoint({
  method: 'get',
  path: '/api/v1/customer-messages/{id}',
  summary:
    'One message with its words and links to copy, what came of handing it over, and how to reach the customer',
  access: members(noteTakers),
  params: IdParams,
  answer: CustomerMessage.extend({
    copy: z.object({ subject: z.string(), body: z.string() }).nullable(),
    deliveries: z.array(
      z.object({
        at: Instant,
        channel: z.string(),
        error: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
  }),
});

/** What a customer added to a case, or members noted for themselves. */
export const CaseEntry = z.object({
  id: Id,
  by: z.enum(['customer', 'member']),
  member: z.string().nullable(),
  via: z.enum(['page', 'email', 'sms', 'chat', 'phone', 'staff']),
  isInternal: z.boolean(),
  text: z.string(),
  createdAt: Instant,
});
export type CaseEntry = z.infer<typeof CaseEntry>;

export const Conversation = z.object({
  messages: z.array(CustomerMessage),
  entries: z.array(CaseEntry),
  /** The language to write in. */
  locale: LocaleName,
  /** Somebody is known whom an answer may reach; else it stands on the page alone. */
  reaches: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

export const readConversation = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/conversation',
  summary: 'What was said to the customer of a case and what they and members added',
  access: members(noteTakers),
  params: IdParams,
  answer: Conversation,
});

export const replyToCustomer = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/replies',
  summary: 'Answer the customer of a case, now or later; the same name twice is one answer',
  access: members(noteTakers),
  params: IdParams,
  body: MessageText.extend({
    /** Empty: a subject in the customer's language is put there. */
    subject: z.string().trim().max(200).default(''),
    /** The writer's own name of it. */
    once: Id,
    dueAt: Instant.nullable().default(null),
  }),
  status: 201,
  answer: Conversation,
});

export const previewReply = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/replies/preview',
  summary: 'An answer as its customer gets it by mail, with greeting and foot; nothing is kept',
  access: members(noteTakers),
  params: IdParams,
  body: MessageText.extend({ subject: z.string().trim().max(200).default('') }),
  answer: z.object({ subject: z.string(), text: z.string(), locale: LocaleName }),
});

export const noteCaseEntry = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/entries',
  summary: 'Note what a customer said by another way, or something for members alone',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    once: Id,
    text: z.string().trim().min(1).max(8_000),
    /** How the customer said it; null: a note for members alone. */
    via: z.enum(['email', 'sms', 'chat', 'phone']).nullable(),
  }),
  status: 201,
  answer: Conversation,
});
