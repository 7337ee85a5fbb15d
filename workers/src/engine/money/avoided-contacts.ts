import { poissonInterval } from '../top-ten/poisson-interval.ts';

/** What contacts are measured by: weeks alone, or orders and visits in them. */
export interface Before {
  metric: 'count' | 'rate';
  weeks: number;
  count: number;
  driver: number | null;
  /** How many times as much as accident explains the counts vary; at least 1. */
  spread: number;
}

export interface WeekAfter {
  count: number;
  driver: number | null;
  /** Nothing at all was heard, of no theme: silence about one tells nothing then. */
  isSilent: boolean;
}

/** A value with its 95 % interval. */
export interface Range {
  value: number;
  low: number;
  high: number;
}

export interface Avoided {
  /** Full weeks that can be compared. */
  weeks: number;
  /** Contacts in them, and how many there would have been, had it gone on as before. */
  heard: number;
  expected: number;
  /** The difference; never below nought. */
  contacts: Range;
}

const Z = 1.959964;

/**
 * Contacts that did not come after something was done: those expected from the weeks before, less those
 * heard,
 *     avoided = k₀ · e₁ / e₀ − Σ kᵢ,  but never below 0,
 * with k₀ contacts in the baseline, e₀ its weeks (or driver) and e₁ those of the weeks after. Weeks
 * in which nothing at all was heard, or whose driver is not known, are left out of both sides. The
 * interval is put together from those of both counts by the method of variance estimates recovery,
 *     low  = d − √((E − l₀)² + (u₁ − K)²),  high = d + √((u₀ − E)² + (K − l₁)²),
 * each of these a Poisson interval widened by the square root of the spread.
 * @returns contacts, not rounded. It tells what came after, not what brought it about.
 * @throws RangeError when the baseline has no weeks.
 * @see Zou & Donner 2008, "Construction of confidence limits about effect measures: a general
 *   approach", Statistics in Medicine 27, 1693–1702.
 */
export function avoidedContacts(before: Before, after: readonly WeekAfter[]): Avoided {
  const exposure = exposureOf(before.metric, before);
  if (exposure === null) throw new RangeError('nothing to compare with');
  const weeks = after.filter((week) => !week.isSilent && exposureOf(before.metric, of(week)));
  const heard = weeks.reduce((sum, { count }) => sum + count, 0);
  const exposed = weeks.reduce((sum, week) => sum + (exposureOf(before.metric, of(week)) ?? 0), 0);
  const scale = exposed / exposure;
  const expected = before.count * scale;
  const z = Z * Math.sqrt(before.spread);
  const [low0, high0] = poissonInterval(before.count, z).map((count) => count * scale);
  const [low1, high1] = weeks.length === 0 ? [0, 0] : poissonInterval(heard, z);
  const contacts = difference(
    { value: expected, low: low0!, high: high0! },
    { value: heard, low: low1, high: high1 },
  );
  return { weeks: weeks.length, heard, expected, contacts };
}

/**
 * The same of a year to come, if the goal is reached from its first week on.
 * @param goal contacts a week, or per 100 of the driver.
 */
export function projectedContacts(before: Before, goal: number): Range {
  const scale = WEEKS_A_YEAR / before.weeks;
  const unit = before.metric === 'count' ? before.weeks : (before.driver ?? 0) / 100;
  const aim = goal * unit * scale;
  const [low, high] = poissonInterval(before.count, Z * Math.sqrt(before.spread));
  const left = (count: number) => Math.max(0, count * scale - aim);
  return { value: left(before.count), low: left(low), high: left(high) };
}

/** Of the Gregorian calendar: 365.2425 / 7. */
export const WEEKS_A_YEAR = 365.2425 / 7;

const of = (week: WeekAfter) => ({ weeks: 1, driver: week.driver });

function exposureOf(
  metric: Before['metric'],
  { weeks, driver }: { weeks: number; driver: number | null },
): number | null {
  const exposure = metric === 'count' ? weeks : (driver ?? 0);
  return exposure > 0 ? exposure : null;
}

function difference(a: Range, b: Range): Range {
  const value = a.value - b.value;
  const low = value - Math.hypot(a.value - a.low, b.high - b.value);
  const high = value + Math.hypot(a.high - a.value, b.value - b.low);
  return { value: Math.max(0, value), low: Math.max(0, low), high: Math.max(0, high) };
}

/**
 * Ranges that have nothing to do with one another, together: Σ vᵢ ± √(Σ (vᵢ − endᵢ)²).
 * @see Zou & Donner 2008, as above.
 */
export function addRanges(ranges: readonly Range[]): Range {
  const value = ranges.reduce((sum, range) => sum + range.value, 0);
  const low = Math.hypot(...ranges.map((range) => range.value - range.low));
  const high = Math.hypot(...ranges.map((range) => range.high - range.value));
  return { value, low: value - low, high: value + high };
}
