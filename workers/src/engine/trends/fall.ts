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
}

export interface Fall {
  /** Of each week whether it is at or below the goal; null where its driver is not known. */
  below: (boolean | null)[];
  /** So many of the last weeks in a row are. */
  inRow: number;
  /** How likely so few are in those (at most as many as are needed) had nothing changed; null: none. */
  probability: number | null;
  /**
   * `waiting`: fewer full weeks than are needed; `not_enough`: no count could tell, because there were
   * so few comments before, or what they are counted per is not known; `not_yet`: a week is above, or
   * so few may be accident.
   */
  state: 'waiting' | 'not_enough' | 'not_yet' | 'passed';
}

/** Less likely than this is not called accident. */
export const mostChance = 0.05;

/**
 * Whether contacts fell: each of the last so many full weeks is at or below the goal, and so few in all
 * of them would be had nothing changed with p < 0.05; see `chanceOfFewer`.
 * @param weeks full weeks since what was done took effect, oldest first.
 */
export function judgeFall(goal: FallGoal, weeks: readonly HeardWeek[]): Fall {
  const below = weeks.map((week) => isBelow(goal, week));
  const inRow = below.length - 1 - below.findLastIndex((is) => is !== true);
  const run = weeks.slice(weeks.length - Math.min(inRow, goal.weeks));
  const probability = run.length === 0 ? null : chanceOf(goal, sumWeeks(run));
  return { below, inRow, probability, state: stateOf(goal, { below, inRow, probability }) };
}

function stateOf(goal: FallGoal, { below, inRow, probability }: Omit<Fall, 'state'>) {
  if (isThin(goal) || below.slice(-goal.weeks).includes(null)) return 'not_enough';
  if (below.length < goal.weeks) return 'waiting';
  const isClear = probability !== null && probability < mostChance;
  return inRow >= goal.weeks && isClear ? 'passed' : 'not_yet';
}

/** Whether even not one comment in all the weeks could be accident: there were so few before. */
export function isThin(goal: FallGoal): boolean {
  const { weeks, driver } = goal.baseline;
  const expected = driver === null ? null : (driver / weeks) * goal.weeks;
  return chanceOf(goal, { weeks: goal.weeks, count: 0, driver: expected }) >= mostChance;
}

export function sumWeeks(weeks: readonly HeardWeek[]): Counted {
  const isKnown = weeks.every(({ driver }) => driver !== null);
  return {
    weeks: weeks.length,
    count: weeks.reduce((sum, { count }) => sum + count, 0),
    driver: isKnown ? weeks.reduce((sum, { driver }) => sum + (driver ?? 0), 0) : null,
  };
}

/** At or below the goal; null where that cannot be told: nothing was sold, or nobody knows how much. */
function isBelow({ metric, goal }: FallGoal, { count, driver }: HeardWeek): boolean | null {
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
