import type { Tx } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import {
  countDays,
  countThemeCustomers,
  countThemeDays,
  countThemeUnits,
  countUnitsOfTheme,
  listThemesOlderThan,
  type DayCount,
  type ThemeDayCount,
} from '@vocero/sql/theme-days';
import {
  judgeTrends,
  trendDays,
  type ReachThresholds,
  type ThemeCounts,
  type Trend,
} from '@vocero/workers/engine/trends/trend';

/**
 * Judges all themes of an organisation at once, because what is a surprise in one depends on how many
 * were looked at.
 * @returns tells the trend of a theme.
 */
export async function readTrends(tx: Tx): Promise<(theme: { id: string }) => Trend> {
  const all = byDay(await countDays(tx, trendDays));
  const thresholds = await readThresholds(tx);
  const counts = await readCounts(tx, thresholds);
  const trends = judgeTrends([...counts.values()], all, thresholds);
  const known = new Map([...counts.keys()].map((id, i) => [id, trends[i]!]));
  return ({ id }) => known.get(id) ?? unheard;
}

/** What a theme's reach was worked out from, beside what is called much; null: not heard lately. */
export async function readReachWorking(tx: Tx, id: string, { working }: Trend) {
  if (!working) return null;
  const units = await countUnitsOfTheme(tx, id, trendDays);
  return { ...working, units, thresholds: await readThresholds(tx) };
}

async function readThresholds(tx: Tx): Promise<ReachThresholds> {
  const measures = await readMeasures(tx);
  return {
    comments: measures.recurringComments,
    days: measures.recurringDays,
    people: measures.recurringPeople,
    units: measures.recurringUnits,
  };
}

async function readCounts(tx: Tx, thresholds: ReachThresholds): Promise<Map<string, ThemeCounts>> {
  const comments = byTheme(await countThemeDays(tx, trendDays));
  const { days, totals } = await countThemeCustomers(tx, trendDays);
  const customers = byTheme(days);
  const people = new Map(totals.map((total) => [total.themeId, total]));
  const units = await readUnits(tx, thresholds);
  const older = new Set(await listThemesOlderThan(tx, trendDays));
  const counts = Array.from(comments, ([id, rows]): [string, ThemeCounts] => [
    id,
    {
      comments: byDay(rows),
      customers: byDay(customers.get(id) ?? []),
      distinctCustomers: people.get(id)?.customers ?? 0,
      namedComments: people.get(id)?.comments ?? 0,
      units: units.get(id) ?? 1,
      isOlder: older.has(id),
    },
  ]);
  // Always in the same order: equal chances are then corrected in the same way.
  return new Map(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What was heard came by one unit at least: where one is enough, none need be counted. */
async function readUnits(tx: Tx, thresholds: ReachThresholds): Promise<Map<string, number>> {
  if (thresholds.units <= 1) return new Map();
  const rows = await countThemeUnits(tx, trendDays);
  return new Map(rows.map(({ themeId, units }) => [themeId, units]));
}

function byTheme(rows: readonly ThemeDayCount[]): Map<string, DayCount[]> {
  const themes = new Map<string, DayCount[]>();
  for (const row of rows) {
    const own = themes.get(row.themeId);
    if (own) own.push(row);
    else themes.set(row.themeId, [row]);
  }
  return themes;
}

function byDay(rows: readonly DayCount[]): Float64Array {
  const counts = new Float64Array(trendDays);
  for (const { day, count } of rows) counts[day] = count;
  return counts;
}

/** A theme that nobody spoke of in all those days. */
const unheard: Trend = {
  days: 7,
  recent: 0,
  expected: 0,
  chance: null,
  corrected: null,
  isNew: false,
  isRising: false,
  reach: null,
  working: null,
};
