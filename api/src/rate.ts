import { wilsonInterval } from '@vocero/workers/engine/trends/wilson';
import { leastShown, type Rate } from './contract/rate.ts';

/** So many of a whole, with the interval; masked where the whole is too small. */
export function rateOf(count: number, of: number): Rate {
  if (of < leastShown) return { count, of, share: null, low: null, high: null };
  const [low, high] = wilsonInterval(count, of);
  return { count, of, share: count / of, low, high };
}

/** Each part with its share of all parts together. */
export function withShares<Part extends { count: number }>(parts: readonly Part[]) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return parts.map((part) => ({ ...part, share: rateOf(part.count, all) }));
}
