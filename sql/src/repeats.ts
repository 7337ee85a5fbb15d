import type { Tx } from './connect.ts';
import { contactsWithin } from './contacts.ts';
import type { AgainCause } from './feedback-again.ts';
import { readMeasures } from './measures.ts';
import { lastWeeks } from './weeks.ts';

/** Contacts as far as they tell whether a customer had to come again. */
export interface RepeatCounts {
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
  total: RepeatCounts & { contacts: number };
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
 * corrected reasons count as if they had always been there. Contacts are compared with their
 * neighbours by customer and reason, in the order of the index that has them so.
 */
export async function countRepeats(tx: Tx, period: RepeatPeriod): Promise<RepeatReport> {
  const rows = await tx<
    (RepeatCounts & { week: number | null; code: string | null; by: number })[]
  >`
    with compared as (${compared(tx, period)} union all ${firstTimes(tx, period)}),
    counted as (
      select week, reason_id, grouping(week, reason_id) as by,
        count(*) filter (where is_comparable)::int as comparable,
        count(*) filter (where is_repeat)::int as repeats,
        count(*) filter (where is_mature)::int as mature,
        count(*) filter (where is_mature and is_followed is not true)::int as resolved,
        count(*) filter (where first_time = 'yes')::int as yes,
        count(*) filter (where first_time = 'no')::int as no
      from compared group by grouping sets ((), (week), (reason_id)))
    select week, code, by, comparable, repeats, mature, resolved, yes, no
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
  const total = rows.find(({ by }) => by === BY_NOTHING)!;
  return { total: { ...total, contacts: await countContacts(tx, period) }, weeks, reasons };
}

// What grouping() answers: one bit per column, set where the column is not grouped by.
const BY_NOTHING = 0b11;
const BY_WEEK = 0b01;
const BY_REASON = 0b10;

const weekOf = (tx: Tx, period: RepeatPeriod) =>
  tx`width_bucket(occurred_at, ${startsOf(period)}::timestamptz[]) as week`;

const within = (tx: Tx, period: RepeatPeriod) => tx`
  occurred_at >= ${startsOf(period)[0]!}::timestamptz
  and occurred_at < ${period.weeks.at(-1)!.ends}`;

/** Contacts that name a customer and a reason, with what came before and after them. */
function compared(tx: Tx, period: RepeatPeriod) {
  const days = tx`make_interval(days => ${period.repeatDays})`;
  return tx`
    select ${weekOf(tx, period)}, reason_id, true as is_comparable, is_repeat,
      occurred_at <= now() - ${days} as is_mature, is_followed, null as first_time
    from (
      select occurred_at, reason_id, occurred_at - lag(occurred_at) over same <= ${days} as is_repeat,
        lead(occurred_at) over same - occurred_at <= ${days} as is_followed
      from feedback
      where org_id = app_org() and customer_ref is not null and reason_id is not null
        and occurred_at >= ${startsOf(period)[0]!}::timestamptz - ${days}
      window same as (partition by customer_ref, reason_id order by occurred_at, id)) as contact
    where ${within(tx, period)}`;
}

/** Contacts that say whether the answer was right the first time. */
const firstTimes = (tx: Tx, period: RepeatPeriod) => tx`
  select ${weekOf(tx, period)}, reason_id, false, false, false, false, scores ->> 'firstTime'
  from feedback
  where org_id = app_org() and scores ->> 'firstTime' in ('yes', 'no') and ${within(tx, period)}`;

async function countContacts(tx: Tx, period: RepeatPeriod): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select ${contactsWithin(tx, within(tx, period))} as count`;
  return row.count;
}

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
