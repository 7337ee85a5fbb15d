import type { Granularity } from './tuning.ts';

/** The variety of a corpus for which a granularity is meant as it stands, see `varietyOf`. */
const USUAL = 30;
/** More or less than this counts as this: beyond it, variety says how loosely people talk. */
const LEAST = 12.5;
const MOST = 75;
/** A corpus of fewer comments tells its variety poorly, so that counts by how many there are. */
const ENOUGH = 600;
const FINER_BY = 0.8;
const MORE_EVIDENCE = 0.15;

/**
 * How coarse themes are in a corpus of this variety: with x = (variety / 30)^min(1, n / 600) there are
 * x^0.8 times finer groups to begin with, and 0.15 · ln x more evidence is asked for before two become
 * one. Where people speak of many things, what is near is often another thing; where they speak of
 * few, it is mostly another way to say the same.
 */
export function forVariety(granularity: Granularity, variety: number, n: number): Granularity {
  const held = Math.min(MOST, Math.max(LEAST, variety));
  const times = (held / USUAL) ** Math.min(1, n / ENOUGH);
  return {
    ...granularity,
    resolution: granularity.resolution * times ** FINER_BY,
    meanFrom: granularity.meanFrom + MORE_EVIDENCE * Math.log(times),
  };
}
