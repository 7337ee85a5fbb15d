import type { Tx } from '@vocero/sql/connect';
import { isLastFullWeek, readDigest, storeDigest, type Movement } from '@vocero/sql/digest';
import { readThemeCounts } from '@vocero/sql/theme-counts';
import { judgeTrends, trendDays } from '../engine/trends/trend.ts';

/**
 * Keeps the digest of a week that is over and tells those whose work it is, in the transaction that
 * closes the week. Only of the last full week: what was new or overdue in earlier ones, while no
 * worker ran, nobody can say afterwards.
 * @returns false when there was nothing to keep, or it was kept before.
 */
export async function writeDigest(tx: Tx, weekStart: string): Promise<boolean> {
  if (!(await isLastFullWeek(tx, weekStart))) return false;
  return storeDigest(tx, await readDigest(tx, weekStart, await readMovements(tx)));
}

const still: Movement = { isNew: false, isRising: false, days: 7, recent: 0, expected: null };

async function readMovements(tx: Tx): Promise<(theme: { id: string }) => Movement> {
  const { ids, themes, all, thresholds } = await readThemeCounts(tx, trendDays);
  const trends = judgeTrends(themes, all, thresholds);
  const known = new Map(ids.map((id, i) => [id, trends[i]!]));
  return ({ id }) => known.get(id) ?? still;
}
