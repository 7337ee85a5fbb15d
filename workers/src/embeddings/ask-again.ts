import { setTimeout as sleep } from 'node:timers/promises';
import { EndpointError } from './endpoint-error.ts';

/** How much trouble is taken over one request. */
export interface Patience {
  /** Milliseconds for one answer. */
  timeout: number;
  /** How often a request is made at most. */
  tries: number;
  /** Milliseconds between the first two; each further pause is twice as long. */
  pause: number;
  /** A longer pause than this is not waited for. */
  longestPause: number;
}

/**
 * Asks again, after growing pauses, what failed for a passing reason. An endpoint that says how long
 * to wait is obeyed.
 */
export async function askAgain<T>(
  ask: () => Promise<T>,
  { tries, pause, longestPause }: Patience,
  signal: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof EndpointError) || !error.passing || tried >= tries) throw error;
      // Some chance in it, so that several processes do not come back at the same moment.
      const own = pause * 2 ** (tried - 1) * (0.5 + Math.random());
      const wanted = Math.max(own, error.pause);
      if (wanted > longestPause) throw error;
      await sleep(wanted, undefined, { signal });
    }
  }
}
