import { z } from 'zod';
import { Day, Id } from './values.ts';

/** What kind of opportunity a theme is; each has its standard treatments (Price & Jaffe 2008). */
export const opportunities = [
  'ignored',
  'buy_more',
  'where_are_my_things',
  'something_missing',
] as const;
export type Opportunity = (typeof opportunities)[number];

/** Where a root cause lies. */
export const causeCategories = [
  'process',
  'policy',
  'information',
  'product',
  'system',
  'people',
  'supplier',
  'outside',
] as const;
export type CauseCategory = (typeof causeCategories)[number];

/** One answer to "why?", each to the one before it. */
export const Why = z.strictObject({
  text: z.string().trim().min(1).max(500),
  /** Comments that show it. */
  evidence: z.array(Id).max(20).default([]),
  isRoot: z.boolean().default(false),
  /** Of the root cause. */
  category: z.enum(causeCategories).nullable().default(null),
});
export type Why = z.infer<typeof Why>;

/** Five are usual; at most one of them is the root cause, and that one says where it lies. */
export const Whys = z
  .array(Why)
  .max(10)
  .refine((whys) => whys.filter((why) => why.isRoot).length <= 1, 'one_root_cause')
  .refine((whys) => whys.every((why) => !why.isRoot || why.category), 'root_category_missing');

/** What staff assume, with the comments that speak for it and against it. */
export const Assumption = z
  .strictObject({
    text: z.string().trim().min(1).max(500),
    for: z.array(Id).max(500).default([]),
    against: z.array(Id).max(500).default([]),
  })
  .refine((one) => !one.for.some((id) => one.against.includes(id)), 'for_and_against');
export type Assumption = z.infer<typeof Assumption>;
export const Assumptions = z.array(Assumption).max(10);

/** Why a theme does not move (Price & Jaffe 2008). */
export const barriers = [
  'all_is_fine',
  'not_ours',
  'unfixable',
  'cannot_afford',
  'customers_like_it',
] as const;
export type Barrier = (typeof barriers)[number];

export const decisionKinds = ['eliminate', 'automate', 'simplify', 'improve', 'leave'] as const;
export const DecisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** Something that could be done instead. */
export const DecisionOption = z.strictObject({
  text: z.string().trim().min(1).max(500),
  kind: DecisionKind,
  /** In the organisation's currency. */
  cost: z.number().min(0).max(1e9).nullable().default(null),
  /** Working days until it takes effect. */
  days: z.int().min(0).max(3_650).nullable().default(null),
  /** Expected share of contacts that would go, 0 to 1. */
  effect: z.number().min(0).max(1).nullable().default(null),
});
export type DecisionOption = z.infer<typeof DecisionOption>;

/** From an irritant (-2) to something of value (2). */
export const WorthScale = z.int().min(-2).max(2);

const metrics = ['count', 'rate'] as const;

/** `count`: comments per week; `rate`: comments per 100 of the driver (orders, visits). */
export const TargetMetric = z.enum(metrics);

/** What a person sets; the baseline is counted and frozen by the server. */
export const NewTarget = z
  .strictObject({
    metric: TargetMetric.default('count'),
    goal: z.number().min(0).max(1e6),
    /** By when. */
    on: Day,
    /** Weeks in a row that must be below the goal. */
    weeks: z.int().min(2).max(12).default(4),
    /** The baseline: full weeks from the one with `from` in it to the one before that with `until`. */
    from: Day,
    until: Day,
  })
  .refine(({ from, until }) => from < until, 'until_before_from');
export type NewTarget = z.infer<typeof NewTarget>;

/** Full weeks that were counted, the day after the last one excluded. */
export const CountedWeeks = z.object({
  from: Day,
  until: Day,
  weeks: z.int(),
  count: z.int(),
  driver: z.number().nullable(),
  /** How many times as much as accident explains the counts vary from week to week; at least 1. */
  spread: z.number(),
});
export type CountedWeeks = z.infer<typeof CountedWeeks>;

export const Target = z.object({
  metric: TargetMetric,
  goal: z.number(),
  on: Day,
  weeks: z.int(),
  baseline: CountedWeeks,
});
export type Target = z.infer<typeof Target>;

export const Verification = CountedWeeks.extend({
  /** How likely so few would be had nothing changed. */
  probability: z.number(),
});
export type Verification = z.infer<typeof Verification>;

/** Money in the organisation's currency. */
const Money = z.number().min(0).max(1e9);

/** What is expected besides fewer contacts; of a year, but for what the fix costs. */
export const Benefit = z.strictObject({
  /** Money that comes in: sales, renewals. */
  income: Money.nullable(),
  /** Money that is not paid out: legal claims, refunds, fines. */
  avoided: Money.nullable(),
  /** Where these come from. */
  note: z.string().trim().min(1).max(2_000).nullable(),
  /** What the fix costs, once; null: what the actions cost together. */
  cost: Money.nullable(),
});
export type Benefit = z.infer<typeof Benefit>;

export const preventionPlaces = [
  'process',
  'training',
  'documentation',
  'system',
  'contract',
] as const;

/** What keeps the cause away, who checks it and when; or why nothing need be done. */
export const Prevention = z.union([
  z.strictObject({
    what: z.string().trim().min(1).max(2_000),
    where: z.enum(preventionPlaces),
    checkedBy: Id.nullable().default(null),
    checkOn: Day.nullable().default(null),
  }),
  z.strictObject({ waiver: z.string().trim().min(1).max(2_000) }),
]);
export type Prevention = z.infer<typeof Prevention>;
