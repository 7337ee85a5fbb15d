import type { Patience } from './ask-again.ts';

export interface PatienceFor extends Patience {
  /** Milliseconds for all requests together; what is not there by then is done without. */
  deadline: number;
}

/** Comments that just came in are on the board within seconds, with vectors or without. */
export const BRIEF: PatienceFor = {
  timeout: 8_000,
  tries: 2,
  pause: 300,
  longestPause: 3_000,
  deadline: 15_000,
};

/** Learning happens in the background; a small machine may need half an hour for all comments. */
export const LONG: PatienceFor = {
  timeout: 60_000,
  tries: 4,
  pause: 500,
  longestPause: 60_000,
  deadline: 1_800_000,
};
