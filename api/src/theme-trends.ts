import type { Tx } from '@vocero/sql/connect';
import { readThemeCounts } from '@vocero/sql/theme-counts';
import { countUnitsOfTheme } from '@vocero/sql/theme-days';
import type { Rise } from '@vocero/workers/engine/trends/rise';
import { judgeTrends, trendDays, type Trend } from '@vocero/workers/engine/trends/trend';

/**
 * Judges all themes of an organisation at once, because what is a surprise in one depends on how many
 * were looked at.
 * @returns tells the trend of a theme.
 */
export async function readTrends(tx: Tx): Promise<(theme: { id: string }) => Trend> {
  const { ids, themes, all, thresholds } = await readThemeCounts(tx, trendDays);
  const trends = judgeTrends(themes, all, thresholds);
  const known = new Map(ids.map((id, i) => [id, trends[i]!]));
  return ({ id }) => known.get(id) ?? unheard;
}

/** What a theme's reach was worked out from, beside what is called much; null: not heard lately. */
export async function readReachWorking(tx: Tx, id: string, { working, needed, spread }: Trend) {
  if (!working || !needed) return null;
  const units = await countUnitsOfTheme(tx, id, trendDays);
  return {
    ...working,
    units,
    thresholds: needed,
    spread: {
      days: spread.days,
      heard: spread.recent,
      expected: spread.expected,
      chance: spread.corrected,
    },
  };
}

const still: Rise = { days: 7, recent: 0, expected: 0, chance: null, corrected: null };
/** A theme that nobody spoke of in all those days. */
const unheard: Trend = {
  ...still,
  isNew: false,
  isRising: false,
  reach: null,
  working: null,
  needed: null,
  spread: still,
};
