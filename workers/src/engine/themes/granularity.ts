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

/** How many times as various as usual a corpus of n comments is: (variety / 30)^min(1, n / 600). */
export function timesAsVarious(variety: number, n: number): number {
  const held = Math.min(MOST, Math.max(LEAST, variety));
  return (held / USUAL) ** Math.min(1, n / ENOUGH);
}

/**
 * How coarse themes are in a corpus x times as various as usual: there are x^0.8 times finer groups to
 * begin with, 0.15 · ln x more evidence is asked for before two become one, and a group is large from
 * 1/x of the share on. Where people speak of many things, what is near is often another thing; where they
 * speak of few, it is mostly another way to say the same.
 */
export function forVariety(granularity: Granularity, x: number): Granularity {
  const { resolution, meanFrom, joinFrom, looseShare } = granularity;
  const more = MORE_EVIDENCE * Math.log(x);
  return {
    resolution: resolution * x ** FINER_BY,
    meanFrom: meanFrom + more,
    joinFrom: joinFrom + more,
    looseShare: looseShare / x,
  };
}
