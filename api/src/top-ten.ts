import type { FrozenRow, FrozenWeek } from '@vocero/sql/top-ten-weeks';
import type { TopTen as CountedTopTen, TopTenRow as CountedRow } from '@vocero/sql/top-ten';
import { poissonInterval } from '@vocero/workers/engine/top-ten/poisson-interval';
import { measured } from '@vocero/workers/engine/top-ten/target-progress';
import { leastShown } from './contract/rate.ts';
import type { DriverRate, TopTen, TopTenRow } from './contract/top-ten.ts';
import { rateOf } from './rate.ts';
import type { Wire } from './serve.ts';

type Kinds = TopTenRow['kinds'];

/** A closed week as it is told: nothing is counted anew. */
export function showClosedWeek(week: FrozenWeek): Wire<TopTen> {
  const { frozenAt, isLate, isFirst, covered } = week;
  return {
    ...showTotals(week, covered),
    frozenAt,
    isLate,
    isFirst,
    rows: week.rows.map((row) => showClosedRow(row, week.driverAmount)),
  };
}

/**
 * The running week so far: a part of a week is not compared with whole ones, nor with what the driver
 * is for all of it.
 */
export function showRunningWeek(week: CountedTopTen, isFirst: boolean): Wire<TopTen> {
  const covered = week.rows.reduce((sum, row) => sum + row.contacts, 0);
  return {
    ...showTotals({ ...week, driverAmount: null }, covered),
    frozenAt: null,
    isLate: false,
    isFirst,
    rows: week.rows.map((row) => ({
      ...showRow(row, null),
      previousContacts: null,
      target: row.target && { ...showTarget(row.target), current: null, progress: null },
    })),
  };
}

function showTotals(week: Omit<CountedTopTen, 'rows'>, covered: number) {
  const { start, until, startsAt, endsAt, contacts, unread, contactMinutes, minuteCost, currency } =
    week;
  return {
    start,
    until,
    startsAt,
    endsAt,
    contacts,
    unread,
    contactMinutes,
    minuteCost,
    currency,
    covered: rateOf(covered, contacts),
    unsorted: rateOf(week.unsorted, contacts),
    driver: week.driverName === null ? null : { name: week.driverName, amount: week.driverAmount },
    rate: driverRateOf(contacts, week.driverAmount),
  };
}

function showClosedRow(row: FrozenRow, driver: number | null) {
  const { target, contacts, progress } = row;
  return {
    ...showRow(row, driver),
    previousContacts: row.previousContacts,
    target: target && {
      ...showTarget(target),
      current: currentOf(target.metric, contacts, driver),
      progress,
    },
  };
}

function showRow(row: CountedRow, driver: number | null) {
  const { fourWeeks: _, target: __, previousContacts: ___, kinds, ...rest } = row;
  return {
    ...rest,
    kinds: showKinds(kinds, row.contacts),
    rate: driverRateOf(row.contacts, driver),
  };
}

/** A rate of too few contacts is masked here too; a number of contacts never is. */
const currentOf = (metric: 'count' | 'rate', count: number, driver: number | null) =>
  metric === 'rate' && count < leastShown ? null : measured(metric, { count, driver, weeks: 1 });

const showTarget = ({ metric, goal, on, baseline }: NonNullable<CountedRow['target']>) => ({
  metric,
  goal,
  on,
  baseline: measured(metric, baseline),
});

function showKinds(counts: Record<string, number>, contacts: number): Kinds {
  const { avoidable = 0, repeat = 0, simple = 0, valued = 0 } = counts;
  const none = Math.max(0, contacts - avoidable - repeat - simple - valued);
  return { avoidable, repeat, simple, valued, none };
}

/** So many contacts per 100 of a driver, with the interval; masked where they are too few. */
export function driverRateOf(count: number, driver: number | null): DriverRate | null {
  if (driver === null || driver <= 0) return null;
  if (count < leastShown) return { count, of: driver, per100: null, low: null, high: null };
  const [low, high] = poissonInterval(count);
  const per100 = (contacts: number) => (100 * contacts) / driver;
  return { count, of: driver, per100: per100(count), low: per100(low), high: per100(high) };
}
