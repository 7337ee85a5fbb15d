import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { statuses } from './status.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

/** An estimate with its 95 % interval. */
export const Range = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Range = z.infer<typeof Range>;

/** Fewer full weeks than these are too few to tell what comes of it. */
export const leastWeeks = 4;

/** Months until the cost is back; null: never, as it goes. */
export const Payback = z.object({
  months: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Payback = z.infer<typeof Payback>;

/** All of it estimated. Money is null where contacts have no price, or the cost is not known. */
export const BusinessCase = z.object({
  /** Contacts that did not come, against the baseline. */
  contacts: Range,
  /** The same in money, and what else came in. */
  money: Range.nullable(),
  besides: z.number(),
  /** Both together; of it a month; less the cost. */
  benefit: Range.nullable(),
  monthly: Range.nullable(),
  net: Range.nullable(),
  payback: Payback.nullable(),
});
export type BusinessCase = z.infer<typeof BusinessCase>;

/** Full weeks after the action that were compared with the baseline. */
export const ComparedWeeks = z.object({
  weeks: z.int(),
  heard: z.int(),
  expected: z.number(),
  /** The instants between which they lie. */
  since: Instant,
  until: Instant,
});
export type ComparedWeeks = z.infer<typeof ComparedWeeks>;

/**
 * Why a theme has no measured case yet: no target with a baseline, a baseline of fewer than five
 * comments, nothing done so far, or fewer full weeks than are needed.
 */
export const benefitStates = ['no_target', 'too_few', 'not_acted', 'waiting', 'measured'] as const;
export type BenefitState = (typeof benefitStates)[number];

const Money = {
  contactMinutes: z.number(),
  minuteCost: z.number().nullable(),
  currency: z.string(),
};

export const ThemeBenefit = z.object({
  state: z.enum(benefitStates),
  ...Money,
  hourCost: z.number().nullable(),
  /** What the fix costs, and who says so; null: nobody does. */
  cost: z.number().nullable(),
  costFrom: z.enum(['written', 'actions']).nullable(),
  /** What the actions cost in money and in hours; null: none says so. */
  actionCost: z.number().nullable(),
  actionHours: z.number().nullable(),
  compared: ComparedWeeks.nullable(),
  /** Since the action took effect. */
  measured: BusinessCase.nullable(),
  /** Of a year, if the goal is reached. */
  projected: BusinessCase.nullable(),
});
export type ThemeBenefit = z.infer<typeof ThemeBenefit>;

export const readThemeBenefit = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/benefit',
  summary: 'What a theme’s fix brings against what it costs: an estimate',
  access: members(roles, 'themes:read'),
  params: IdParams,
  answer: ThemeBenefit,
});

export const LedgerRow = z.object({
  themeId: Id,
  label: z.string(),
  status: z.enum(statuses),
  departmentName: z.string().nullable(),
  actedOn: Day.nullable(),
  verifiedAt: Instant.nullable(),
  state: z.enum(benefitStates),
  /** In the period; null where nothing can be compared. */
  compared: ComparedWeeks.nullable(),
  contacts: Range.nullable(),
  money: Range.nullable(),
  besides: z.number(),
  benefit: Range.nullable(),
  /** Of a fix that took effect in the period; null: not known, or it did not. */
  cost: z.number().nullable(),
  /** Of all weeks since the action, whatever the period. */
  payback: Payback.nullable(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

export const Ledger = z.object({
  ...Money,
  /** The years in which something took effect or was compared, newest first. */
  years: z.array(z.int()),
  /** Null: all there is. */
  from: Day.nullable(),
  until: Day.nullable(),
  contacts: Range,
  money: Range.nullable(),
  besides: z.number(),
  benefit: Range.nullable(),
  cost: z.number(),
  net: Range.nullable(),
  rows: z.array(LedgerRow),
});
export type Ledger = z.infer<typeof Ledger>;

export const LedgerQuery = z
  .object({
    year: z.coerce.number().int().min(1990).max(2199).optional(),
    quarter: z.coerce.number().int().min(1).max(4).optional(),
  })
  .refine(({ year, quarter }) => quarter === undefined || year !== undefined, 'quarter_needs_year');

export const readLedger = endpoint({
  method: 'get',
  path: '/api/v1/benefits',
  summary:
    'What verified and prevented themes brought, in a year, a quarter or in all: an estimate',
  access: members(roles, 'themes:read'),
  query: LedgerQuery,
  answer: Ledger,
});
