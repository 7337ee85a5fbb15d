/** Weeks that are looked at: the last ones, and those they are compared with. */
export const trendWeeks = 8;
export const daysPerWeek = 7;
export const trendDays = trendWeeks * daysPerWeek;

/** Comments per 24 hours: number 0 ends now, number 55 ended 55 days ago. */
export type DailyCounts = ArrayLike<number>;

/** What one theme's last weeks are compared with. */
export interface WeekBlocks {
  /** Comments of the theme in the last weeks, and in those before. */
  recent: number;
  before: number;
  /** Of them all, the share that would fall in the last weeks by chance: 0 to 1. */
  share: number;
  /** How much neighbouring weeks before differ, and over how many pairs; 0 and 0 when too empty. */
  unrest: number;
  freedom: number;
}

/**
 * Compares a theme's last weeks with those before, each day only with the same days of other weeks, and only as a part of all comments of that day: with n the theme's comments, N all comments,
 * of day d of the week in week t (t = 0 is the last), and the last weeks t < w,
 *     share  = Σ_d n_d · N°_d / N_d  /  Σ_d n_d
 *     unrest = Σ_{t > w} (r_t − r_{t−1})² / (e_t + e_{t−1}),  r_t = n_t − e_t,  e_t = Σ_d n'_d · N_dt / N'_d
 * where an index that is left out is summed over, ° over the last weeks alone and ' over those before. So neither a rhythm
 * of the week nor a change of how much is said at all makes a theme rise, and one that has been rising
 * for weeks is not called restless for it: neighbouring weeks are still alike. Days of the week on which nobody said
 * anything in the weeks before have nothing to be compared with, and are left out.
 * @param theme 56 counts, those of the theme.
 * @param all 56 counts, those of all comments, the theme's among them.
 * @param lastWeeks w, 1 to 6.
 * @see Mantel & Haenszel 1959, "Statistical aspects of the analysis of data from retrospective studies
 *   of disease", for the blocks; von Neumann 1941, "Distribution of the ratio of the mean square
 *   successive difference to the variance", for the unrest.
 */
export function compareWeeks(theme: DailyCounts, all: DailyCounts, lastWeeks: number): WeekBlocks {
  const expected = new Float64Array(trendWeeks);
  const heard = new Float64Array(trendWeeks);
  let recent = 0;
  let before = 0;
  let due = 0;
  for (let day = 0; day < daysPerWeek; day++) {
    const allBefore = sumOf(all, day, lastWeeks, trendWeeks);
    if (allBefore === 0) continue;
    const allLast = sumOf(all, day, 0, lastWeeks);
    const ownBefore = sumOf(theme, day, lastWeeks, trendWeeks);
    const ownLast = sumOf(theme, day, 0, lastWeeks);
    recent += ownLast;
    before += ownBefore;
    due += ((ownLast + ownBefore) * allLast) / (allLast + allBefore);
    for (let week = lastWeeks; week < trendWeeks; week++) {
      const at = week * daysPerWeek + day;
      heard[week]! += theme[at]!;
      expected[week]! += (ownBefore * all[at]!) / allBefore;
    }
  }
  const total = recent + before;
  return {
    recent,
    before,
    share: total === 0 ? 0 : due / total,
    ...unrestOf(heard, expected, lastWeeks),
  };
}

/** One day of the week over some weeks. */
function sumOf(counts: DailyCounts, day: number, fromWeek: number, endWeek: number): number {
  let sum = 0;
  for (let week = fromWeek; week < endWeek; week++) sum += counts[week * daysPerWeek + day]!;
  return sum;
}

function unrestOf(heard: Float64Array, expected: Float64Array, lastWeeks: number) {
  let unrest = 0;
  let freedom = 0;
  const over = (week: number) => heard[week]! - expected[week]!;
  for (let week = lastWeeks + 1; week < trendWeeks; week++) {
    const variance = expected[week]! + expected[week - 1]!;
    if (variance === 0) continue;
    unrest += (over(week) - over(week - 1)) ** 2 / variance;
    freedom++;
  }
  return { unrest, freedom };
}
