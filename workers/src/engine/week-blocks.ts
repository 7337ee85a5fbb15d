/** Weeks that are looked at: the last one, and those it is compared with. */
export const trendWeeks = 8;
export const daysPerWeek = 7;
export const trendDays = trendWeeks * daysPerWeek;

/** Comments per 24 hours: number 0 ends now, number 55 ended 55 days ago. */
export type DailyCounts = ArrayLike<number>;

/** What one theme's last week is compared with. */
export interface WeekBlocks {
  /** Comments of the theme in the last 7 days, and in the weeks before. */
  recent: number;
  before: number;
  /** Of them all, the share that would fall in the last week by chance: 0 to 1. */
  share: number;
  /** Pearson's X² of the weeks before, with its degrees of freedom; 0 and 0 when they are too empty. */
  unrest: number;
  freedom: number;
}

/**
 * Compares a theme's last week with the seven before, each day only with the same days of other
 * weeks, and only as a part of all comments of that day: with n the theme's comments, N all comments,
 * of day d of the week in week t (t = 0 is the last),
 *     share  = Σ_d n_d · N_d0 / N_d  /  Σ_d n_d
 *     unrest = Σ_{t ≥ 1} (n_t − e_t)² / e_t,  e_t = Σ_d n'_d · N_dt / N'_d
 * where a dot less index is a sum over it, and ' leaves the last week out. So neither a rhythm of the
 * week nor a change of how much is said at all makes a theme rise. Days of the week on which nobody said
 * anything in the weeks before have nothing to be compared with, and are left out.
 * @param theme 56 counts, those of the theme.
 * @param all 56 counts, those of all comments, the theme's among them.
 * @see Mantel & Haenszel 1959, "Statistical aspects of the analysis of data from retrospective studies
 *   of disease", for the blocks.
 */
export function compareWeeks(theme: DailyCounts, all: DailyCounts): WeekBlocks {
  const expected = new Float64Array(trendWeeks);
  const heard = new Float64Array(trendWeeks);
  let recent = 0;
  let before = 0;
  let due = 0;
  for (let day = 0; day < daysPerWeek; day++) {
    const allBefore = sumOf(all, day + daysPerWeek);
    if (allBefore === 0) continue;
    const ownBefore = sumOf(theme, day + daysPerWeek);
    recent += theme[day]!;
    before += ownBefore;
    due += ((theme[day]! + ownBefore) * all[day]!) / (all[day]! + allBefore);
    for (let week = 1; week < trendWeeks; week++) {
      const at = week * daysPerWeek + day;
      heard[week]! += theme[at]!;
      expected[week]! += (ownBefore * all[at]!) / allBefore;
    }
  }
  const total = recent + before;
  return { recent, before, share: total === 0 ? 0 : due / total, ...unrestOf(heard, expected) };
}

/** One day of the week over the weeks from a day on. */
function sumOf(counts: DailyCounts, from: number): number {
  let sum = 0;
  for (let at = from; at < trendDays; at += daysPerWeek) sum += counts[at]!;
  return sum;
}

function unrestOf(heard: Float64Array, expected: Float64Array) {
  let unrest = 0;
  let weeks = 0;
  for (let week = 1; week < trendWeeks; week++) {
    if (expected[week] === 0) continue;
    unrest += (heard[week]! - expected[week]!) ** 2 / expected[week]!;
    weeks++;
  }
  return { unrest, freedom: Math.max(0, weeks - 1) };
}
