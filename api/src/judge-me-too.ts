import { createHmac } from 'node:crypto';
import type { Vote, VoteFlag } from '@vocero/sql/known-problem-votes';
import { addressBucket } from './client-address.ts';

/** Who says "me too", as far as a page without an account or a cookie can tell. */
interface Voter {
  /** A random id that the visitor's browser keeps, or that came with the page. */
  visitor: string;
  /** The caller's address; `unknown` where nothing tells. */
  address: string;
  /** The day, such as `2026-11-22`. */
  day: string;
}

/**
 * A vote as it is kept: hashes that only this installation can make, of another value for every
 * problem, and for the network also for every day. Neither can be followed from place to place.
 */
export function voteOf(secret: string, problemId: string, voter: Voter): Vote {
  const hashed = (...parts: string[]) =>
    createHmac('sha256', secret)
      .update(['me too', problemId, ...parts].join('\n'))
      .digest('hex');
  const isKnown = voter.address !== 'unknown';
  return {
    problemId,
    visitor: hashed('visitor', voter.visitor),
    network: isKnown ? hashed('network', voter.day, addressBucket(voter.address)) : null,
  };
}

/**
 * Each visitor counts once per problem, and each network once a day: whoever presses again, empties
 * the browser or asks from many addresses is kept and told apart, not counted.
 */
export function judgeMeToo(before: {
  sameVisitor: boolean;
  sameNetwork: boolean;
}): VoteFlag | null {
  if (before.sameVisitor) return 'visitor';
  return before.sameNetwork ? 'network' : null;
}
