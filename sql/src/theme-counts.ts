import type { Tx } from './connect.ts';
import { readMeasures } from './measures.ts';
import {
  countDays,
  countThemeCustomers,
  countThemeDays,
  countThemeUnits,
  listThemesOlderThan,
  type DayCount,
  type ThemeDayCount,
} from './theme-days.ts';

/** From how much on a theme is recurring. */
export interface Thresholds {
  comments: number;
  days: number;
  people: number;
  units: number;
}

export async function readThresholds(tx: Tx): Promise<Thresholds> {
  const measures = await readMeasures(tx);
  return {
    comments: measures.recurringComments,
    days: measures.recurringDays,
    people: measures.recurringPeople,
    units: measures.recurringUnits,
  };
}

/** Of every theme heard in the last `days` days: what its trend is judged by. Day 0 ends now. */
export async function readThemeCounts(tx: Tx, days: number) {
  const all = byDay(await countDays(tx, days), days);
  const thresholds = await readThresholds(tx);
  const comments = byTheme(await countThemeDays(tx, days));
  const customers = await countThemeCustomers(tx, days);
  const customerDays = byTheme(customers.days);
  const people = new Map(customers.totals.map((total) => [total.themeId, total]));
  const units = await readUnits(tx, thresholds, days);
  const older = new Set(await listThemesOlderThan(tx, days));
  // Always in the same order: equal chances are then corrected in the same way.
  const ids = [...comments.keys()].sort();
  const themes = ids.map((id) => ({
    comments: byDay(comments.get(id) ?? [], days),
    customers: byDay(customerDays.get(id) ?? [], days),
    distinctCustomers: people.get(id)?.customers ?? 0,
    namedComments: people.get(id)?.comments ?? 0,
    units: units.get(id) ?? 1,
    isOlder: older.has(id),
  }));
  return { ids, themes, all, thresholds };
}

/** What was heard came by one unit at least: where one is enough, none need be counted. */
async function readUnits(tx: Tx, thresholds: Thresholds, days: number) {
  if (thresholds.units <= 1) return new Map<string, number>();
  const rows = await countThemeUnits(tx, days);
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

function byDay(rows: readonly DayCount[], days: number): Float64Array {
  const counts = new Float64Array(days);
  for (const { day, count } of rows) counts[day] = count;
  return counts;
}
