import { meanAnswer } from '@vocero/workers/engine/trends/satisfaction';
import { netPromoter } from '@vocero/workers/engine/trends/net-promoter';
import { leastShown } from './contract/rate.ts';
import type { Measured } from './contract/results.ts';
import {
  cesEasy,
  csatSatisfied,
  npsDetractor,
  npsPromoter,
  pointsOf,
  scoreDefinitions,
  type ScoreId,
} from './contract/score-definitions.ts';
import { rateOf } from './rate.ts';

/** How often each answer was given. */
export type Tally = ReadonlyMap<string, number>;

/** A figure by its definition; masked where too few gave what it is made of. */
export function measure(score: Exclude<ScoreId, 'stf_index'>, tally: Tally): Measured {
  return measures[score](tally);
}

const measures: Record<Exclude<ScoreId, 'stf_index'>, (tally: Tally) => Measured> = {
  solved: (tally) => meanOfPoints(tally, pointsOf.solved),
  treated: (tally) => meanOfPoints(tally, pointsOf.treated),
  first_time: (tally) => meanOfPoints(tally, pointsOf.first_time),
  nps: (tally) => recommending(tally),
  csat: (tally) => shareOf(tally, (value) => Number(value) >= csatSatisfied),
  ces: (tally) => shareOf(tally, (value) => Number(value) >= cesEasy),
  ces_mean: (tally) => meanOnScale(tally, scoreDefinitions.ces_mean),
  expectations: (tally) => shareOf(tally, (value) => value === 'exceeded'),
  completion: (tally) => shareOf(tally, (value) => value === 'yes'),
};

/** The index of three figures: their mean, of as many as answered the one that fewest did. */
export function indexOfThree(three: readonly [Measured, Measured, Measured]): Measured {
  const n = Math.min(...three.map((one) => one.n));
  const mean = (part: 'value' | 'low' | 'high') => {
    const values = three.map((one) => one[part]).filter((value) => value !== null);
    return values.length < 3 ? null : values.reduce((sum, value) => sum + value, 0) / 3;
  };
  return { n, value: mean('value'), low: mean('low'), high: mean('high') };
}

const masked = (n: number): Measured => ({ n, value: null, low: null, high: null });

function meanOfPoints(tally: Tally, points: Readonly<Record<string, number | null>>): Measured {
  let [n, sum] = [0, 0];
  for (const [value, count] of tally) {
    const worth = points[value] ?? null;
    if (worth === null) continue;
    n += count;
    sum += worth * count;
  }
  return shown(n, meanAnswer({ n, sum }));
}

/** The mean of answers on their own scale, with the interval of their place between its ends. */
function meanOnScale(tally: Tally, scale: { lowest: number; highest: number }): Measured {
  const width = scale.highest - scale.lowest;
  let [n, sum] = [0, 0];
  for (const [value, count] of tally) {
    n += count;
    sum += ((Number(value) - scale.lowest) / width) * count;
  }
  const mean = shown(n, meanAnswer({ n, sum }));
  const back = (part: number | null) => (part === null ? null : scale.lowest + part * width);
  return { n, value: back(mean.value), low: back(mean.low), high: back(mean.high) };
}

const shown = (n: number, mean: { mean: number; low: number; high: number } | null): Measured =>
  n < leastShown || !mean ? masked(n) : { n, value: mean.mean, low: mean.low, high: mean.high };

function shareOf(tally: Tally, isCounted: (value: string) => boolean): Measured {
  let [n, count] = [0, 0];
  for (const [value, times] of tally) {
    n += times;
    if (isCounted(value)) count += times;
  }
  const { share, low, high } = rateOf(count, n);
  return { n, value: share, low, high };
}

function recommending(tally: Tally): Measured {
  const among = { promoters: 0, passives: 0, detractors: 0 };
  for (const [value, count] of tally) {
    const answer = Number(value);
    if (answer >= npsPromoter) among.promoters += count;
    else if (answer <= npsDetractor) among.detractors += count;
    else among.passives += count;
  }
  const n = among.promoters + among.passives + among.detractors;
  const found = netPromoter(among);
  if (n < leastShown || !found) return masked(n);
  return { n, value: 100 * found.score, low: 100 * found.low, high: 100 * found.high };
}
