import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { invitationStates } from './survey-invitations.ts';
import { Channel, Id, Instant, LocaleName } from './values.ts';

const Line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'characters_not_allowed');

/** A service is finished: whoever had it may be asked how it was. */
export const ServiceEvent = z
  .strictObject({
    /** The sender's own id: the same one leads to one invitation, however often it is sent. */
    externalId: Line(200).optional(),
    occurredAt: Instant,
    customer: z.strictObject({
      reference: Line(200).optional(),
      name: Line(200).optional(),
      email: z.email().max(320).optional(),
      phone: Line(60).optional(),
      locale: LocaleName.optional(),
    }),
    /** Id or name; not needed where one survey alone asks after services. */
    survey: Line(200).optional(),
    /** Id or name of a place. */
    place: Line(200).optional(),
    /** Where the service was given. */
    channel: Channel.optional(),
    /** What the customer agreed to, where the sender asked for it. */
    consent: z
      .strictObject({
        given: z.literal(true),
        textVersion: z.int().min(0).max(100_000),
        text: Line(2_000),
        at: Instant.optional(),
      })
      .optional(),
  })
  .refine(({ customer }) => customer.reference !== undefined || customer.email !== undefined, {
    message: 'customer_missing',
    path: ['customer'],
  });
export type ServiceEvent = z.infer<typeof ServiceEvent>;

/** What an event led to. */
export const AskedAfter = z.object({
  invitationId: Id,
  state: z.enum(invitationStates),
  /** Why nobody is asked; null where somebody is. */
  reason: z.string().nullable(),
  dueAt: Instant,
});
export type AskedAfter = z.infer<typeof AskedAfter>;

export const createServiceEvent = endpoint({
  method: 'post',
  path: '/api/v1/service-events',
  summary: 'Tell that a service is finished: one invitation is made, or it says why none is',
  access: members(noteTakers, 'feedback:write'),
  body: ServiceEvent,
  status: 201,
  answer: AskedAfter,
});
