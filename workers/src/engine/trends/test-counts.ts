import { randomFrom, type Random } from '../algebra/random.ts';
import { daysPerWeek, trendDays, trendWeeks } from './week-blocks.ts';

/** Busy from Monday, quiet at the weekend: parts of an average day. */
const rhythm = [1.7, 1.4, 1.2, 1.1, 1, 0.4, 0.2];

export interface TestWorld {
  seed: number;
  themes: number;
  /** Comments a week of a theme, and what its last week is multiplied by. */
  rate: (theme: number) => number;
  boost?: (theme: number) => number;
  /** Relative spread of a theme's weeks, beyond that of independent comments. */
  unrest?: number;
}

/** Daily counts of themes with a rhythm of the week, drawn at random; a sixth more is of no theme. */
export function testCounts(world: TestWorld) {
  const { rate, boost = () => 1, unrest = 0 } = world;
  const random = randomFrom(world.seed);
  const all = new Float64Array(trendDays);
  const themes = Array.from({ length: world.themes }, (_, theme) => {
    const counts = new Float64Array(trendDays);
    for (let week = 0; week < trendWeeks; week++) {
      const level = (rate(theme) / daysPerWeek) * (week === 0 ? boost(theme) : 1);
      const mood = random() < 0.5 ? 1 + unrest : 1 - unrest;
      for (let day = 0; day < daysPerWeek; day++) {
        const at = week * daysPerWeek + day;
        counts[at] = poisson(level * mood * rhythm[day]!, random);
        all[at]! += counts[at];
      }
    }
    return counts;
  });
  for (let at = 0; at < trendDays; at++) all[at] = Math.round(all[at]! * (7 / 6));
  return { themes, all };
}

/** Multiplies uniform numbers until they fall below e^−mean (Knuth); for small means. */
function poisson(mean: number, random: Random): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > end; product *= random()) count++;
  return count;
}
