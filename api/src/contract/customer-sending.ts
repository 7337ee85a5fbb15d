import { z } from 'zod';
import { alertTypes } from './customer-messages.ts';
import { admins, endpoint, managers, members, noteTakers } from './endpoint.ts';
import { Name } from './organizations.ts';
import { Rate } from './rate.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

export const adapterChannels = ['sms', 'chat'] as const;
export type AdapterChannel = (typeof adapterChannels)[number];

const AlertText = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(4_000),
});

export const AlertSetting = z.object({
  alert: z.enum(alertTypes),
  isOn: z.boolean(),
  /** The organisation's own words by language; without, ours are used. */
  words: z.partialRecord(LocaleName, AlertText),
});
export type AlertSetting = z.infer<typeof AlertSetting>;

export const SendAdapter = z.object({
  channel: z.enum(adapterChannels),
  url: z.string(),
  disabledAt: Instant.nullable(),
  disabledFor: z.string().nullable(),
  /** A trial waits. */
  isTrying: z.boolean(),
  triedAt: Instant.nullable(),
  trialError: z.string().nullable(),
});
export type SendAdapter = z.infer<typeof SendAdapter>;

export const ReplyHook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type ReplyHook = z.infer<typeof ReplyHook>;

export const CustomerSending = z.object({
  /** From whom mail goes out; null: mail is not set up, and letters are copied by hand. */
  mailFrom: z.string().nullable(),
  /** Where answers go; null: to the sender. */
  replyTo: z.string().nullable(),
  replyPlus: z.boolean(),
  adapters: z.array(SendAdapter),
  hooks: z.array(ReplyHook),
  alerts: z.array(AlertSetting),
});
export type CustomerSending = z.infer<typeof CustomerSending>;

export const readCustomerSending = endpoint({
  method: 'get',
  path: '/api/v1/customer-sending',
  summary:
    'By what customers are written to, where their answers arrive, and which alerts are given',
  access: members(managers),
  answer: CustomerSending,
});

export const changeSendingPolicy = endpoint({
  method: 'put',
  path: '/api/v1/customer-sending/policy',
  summary: 'Say whether the mailbox for answers takes name+tag@…',
  access: members(admins),
  body: z.strictObject({ replyPlus: z.boolean() }),
  answer: CustomerSending,
});

const ChannelParams = z.object({ channel: z.enum(adapterChannels) });
const Key = z.object({ secret: z.string() });

export const saveSendAdapter = endpoint({
  method: 'put',
  path: '/api/v1/send-adapters/{channel}',
  summary:
    'Name the address to which text or chat messages are posted; the key that signs them is in this answer',
  access: members(admins),
  params: ChannelParams,
  body: z.strictObject({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
  }),
  answer: Key,
});

export const renewSendAdapterKey = endpoint({
  method: 'post',
  path: '/api/v1/send-adapters/{channel}/key',
  summary: 'Make another key for a gateway; the one before signs nothing any more',
  access: members(admins),
  params: ChannelParams,
  answer: Key,
});

export const trySendAdapter = endpoint({
  method: 'post',
  path: '/api/v1/send-adapters/{channel}/trial',
  summary: 'Send a trial through a gateway',
  access: members(admins),
  params: ChannelParams,
  body: z.strictObject({ to: z.string().trim().min(3).max(320) }),
  status: 202,
  answer: CustomerSending,
});

export const removeSendAdapter = endpoint({
  method: 'delete',
  path: '/api/v1/send-adapters/{channel}',
  summary: 'Take a gateway away; what would go by it stands on the customers’ pages',
  access: members(admins),
  params: ChannelParams,
  answer: CustomerSending,
});

export const createReplyHook = endpoint({
  method: 'post',
  path: '/api/v1/reply-hooks',
  summary: 'Make an address to which a mailbox or a gateway hands answers of customers over',
  access: members(admins),
  body: z.strictObject({ name: Name }),
  status: 201,
  answer: z.object({ id: Id, url: z.string(), secret: z.string() }),
});

