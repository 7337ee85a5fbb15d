import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { DriverRate } from './top-ten.ts';
import { Day, Id, Instant, Names } from './values.ts';

export const periodNames = ['last_30', 'last_90', 'last_month', 'custom'] as const;
export type PeriodName = (typeof periodNames)[number];

/** So long at most, and so short at least where it is to be compared with. */
export const longestPeriod = 366;
export const shortestBaseline = 7;

const daysBetween = (from: string, until: string) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000;

const isForward = ({ from, until }: { from: string; until: string }) => from < until;
const isShort = ({ from, until }: { from: string; until: string }) =>
  daysBetween(from, until) <= longestPeriod;

/** The last 30 days with today unless said otherwise; `until` is the day after the last one. */
export const PeriodQuery = z
  .object({
    period: z.enum(periodNames).default('last_30'),
    from: Day.optional(),
    until: Day.optional(),
  })
  .refine((span) => span.period !== 'custom' || (span.from && span.until), 'period_days_missing')
  .refine(({ from, until }) => !from || !until || isForward({ from, until }), 'until_before_from')
  .refine(({ from, until }) => !from || !until || isShort({ from, until }), 'period_too_long');

export const Period = z.object({
  from: Day,
  /** The day after the last one. */
  until: Day,
  days: z.int(),
  /** The instants between which these days lie, by the organisation's clock. */
  starts: Instant,
  ends: Instant,
});
export type Period = z.infer<typeof Period>;

export const Baseline = z.object({
  id: Id,
  firstDay: Day,
  days: z.int(),
  count: z.int(),
  /** Orders or visits of those days, and what they were called; null: not every day was known. */
  driver: z.number().nullable(),
  driverName: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: Instant,
  replacedAt: Instant.nullable(),
});
export type Baseline = z.infer<typeof Baseline>;

/** Contacts per day against those of the baseline. */
export const Change = z.object({
  /** 0.8: a fifth fewer per day; null: there were none before. */
  ratio: z.number().nullable(),
  /** Ends of its 95 % interval; null: without end. */
  low: z.number(),
  high: z.number().nullable(),
  /** How likely so large a difference is by accident, corrected for the number of reasons. */
  chance: z.number(),
  /** It is hardly an accident: the chance is at most one in twenty. */
  clear: z.boolean(),
});
export type Change = z.infer<typeof Change>;

export const ReasonRow = z.object({
  /** Null: contacts without a reason of the register. */
  reasonId: Id.nullable(),
  code: z.string().nullable(),
  names: Names.nullable(),
  departmentId: Id.nullable(),
  archived: z.boolean(),
  count: z.int(),
  /** Of all contacts. */
  share: Rate,
  /** Avoidable and repeated ones among those of a known kind. */
  avoidable: Rate,
  /** Contacts per 100 of the driver; null where it is not known for every day. */
  rate: DriverRate.nullable(),
  baseline: Baseline.nullable(),
  /** Null: no baseline, too few contacts in both, or days that are in both. */
  change: Change.nullable(),
  /** Days of the period are days of the baseline too: nothing to compare. */
  overlaps: z.boolean(),
});
export type ReasonRow = z.infer<typeof ReasonRow>;

export const ReasonReport = z.object({
  period: Period,
  contacts: z.int(),
  avoidable: Rate,
  /** Of the contacts without a reason of the register those that have one in own words. */
  ownWords: z.int(),
  driver: z.object({ name: z.string(), amount: z.number() }).nullable(),
  items: z.array(ReasonRow),
});
export type ReasonReport = z.infer<typeof ReasonReport>;

export const readReasonReport = endpoint({
  method: 'get',
  path: '/api/v1/reports/reasons',
  summary: 'Contacts of a period by reason, against the baselines',
  access: members(roles, 'feedback:read'),
  query: PeriodQuery,
  answer: ReasonReport,
});

export const DepartmentRow = z.object({
  /** Null: neither theme nor reason says who causes them. */
  department: z
    .object({ id: Id, name: z.string(), kind: z.enum(['department', 'supplier']) })
    .nullable(),
  count: z.int(),
  /** Of these, those whose theme says so; the others have it from their reason. */
  byTheme: z.int(),
  share: Rate,
  avoidable: Rate,
  /** Its themes that are somebody's work or should become it. */
  themes: z.int(),
});
export type DepartmentRow = z.infer<typeof DepartmentRow>;

export const readDepartmentReport = endpoint({
  method: 'get',
  path: '/api/v1/reports/departments',
  summary: 'Contacts of a period by the department or supplier that causes them',
  access: members(roles, 'feedback:read'),
  query: PeriodQuery,
  answer: z.object({ period: Period, contacts: z.int(), items: z.array(DepartmentRow) }),
});

export const freezeBaselines = endpoint({
  method: 'post',
  path: '/api/v1/reason-baselines',
  summary: 'Freeze a period as what reasons are compared with; old baselines are kept as history',
  access: members(managers),
  body: z
    .strictObject({
      from: Day,
      /** The day after the last one. */
      until: Day,
      /** All reasons of the register, unless given. */
      reasonIds: z.array(Id).min(1).max(200).optional(),
      /** Also of reasons that have a baseline already; theirs are left alone otherwise. */
      replace: z.boolean().default(false),
    })
    .refine(isForward, 'until_before_from')
    .refine(({ from, until }) => daysBetween(from, until) >= shortestBaseline, 'baseline_too_short')
    .refine(isShort, 'period_too_long'),
  status: 201,
  answer: z.object({
    frozen: z.int(),
    /** Reasons that have a baseline already and keep it. */
    kept: z.int(),
  }),
});

export const listBaselines = endpoint({
  method: 'get',
  path: '/api/v1/reasons/{id}/baselines',
  summary: 'All baselines that a reason ever had, the current one first',
  access: members(roles),
  params: z.strictObject({ id: Id }),
  answer: z.object({ items: z.array(Baseline) }),
});
