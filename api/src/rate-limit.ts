import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressBucket, clientAddress } from './client-address.ts';
import type { Deps, Env } from './deps.ts';
import { Problem } from './problem.ts';

/**
 * Requests per minute, or as is said below, by what is asked and, unless said otherwise, by address.
 * A counter of each
 * process of its own.
 */
const limits = {
  publicPage: 240,
  publicAnswer: 30,
  linkAnswer: 600, // by the link that is answered, from wherever
  shortCode: 60,
  caseLookup: 15,
  caseCode: 8, // by the code that is tried, whether there is such a case or not, from wherever
  setup: 10,
  join: 20,
  kiosk: 240,
  kioskPin: 5,
} as const;

/** Seconds; a minute unless said here. A code of eight symbols is not tried out in a lifetime. */
const durations: Partial<Record<Limited, number>> = { caseCode: 3_600 };

export type Limited = keyof typeof limits;
export type RateLimits = Record<Limited, RateLimiterMemory>;

export const makeRateLimits = (): RateLimits => {
  const limiter = (what: Limited) =>
    new RateLimiterMemory({
      keyPrefix: what,
      points: limits[what],
      duration: durations[what] ?? 60,
    });
  return {
    publicPage: limiter('publicPage'),
    publicAnswer: limiter('publicAnswer'),
    linkAnswer: limiter('linkAnswer'),
    shortCode: limiter('shortCode'),
    caseLookup: limiter('caseLookup'),
    caseCode: limiter('caseCode'),
    setup: limiter('setup'),
    join: limiter('join'),
    kiosk: limiter('kiosk'),
    kioskPin: limiter('kioskPin'),
  };
};

/**
 * Counts one request of this address.
 * @throws Problem 429 with the seconds to wait.
 */
export async function limitRate(c: Context<Env>, deps: Deps, what: Limited): Promise<void> {
  const address = clientAddress(c, deps.settings.trustedProxies);
  await limitKey(deps, what, addressBucket(address));
}

/**
 * Counts one request of a device or whatever else is known by a name of ours.
 * @throws Problem 429 with the seconds to wait.
 */
export async function limitKey(deps: Deps, what: Limited, key: string): Promise<void> {
  try {
    await deps.rateLimits[what].consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.ceil(refusal.msBeforeNext / 1_000);
    throw new Problem(429, 'too_many', { seconds }, {}, { 'retry-after': String(seconds) });
  }
}
