import type { Tx } from './connect.ts';
import type { AgainCause } from './feedback-again.ts';
import { readMeasures } from './measures.ts';
import { lastWeeks } from './weeks.ts';

/** Contacts as far as they tell whether a customer had to come again. */
export interface RepeatCounts {
  contacts: number;
  /** Those that name a customer and a reason: only these can be compared. */
  comparable: number;
  /** Of those, the ones after another by the same customer for the same reason. */
  repeats: number;
  /** Comparable ones that have all the days behind them in which another could follow … */
  mature: number;
  /** … and of those the ones that none followed. */
  resolved: number;
  /** Answers to "right the first time?". */
  yes: number;
  no: number;
}

export interface RepeatPeriod {
  repeatDays: number;
  weeks: { start: string; starts: Date; ends: Date }[];
}

export interface RepeatReport {
  total: RepeatCounts;
  /** By the place of the week in the period, 1 for the first; weeks without contacts are not there. */
  weeks: Map<number, RepeatCounts>;
  /** By code of the contact reason, most repeats first. */
  reasons: (RepeatCounts & { code: string })[];
}

/** Weeks of the organisation's calendar, oldest first; the last one is running. */
export async function readRepeatPeriod(tx: Tx, count: number): Promise<RepeatPeriod> {
  const { repeatDays } = await readMeasures(tx);
  const weeks = await tx<RepeatPeriod['weeks']>`
    select start, starts, ends from ${lastWeeks(tx, count)} as week order by start`;
  return { repeatDays, weeks };
}

const startsOf = ({ weeks }: RepeatPeriod) => weeks.map(({ starts }) => starts.toISOString());

/**
 * Repeat contacts of a period, counted from the contacts as they are now: late arrivals, imports and
 * corrected reasons count as if they had always been there. Contacts are read once, those of the
 * days before the period too, and compared with their neighbours by customer and reason.
 */
export async function countRepeats(tx: Tx, period: RepeatPeriod): Promise<RepeatReport> {
  const starts = startsOf(period);
  const days = tx`make_interval(days => ${period.repeatDays})`;
  const rows = await tx<
    (RepeatCounts & { week: number | null; code: string | null; by: number })[]
  >`
    with contact as materialized (
      select id, occurred_at, reason_id, customer_ref, scores ->> 'firstTime' as first_time,
        customer_ref is not null and reason_id is not null as is_comparable
      from feedback
      where org_id = app_org() and occurred_at >= ${starts[0]!}::timestamptz - ${days}
        and occurred_at < ${period.weeks.at(-1)!.ends}),
    compared as (
      select occurred_at, reason_id, first_time, is_comparable,
        is_comparable and occurred_at <= now() - ${days} as is_mature,
        occurred_at - lag(occurred_at) over same <= ${days} as is_repeat,
        lead(occurred_at) over same - occurred_at <= ${days} as is_followed
      from contact where is_comparable
      window same as (partition by customer_ref, reason_id order by occurred_at, id)
      union all
      select occurred_at, reason_id, first_time, false, false, false, false
      from contact where not is_comparable),
    in_week as (
      select reason_id, first_time, is_comparable, is_mature, is_repeat, is_followed,
        width_bucket(occurred_at, ${starts}::timestamptz[]) as week
      from compared
      where occurred_at >= ${starts[0]!}::timestamptz),
    counted as (
      select week, reason_id, grouping(week, reason_id) as by,
        count(*)::int as contacts, count(*) filter (where is_comparable)::int as comparable,
        count(*) filter (where is_repeat)::int as repeats,
        count(*) filter (where is_mature)::int as mature,
        count(*) filter (where is_mature and is_followed is not true)::int as resolved,
        count(*) filter (where first_time = 'yes')::int as yes,
        count(*) filter (where first_time = 'no')::int as no
      from in_week group by grouping sets ((), (week), (reason_id)))
    select week, code, by, contacts, comparable, repeats, mature, resolved, yes, no
    from counted left join contact_reason r on r.org_id = app_org() and r.id = reason_id
    order by repeats desc, comparable desc, code`;
  const reasons = rows.flatMap(({ by, code, week: _, ...counts }) =>
    by === BY_REASON && code !== null ? [{ ...counts, code }] : [],
  );
  const weeks = new Map(
    rows.flatMap(({ by, week, ...row }) =>
      by === BY_WEEK && week !== null ? [[week, row] as const] : [],
    ),
  );
  return { total: rows.find(({ by }) => by === BY_NOTHING)!, weeks, reasons };
}

// What grouping() answers: one bit per column, set where the column is not grouped by.
const BY_NOTHING = 0b11;
const BY_WEEK = 0b01;
const BY_REASON = 0b10;

/** Why somebody had to come again, by cause and the place of the week in the period. */
export function countAgain(tx: Tx, period: RepeatPeriod) {
  const starts = startsOf(period);
  return tx<{ cause: AgainCause; week: number; count: number }[]>`
    select cause, width_bucket(f.occurred_at, ${starts}::timestamptz[]) as week,
      count(*)::int as count
    from feedback_again a join feedback f on f.org_id = a.org_id and f.id = a.feedback_id
    where a.org_id = app_org() and f.occurred_at >= ${starts[0]!}::timestamptz
      and f.occurred_at < ${period.weeks.at(-1)!.ends}
    group by 1, 2`;
}
