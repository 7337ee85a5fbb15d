import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { statuses } from './status.ts';
import { DecisionKind } from './theme-parts.ts';
import { Day, Id, Instant } from './values.ts';

/**
 * Contacts per 100 of the driver with a Poisson 95 % interval. Null where there are fewer than five
 * contacts: they would say more about single people than about the whole.
 */
export const DriverRate = z.object({
  count: z.int(),
  of: z.number(),
  per100: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type DriverRate = z.infer<typeof DriverRate>;

/** A target in what it measures: contacts a week, or per 100 of the driver. */
const RowTarget = z.object({
  metric: z.enum(['count', 'rate']),
  goal: z.number(),
  on: Day,
  /** Before anything was done; null where it cannot be measured. */
  baseline: z.number().nullable(),
  /** In this week; null while it runs, and for a rate of fewer than five contacts. */
  current: z.number().nullable(),
  /** From the baseline (0) to the goal (1). */
  progress: z.number().nullable(),
});

export const TopTenRow = z.object({
  rank: z.int(),
  themeId: Id,
  label: z.string(),
  /** In the last closed week before; null: not among its ten. */
  previousRank: z.int().nullable(),
  contacts: z.int(),
  /** In the week before; null while the week runs: a part is not compared with a whole. */
  previousContacts: z.int().nullable(),
  kinds: z.object({
    avoidable: z.int(),
    repeat: z.int(),
    simple: z.int(),
    valued: z.int(),
    none: z.int(),
  }),
  /** Null without a driver, or where it is not known for the whole week. */
  rate: DriverRate.nullable(),
  status: z.enum(statuses),
  ownerName: z.string().nullable(),
  departmentName: z.string().nullable(),
  decisionKind: DecisionKind.nullable(),
  decision: z.string().nullable(),
  target: RowTarget.nullable(),
  isVerified: z.boolean(),
  nextStep: z
    .object({ what: z.string(), ownerName: z.string().nullable(), dueOn: Day.nullable() })
    .nullable(),
  /** In the week's currency; null where a minute has no price. */
  cost: z.number().nullable(),
});
export type TopTenRow = z.infer<typeof TopTenRow>;

/** The ten themes that most contacts of a week were about. */
export const TopTen = z.object({
  start: Day,
  /** The day after the last. */
  until: Day,
  /** The instants at which it begins and ends, by the organisation's clocks. */
  startsAt: Instant,
  endsAt: Instant,
  /** When the week was closed; null: it runs, and its numbers change. */
  frozenAt: Instant.nullable(),
  /** Closed more than a day after its end. */
  isLate: z.boolean(),
  /** There is no closed week before it to compare with. */
  isFirst: z.boolean(),
  contacts: z.int(),
  unread: z.int(),
  covered: Rate,
  unsorted: Rate,
  driver: z.object({ name: z.string(), amount: z.number().nullable() }).nullable(),
  rate: DriverRate.nullable(),
  contactMinutes: z.number(),
  minuteCost: z.number().nullable(),
  currency: z.string(),
  rows: z.array(TopTenRow),
});
export type TopTen = z.infer<typeof TopTen>;

export const ClosedWeek = z.object({
  start: Day,
  until: Day,
  frozenAt: Instant,
  isLate: z.boolean(),
  contacts: z.int(),
});
export type ClosedWeek = z.infer<typeof ClosedWeek>;

export const WeekParams = z.strictObject({ week: Day });

export const readTopTen = endpoint({
  method: 'get',
  path: '/api/v1/top-ten',
  summary: 'The top ten of the running week, as it stands now',
  access: members(roles, 'themes:read'),
  answer: TopTen,
});

export const listTopTenWeeks = endpoint({
  method: 'get',
  path: '/api/v1/top-ten/weeks',
  summary: 'Closed weeks, newest first',
  access: members(roles, 'themes:read'),
  answer: z.object({ items: z.array(ClosedWeek) }),
});

export const readTopTenWeek = endpoint({
  method: 'get',
  path: '/api/v1/top-ten/{week}',
  summary: 'The top ten of a closed week, by its first day: what was known when it was closed',
  access: members(roles, 'themes:read'),
  params: WeekParams,
  answer: TopTen,
});
