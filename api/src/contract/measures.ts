import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';

export const chargeModes = ['information', 'charged'] as const;
export type ChargeMode = (typeof chargeModes)[number];

/** How an organisation counts, and what it calls much. */
export const Measures = z.strictObject({
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  firstWeekday: z.int().min(1).max(7),
  /** The same customer with the same reason within so many days: a repeat contact. */
  repeatDays: z.int().min(1).max(90),
  /** Heard so often, on so many days, by so many people, in so many units: recurring. */
  recurringComments: z.int().min(2).max(1_000),
  recurringDays: z.int().min(1).max(56),
  recurringPeople: z.int().min(1).max(1_000),
  recurringUnits: z.int().min(1).max(100),
  /** A theme that did not move for so many weeks is asked what stands in its way. */
  stalledWeeks: z.int().min(1).max(52),
  /** A comment that is older and in no theme that was acted on was asked for and not acted on. */
  askedDays: z.int().min(1).max(179),
  /** Minutes of work that a contact takes, and what one of them costs; null: no price yet. */
  contactMinutes: z.number().min(0).max(600),
  minuteCost: z.number().min(0).max(10_000).nullable(),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'currency_form'),
  /** What contacts are counted per 100 of, in the organisation's own word; null: of nothing. */
  driverName: z.string().trim().min(1).max(60).nullable(),
  /** What an hour of work on an action costs; null: hours have no price. */
  hourCost: z.number().min(0).max(100_000).nullable(),
  /** Whether departments are told what their contacts cost, or charged with it. */
  chargeMode: z.enum(chargeModes),
});
export type Measures = z.infer<typeof Measures>;

export const readMeasures = endpoint({
  method: 'get',
  path: '/api/v1/measures',
  summary: 'How the organisation counts, and what it calls much',
  access: members(roles),
  answer: Measures,
});

export const changeMeasures = endpoint({
  method: 'patch',
  path: '/api/v1/measures',
  summary: 'Change how the organisation counts; frozen reports stay as they are',
  access: members(managers),
  body: Measures.partial(),
  answer: Measures,
});
