import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { chargeModes } from './measures.ts';
import { Day, Id, Instant } from './values.ts';

export const StatementRow = z.object({
  /** Null: neither theme nor reason says who causes these. */
  department: z
    .object({ id: Id, name: z.string(), kind: z.enum(['department', 'supplier']) })
    .nullable(),
  contacts: z.int(),
  /** Of these, those whose theme says so; the others have it from their reason. */
  byTheme: z.int(),
  /** Contacts × minutes × what a minute costs, rounded once; null where contacts have no price. */
  contactCost: z.number().nullable(),
  /**
   * Remedies granted in the month, and those taken back in it after the month of their grant was
   * closed, which count below nought; and what they cost together.
   */
  remedies: z.int(),
  remedyCost: z.number(),
  total: z.number().nullable(),
});
export type StatementRow = z.infer<typeof StatementRow>;

/** Who caused which contacts in a month, and what they cost. */
export const Statement = z.object({
  /** The first day, and the day after the last. */
  month: Day,
  until: Day,
  /** The instants at which it begins and ends, by the organisation's clocks. */
  startsAt: Instant,
  endsAt: Instant,
  /** When the month was closed; null: it is not, and its numbers change. */
  frozenAt: Instant.nullable(),
  /** Closed more than a day after its end. */
  isLate: z.boolean(),
  /** `information`: nobody is charged; `charged`: it is taken off the department's budget. */
  mode: z.enum(chargeModes),
  contactMinutes: z.number(),
  /** Null: contacts have no price. */
  minuteCost: z.number().nullable(),
  currency: z.string(),
  /** Remedies granted in other currencies: they are in no total. */
  otherRemedies: z.int(),
  /** What the rows add up to. */
  contacts: z.int(),
  contactCost: z.number().nullable(),
  remedies: z.int(),
  remedyCost: z.number(),
  total: z.number().nullable(),
  rows: z.array(StatementRow),
});
export type Statement = z.infer<typeof Statement>;

export const ClosedMonth = z.object({
  month: Day,
  frozenAt: Instant,
  isLate: z.boolean(),
  contacts: z.int(),
  total: z.number().nullable(),
  currency: z.string(),
});
export type ClosedMonth = z.infer<typeof ClosedMonth>;

/** A month by its first day. */
export const MonthParams = z.strictObject({
  month: Day.refine((day) => day.endsWith('-01')),
});

export const readRunningStatement = endpoint({
  method: 'get',
  path: '/api/v1/charge-back',
  summary: 'What the contacts of the running month cost by who causes them, as it stands now',
  access: members(roles, 'feedback:read'),
  answer: Statement,
});

export const listStatements = endpoint({
  method: 'get',
  path: '/api/v1/charge-back/months',
  summary: 'Closed months, newest first',
  access: members(roles, 'feedback:read'),
  answer: z.object({ items: z.array(ClosedMonth) }),
});

export const readStatement = endpoint({
  method: 'get',
  path: '/api/v1/charge-back/{month}',
  summary: 'A closed month, by its first day: what was known when it was closed',
  access: members(roles, 'feedback:read'),
  params: MonthParams,
  answer: Statement,
});

export const GrantedRemedy = z.object({
  id: Id,
  name: z.string(),
  /** Below nought for one that was taken back. */
  amount: z.number(),
  currency: z.string(),
  /** When it was granted or taken back. */
  at: Instant,
  /** Taken back after the month of its grant was closed. */
  isCredit: z.boolean(),
  feedbackId: Id,
  caseCode: z.string(),
  /** How the comment begins. */
  text: z.string(),
});
export type GrantedRemedy = z.infer<typeof GrantedRemedy>;

export const listStatementRemedies = endpoint({
  method: 'get',
  path: '/api/v1/charge-back/{month}/remedies',
  summary:
    'Remedies granted or credited in a month for contacts that a department causes, as it is known now',
  access: members(roles, 'feedback:read'),
  params: MonthParams,
  query: z.object({
    /** `none`: contacts that nobody is known to cause; all of the month, unless given. */
    department: z.union([Id, z.literal('none')]).optional(),
  }),
  answer: z.object({ items: z.array(GrantedRemedy) }),
});
