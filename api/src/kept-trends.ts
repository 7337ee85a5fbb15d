import type { Tx } from '@vocero/sql/connect';
import { readTrendMarker } from '@vocero/sql/trend-marker';
import type { Trend } from '@vocero/workers/engine/trends/trend';
import { readTrends } from './theme-trends.ts';

export type TrendOf = (theme: { id: string }) => Trend;

interface Kept {
  marker: string;
  trendOf: TrendOf;
  /** Milliseconds since the process began: when it was judged, and how long that took. */
  at: number;
  took: number;
}

/** Organisations whose judgement is kept; the one asked for longest ago goes first. */
const MOST = 200;
/** Windows of days move on with the clock, even where nothing is heard. */
const LONGEST = 600_000;
/** A judgement that takes longer than this costs something: a small organisation's is always new. */
const COSTLY = 50;
/** While comments stream in, judging takes at most one part in so many of the time. */
const SHARE = 40;

const kept = new Map<string, Kept>();

/**
 * The trends of all themes, judged anew when something changed. Where that takes long and comments
 * stream in, the last judgement stands for forty times as long as it took: trends are told by days,
 * and a board that is read again after each comment must not judge them each time.
 */
export async function readKeptTrends(tx: Tx): Promise<TrendOf> {
  const { orgId, marker } = await readTrendMarker(tx);
  const known = kept.get(orgId);
  if (known && stands(known, marker, performance.now())) return known.trendOf;
  const start = performance.now();
  const trendOf = await readTrends(tx);
  const at = performance.now();
  kept.delete(orgId);
  kept.set(orgId, { marker, trendOf, at, took: at - start });
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return trendOf;
}

/** Whether a judgement still says how things are, or may be used for a while although they changed. */
export function stands({ marker, at, took }: Omit<Kept, 'trendOf'>, now: string, clock: number) {
  const age = clock - at;
  if (marker === now) return age < LONGEST;
  return took > COSTLY && age < took * SHARE;
}
