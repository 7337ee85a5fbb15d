import { chanceOfFewer } from './fewer.ts';

/** What was counted in some full weeks; `driver`: orders or visits in them. */
interface Counted {
  weeks: number;
  count: number;
  driver: number | null;
}

/** What must be reached: at most `goal` comments a week, or per 100 of the driver, in every week. */
export interface FallGoal {
  metric: 'count' | 'rate';
  goal: number;
  /** Weeks in a row. */
  weeks: number;
  /** The frozen baseline, with how much its weeks vary; see `spreadOf`. */
  baseline: Counted & { spread: number };
}

export interface HeardWeek {
  count: number;
  /** Null: not known. */
  driver: number | null;
  /** Nothing at all was heard, of no theme: silence about one tells nothing then. */
  isSilent?: boolean;
}

export interface Fall {
  /** Of each week whether it is at or below the goal; null where that cannot be told. */
  below: (boolean | null)[];
  /** So many of the last weeks in a row are: these are tested. */
  inRow: number;
  /** How likely so few are in those had nothing changed; null: none. */
  probability: number | null;
  /** Below this it is not called accident, at the look that is taken now. */
  allowed: number;
  /**
   * `waiting`: fewer full weeks than are needed; `not_enough`: no count could tell, because there were
   * so few comments before, nothing is heard at all, or what they are counted per is not known; `not_yet`: a week is above, or
   * so few may be accident.
   */
  state: 'waiting' | 'not_enough' | 'not_yet' | 'passed';
}

/** Less likely than this, in all looks together, is not called accident. */
export const mostChance = 0.05;

/**
 * What of the chance of a false word the m-th look may use: somebody who looks each week until the
 * numbers please them is misled in the end. Spent as
 *     α(m) = α / (m (m + 1)),  Σ α(m) = α = 0.05
 * all looks together call accident a fall at most once in twenty times (Bonferroni's inequality).
 * @param look m ≥ 1: the first is taken when there are as many full weeks as are needed.
 * @see Lan & DeMets 1983, "Discrete sequential boundaries for clinical trials", Biometrika 70, 659–663.
 */
export const allowedAt = (look: number) => mostChance / (look * (look + 1));

/**
 * Whether contacts fell: at least as many of the last full weeks as are needed are in a row at or below
 * the goal, and so few in all of these would be seen had nothing changed with a chance below
 * `allowedAt`; see `chanceOfFewer`. The longer it stays quiet, the more weeks speak for it.
 * @param weeks full weeks since what was done took effect, oldest first.
 */
export function judgeFall(goal: FallGoal, weeks: readonly HeardWeek[]): Fall {
  const below = weeks.map((week) => isBelow(goal, week));
  const inRow = below.length - 1 - below.findLastIndex((is) => is !== true);
  const run = weeks.slice(weeks.length - inRow);
  const probability = run.length === 0 ? null : chanceOf(goal, sumWeeks(run));
  const allowed = allowedAt(Math.max(1, weeks.length - goal.weeks + 1));
  const state = stateOf(goal, { below, inRow, probability, allowed });
  return { below, inRow, probability, allowed, state };
}

function stateOf(goal: FallGoal, { below, inRow, probability, allowed }: Omit<Fall, 'state'>) {
  const isClear = probability !== null && probability < allowed;
  if (inRow >= goal.weeks && isClear) return 'passed';
  if (isThin(goal) || below.slice(-goal.weeks).includes(null)) return 'not_enough';
  return below.length < goal.weeks ? 'waiting' : 'not_yet';
}

/** Whether even not one comment in as many weeks as are needed could be accident: so few were before. */
export function isThin(goal: FallGoal): boolean {
  const { weeks, driver } = goal.baseline;
  const expected = driver === null ? null : (driver / weeks) * goal.weeks;
  return chanceOf(goal, { weeks: goal.weeks, count: 0, driver: expected }) >= allowedAt(1);
}

export function sumWeeks(weeks: readonly HeardWeek[]): Counted {
  const isKnown = weeks.every(({ driver }) => driver !== null);
  return {
    weeks: weeks.length,
    count: weeks.reduce((sum, { count }) => sum + count, 0),
    driver: isKnown ? weeks.reduce((sum, { driver }) => sum + (driver ?? 0), 0) : null,
  };
}

/**
 * At or below the goal; null where that cannot be told: nothing was heard at all or nothing was sold,
 * or nobody knows how much.
 */
function isBelow({ metric, goal }: FallGoal, { count, driver, isSilent }: HeardWeek) {
  if (isSilent) return null;
  if (metric === 'count') return count <= goal;
  if (driver === null || driver <= 0) return null;
  return count * 100 <= goal * driver;
}

function chanceOf({ metric, baseline }: FallGoal, now: Counted): number {
  const before = exposed(metric, baseline);
  const after = exposed(metric, now);
  if (!(before.exposure > 0 && after.exposure > 0)) return 1;
  return chanceOfFewer(before, after, baseline.spread);
}

const exposed = (metric: FallGoal['metric'], { weeks, count, driver }: Counted) => ({
  count,
  exposure: metric === 'count' ? weeks : (driver ?? 0),
});