export const revokeReplyHook = endpoint({
  method: 'delete',
  path: '/api/v1/reply-hooks/{id}',
  summary: 'Close an address for answers',
  access: members(admins),
  params: IdParams,
  status: 204,
});

export const changeAlertSetting = endpoint({
  method: 'put',
  path: '/api/v1/alert-settings/{alert}',
  summary: 'Give an alert or give it no more, and in which words',
  access: members(managers),
  params: z.object({ alert: z.enum(alertTypes) }),
  body: z.strictObject({ isOn: z.boolean(), words: AlertSetting.shape.words }),
  answer: CustomerSending,
});

export const createAlert = endpoint({
  method: 'post',
  path: '/api/v1/alerts',
  summary:
    'Tell a customer of something that comes up, such as a renewal: once per event, with their consent',
  access: members(managers, 'feedback:write'),
  body: z
    .strictObject({
      type: z.enum(alertTypes),
      /** What the sender calls the customer, or their address. */
      ref: z.string().trim().min(1).max(200).nullable().default(null),
      email: z.email().max(320).nullable().default(null),
      /** The sender's own name of it: under the same name it is told once. */
      eventId: z.string().trim().min(1).max(150),
      /** Words by language; without, the template of the organisation. */
      words: z.partialRecord(LocaleName, AlertText).default({}),
      /** The day that it is about. */
      day: z.iso.date().nullable().default(null),
      dueAt: Instant.nullable().default(null),
      uselessAt: Instant.nullable().default(null),
    })
    .refine(({ ref, email }) => ref !== null || email !== null, {
      message: 'alert_whom',
      path: ['ref'],
    }),
  status: 201,
  answer: z.object({ id: Id.nullable(), duplicate: z.boolean() }),
});

export const AlertRating = z.object({
  alert: z.enum(alertTypes),
  sent: z.int(),
  useful: Rate,
  tooMany: Rate,
});
export type AlertRating = z.infer<typeof AlertRating>;

export const readAlertRatings = endpoint({
  method: 'get',
  path: '/api/v1/alert-ratings',
  summary: 'How useful customers found it to be told unasked, by occasion, in the last 90 days',
  access: members(noteTakers),
  answer: z.object({ items: z.array(AlertRating) }),
});

export const UnmatchedReply = z.object({
  id: Id,
  channel: z.enum(['email', 'sms', 'chat']),
  sender: z.string(),
  text: z.string(),
  reason: z.enum(['no_case', 'other_sender', 'automatic']),
  caseId: Id.nullable(),
  caseCode: z.string().nullable(),
  receivedAt: Instant,
});
export type UnmatchedReply = z.infer<typeof UnmatchedReply>;

const Unmatched = z.object({ items: z.array(UnmatchedReply) });

export const listUnmatchedReplies = endpoint({
  method: 'get',
  path: '/api/v1/unmatched-replies',
  summary: 'Answers of customers that belong to no case for sure',
  access: members(noteTakers),
  answer: Unmatched,
});

export const settleUnmatchedReply = endpoint({
  method: 'post',
  path: '/api/v1/unmatched-replies/{id}/settle',
  summary: 'Put an answer to a case by its code, or to none',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ code: z.string().trim().max(20).nullable() }),
  answer: Unmatched,
});

const PersonAlerts = z.object({ off: z.array(z.enum(alertTypes)) });

export const readPersonAlerts = endpoint({
  method: 'get',
  path: '/api/v1/persons/{id}/alerts',
  summary: 'Which alerts a person does not want',
  access: members(noteTakers),
  params: IdParams,
  answer: PersonAlerts,
});

export const changePersonAlerts = endpoint({
  method: 'put',
  path: '/api/v1/persons/{id}/alerts',
  summary: 'Note which alerts a person does not want',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ off: z.array(z.enum(alertTypes)).max(alertTypes.length) }),
  answer: PersonAlerts,
});
