import { betaBinomialTail } from './beta-binomial.ts';
import { falseDiscoveryRates } from './false-discovery.ts';
import { compareWeeks, daysPerWeek, type DailyCounts, type WeekBlocks } from './week-blocks.ts';

/** How a theme's last weeks stand against the weeks before. */
export interface Rise {
  /** 7 or 28: which of the two says more. */
  days: number;
  /** Comments in them, on days of the week that can be compared; in all of them where none can. */
  recent: number;
  /** As many as they would be, had the theme kept its part of all comments; null: nothing to compare. */
  expected: number | null;
  /** The chance of so many by accident in a theme that does not rise; null when it was not tested. */
  chance: number | null;
  /** The same, corrected for the number of themes that were tested beside it. */
  corrected: number | null;
}

/** Last weeks that are compared with those before: a sudden rise, and one that has gone on for weeks. */
const SPANS = [1, 4] as const;
/** Fewer comments in the eight weeks cannot tell anything. It does not depend on when they came. */
const LEAST_TESTED = 8;
/** The part of its own unrest in what is believed of a theme's is freedom / (freedom + this). */
const PRIOR_FREEDOM = 12;
const MOST_CORRELATION = 0.5;

/**
 * Tests each theme for a last week, or last four weeks, above the weeks before. Given the m comments
 * of a theme in eight weeks, the number K in the last ones has, if nothing changed, a beta-binomial
 * distribution with the share π that `compareWeeks` finds and a correlation ρ for comments that come
 * in bursts:
 *     p = P(K ≥ k),  var K = m π (1 − π) (1 + (m − 1) ρ)
 * With ρ = 0 this is the exact comparison of two Poisson rates. A theme's unrest U over f pairs of
 * weeks, of b comments before, has the mean f (1 + (b − 1) ρ): all themes together give
 *     ρ₀ = Σ (U − f) / Σ f (b − 1)
 * and each theme's own is drawn to it as if ρ₀ had been seen over 12 pairs of weeks. Never below 0.
 * The clearer one of the two counts, at twice its p, and the four weeks only where the last of them is
 * no quieter than they are on average. The chances are corrected for the number of themes after
 * Benjamini and Hochberg.
 * @param themes 56 counts each; see `DailyCounts`.
 * @param all 56 counts of all comments.
 * @returns in the order of the themes.
 * @see Przyborowski & Wilenski 1940, "Homogeneity of results in testing samples from Poisson series",
 *   for the comparison given the total.
 * @see Smyth 2004, "Linear models and empirical Bayes methods", for drawing to the common value.
 */
export function findRises(themes: readonly DailyCounts[], all: DailyCounts): Rise[] {
  const [week, month] = SPANS.map((weeks) => compareAll(themes, all, weeks)) as [Span[], Span[]];
  const clearest = themes.map((_, i) => clearer(week[i]!, month[i]!));
  const tested = clearest.filter(({ chance }) => chance !== null);
  const rates = falseDiscoveryRates(tested.map(({ chance }) => chance!));
  const corrected = new Map(tested.map((span, i) => [span, rates[i]!]));
  return clearest.map((span) => ({ ...span, corrected: corrected.get(span) ?? null }));
}

type Span = Omit<Rise, 'corrected'>;

function compareAll(themes: readonly DailyCounts[], all: DailyCounts, weeks: number): Span[] {
  const blocks = themes.map((theme) => compareWeeks(theme, all, weeks));
  const common = commonCorrelation(blocks);
  const days = weeks * daysPerWeek;
  return blocks.map((block, i) => {
    const expected = expectedOf(block);
    return {
      days,
      recent: expected === null ? sumOfLast(themes[i]!, days) : block.recent,
      expected,
      chance: isTested(block) ? Math.min(1, SPANS.length * chanceOf(block, common)) : null,
    };
  });
}

function sumOfLast(theme: DailyCounts, days: number): number {
  let sum = 0;
  for (let day = 0; day < days; day++) sum += theme[day]!;
  return sum;
}

function clearer(week: Span, month: Span): Span {
  const goesOn = week.recent * month.days >= month.recent * week.days;
  return goesOn && (month.chance ?? 1) < (week.chance ?? 1) ? month : week;
}

const isTested = ({ recent, before, share }: WeekBlocks) =>
  recent + before >= LEAST_TESTED && share < 1;

const expectedOf = ({ before, share, recent }: WeekBlocks) =>
  share === 1 || recent + before === 0 ? null : (before * share) / (1 - share);

function chanceOf(block: WeekBlocks, common: number): number {
  const { recent, before, share } = block;
  return betaBinomialTail(recent, recent + before, share, correlationOf(block, common));
}

function commonCorrelation(blocks: readonly WeekBlocks[]): number {
  let excess = 0;
  let room = 0;
  for (const { unrest, freedom, before } of blocks) {
    excess += unrest - freedom;
    room += freedom * Math.max(0, before - 1);
  }
  return room === 0 ? 0 : within(excess / room);
}

function correlationOf({ unrest, freedom, before }: WeekBlocks, common: number): number {
  if (before < 2 || freedom === 0) return common;
  const usual = 1 + (before - 1) * common;
  const believed = (unrest + PRIOR_FREEDOM * usual) / (freedom + PRIOR_FREEDOM);
  return within((believed - 1) / (before - 1));
}

const within = (correlation: number) => Math.min(MOST_CORRELATION, Math.max(0, correlation));
