import { findRises, type Rise } from './rise.ts';
import { daysPerWeek, type DailyCounts } from './week-blocks.ts';

export { trendDays, type DailyCounts } from './week-blocks.ts';

/** What was heard of one theme. All counts are of the last eight weeks unless said otherwise. */
export interface ThemeCounts {
  comments: DailyCounts;
  /** Customers by the day on which they were first heard in a week, where they are known. */
  customers: DailyCounts;
  /** Different customers, and the comments that name one. */
  distinctCustomers: number;
  namedComments: number;
  /** Different surveys, and channels where there was none, that the comments came by; at least 1. */
  units: number;
  /** There are comments older than eight weeks. */
  isOlder: boolean;
}

/** From how much on a theme is recurring: all four must be reached within eight weeks. */
export interface ReachThresholds {
  comments: number;
  days: number;
  people: number;
  units: number;
}

/** What a theme is measured by, under the same names as what it is measured against. */
export type ReachWorking = ReachThresholds;

/**
 * `isolated`: few comments, days, people or units; `recurring`: more; `spreading`: recurring, and
 * more customers than their part of all in the weeks before makes likely.
 */
export type Reach = 'isolated' | 'recurring' | 'spreading';

export interface Trend extends Rise {
  /** First heard in the last 14 days, at least 3 times, while other things were heard before. */
  isNew: boolean;
  /** Heard before, at least 5 times in the last 7 days, and more than accident explains. */
  isRising: boolean;
  /** Null: not heard in eight weeks. */
  reach: Reach | null;
  /** What its reach was worked out from; null: not heard in eight weeks. */
  working: ReachWorking | null;
  /** What its reach was measured against; null: not heard in eight weeks. */
  needed: ReachThresholds | null;
  /** The same test on its customers, each counted once a week: whether it spreads. */
  spread: Rise;
}

/** Of what is called rising or spreading, at most this share may be accident. */
const FALSE_ALARMS = 0.05;
const LEAST_RISING = 5;
const NEW_DAYS = 14;
const LEAST_NEW = 3;

/**
 * What each theme's counts over time say; for the test see `findRises`. Spreading is the same test on
 * customers, each counted once a week, against the customers of all themes: one person who writes
 * every day spreads nothing.
 * @param all 56 counts of all comments, those of no theme too.
 * @returns in the order of the themes.
 */
export function judgeTrends(
  themes: readonly ThemeCounts[],
  all: DailyCounts,
  thresholds: ReachThresholds,
): Trend[] {
  const rises = findRises(
    themes.map(({ comments }) => comments),
    all,
  );
  const hasPast = countFrom(all, NEW_DAYS) > 0 || themes.some(({ isOlder }) => isOlder);
  const needed = withinReach(thresholds, all);
  const customers = themes.map((theme) => theme.customers);
  const spreads = findRises(customers, sumByDay(customers, all.length));
  return themes.map((theme, i) => {
    const working = workingOf(theme);
    const isSpreading = isClear(spreads[i]!, theme.customers);
    return {
      ...rises[i]!,
      isNew: hasPast && isNew(theme),
      isRising: isClear(rises[i]!, theme.comments) && wasHeardBefore(theme),
      reach: working && reachOf(working, needed, isSpreading),
      working,
      needed: working && needed,
      spread: spreads[i]!,
    };
  });
}

const isClear = ({ corrected }: Rise, counts: DailyCounts) =>
  sumBefore(counts, daysPerWeek) >= LEAST_RISING && corrected !== null && corrected <= FALSE_ALARMS;

const isNew = ({ comments, isOlder }: ThemeCounts) =>
  !isOlder && countFrom(comments, NEW_DAYS) === 0 && countFrom(comments, 0) >= LEAST_NEW;

const wasHeardBefore = ({ comments, isOlder }: ThemeCounts) =>
  isOlder || countFrom(comments, daysPerWeek) > 0;

/** No theme can be heard on more days than anything was: after one import without dates that is one. */
function withinReach(thresholds: ReachThresholds, all: DailyCounts): ReachThresholds {
  return { ...thresholds, days: Math.min(thresholds.days, Math.max(1, daysOf(all))) };
}

const daysOf = (counts: DailyCounts) => Array.from(counts).filter((n) => n > 0).length;

function workingOf(theme: ThemeCounts): ReachWorking | null {
  const { comments: counts, distinctCustomers, namedComments, units } = theme;
  const comments = countFrom(counts, 0);
  if (comments === 0) return null;
  // Whoever is not named may be anybody: each such comment counts as a person.
  const people = distinctCustomers + Math.max(0, comments - namedComments);
  return { comments, days: daysOf(counts), people, units };
}

function reachOf(working: ReachWorking, thresholds: ReachThresholds, isSpreading: boolean): Reach {
  const isRecurring =
    working.comments >= thresholds.comments &&
    working.days >= thresholds.days &&
    working.people >= thresholds.people &&
    working.units >= thresholds.units;
  if (!isRecurring) return 'isolated';
  return isSpreading ? 'spreading' : 'recurring';
}

/** Comments of the days from now until one. */
function sumBefore(counts: DailyCounts, end: number): number {
  return countFrom(counts, 0) - countFrom(counts, end);
}

/** Comments of a day and all earlier ones. */
function countFrom(counts: DailyCounts, day: number): number {
  let sum = 0;
  for (let at = day; at < counts.length; at++) sum += counts[at]!;
  return sum;
}

function sumByDay(many: readonly DailyCounts[], days: number): Float64Array {
  const sums = new Float64Array(days);
  for (const counts of many) for (let day = 0; day < days; day++) sums[day]! += counts[day]!;
  return sums;
}
