import { wilsonInterval } from '@vocero/workers/engine/trends/wilson';
import { leastShown, type Rate } from './contract/rate.ts';

/** So many of a whole, with the interval; masked where the whole is too small. */
export function rateOf(count: number, of: number): Rate {
  if (of < leastShown) return { count, of, share: null, low: null, high: null };
  const [low, high] = wilsonInterval(count, of);
  return { count, of, share: count / of, low, high };
}
