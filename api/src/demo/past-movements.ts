import type { Tx } from '@vocero/sql/connect';
import type { Movement } from '@vocero/sql/digest';
import { readThresholds } from '@vocero/sql/theme-counts';
import { judgeTrends, trendDays, type ThemeCounts } from '@vocero/workers/engine/trends/trend';
import type { MadeComment } from './make-comments.ts';

const DAY = 86_400_000;
const still: Movement = { isNew: false, isRising: false, days: 7, recent: 0, expected: null };

/** What the engine made of each theme at an instant, from the comments there were by then. */
export async function movementsAt(
  tx: Tx,
  at: Date,
  comments: readonly MadeComment[],
): Promise<(theme: { id: string }) => Movement> {
  const past = comments.filter(({ row }) => row.occurredAt < at);
  const ids = [...new Set(past.flatMap(({ row }) => row.themeId ?? []))].sort();
  const counts = ids.map((id) =>
    countsOf(
      past.filter(({ row }) => row.themeId === id),
      at,
    ),
  );
  const trends = judgeTrends(counts, byDay(past, at), await readThresholds(tx));
  const known = new Map(ids.map((id, i) => [id, trends[i]!]));
  return ({ id }) => known.get(id) ?? still;
}

/** Customers say how far a theme reaches, of which a digest says nothing. */
const countsOf = (own: readonly MadeComment[], at: Date): ThemeCounts => ({
  comments: byDay(own, at),
  customers: new Float64Array(trendDays),
  distinctCustomers: 0,
  namedComments: 0,
  units: 1,
  isOlder: own.some(({ row }) => daysUntil(at, row.occurredAt) >= trendDays),
});

/** Day 0 ends at the instant. */
function byDay(comments: readonly MadeComment[], at: Date): Float64Array {
  const counts = new Float64Array(trendDays);
  for (const { row } of comments) {
    const day = daysUntil(at, row.occurredAt);
    if (day < trendDays) counts[day]! += 1;
  }
  return counts;
}

const daysUntil = (at: Date, before: Date) => Math.floor((at.getTime() - before.getTime()) / DAY);
