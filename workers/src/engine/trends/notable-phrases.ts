import { falseDiscoveryRates } from './false-discovery.ts';
import { chanceOfRatio, leastRatio, logLikelihoodRatio } from './log-likelihood.ts';
import { keysOf, leastPeople, type PhraseCounts, type PhraseUses } from './phrase-counts.ts';

/** A phrase worth a look. */
export interface NotablePhrase {
  /** The stems of its words, for finding its comments again. */
  key: string;
  /** As most people write it. */
  phrase: string;
  /** Comments of the set asked about that have it. */
  count: number;
  /** Comments that would have it, were it as frequent as in the other set. */
  expected: number;
  /** How sure it is that it is more frequent; see `logLikelihoodRatio`. */
  surprise: number;
  /** Among all that are called so, at most one in twenty is an accident. */
  sure: boolean;
}

interface Candidate extends NotablePhrase {
  size: number;
  other: number;
}

/** Of what is called sure, at most this share may be accident. */
const FALSE_ALARMS = 0.05;
/** Longer phrases say more, and are rarer for it. */
const SIZE_BONUS = [0, 1, 1.8, 2.2];

/**
 * The phrases that are more frequent in one set of comments than in another: this week's and those
 * before, or what agents noted and what came on other ways. Alone, each would be an accident once in
 * twenty times at most; `sure` are those that stay when that is corrected for how many phrases were
 * looked at, after Benjamini and Hochberg.
 * @param own the set asked about; only phrases of at least 3 comments and people are in it.
 * @param other the same phrases in the set to compare with.
 * @returns the surest first; a phrase that stands within another one is left out, unless it is also
 *   more frequent without it.
 */
export function notablePhrases(own: PhraseCounts, other: PhraseUses): NotablePhrase[] {
  const totals = { own: own.comments, other: other.comments };
  const candidates = own.shown().map(({ key, surface, size, count }): Candidate => {
    const uses = other.of(key);
    const expected = totals.other === 0 ? 0 : (uses / totals.other) * totals.own;
    const surprise = surpriseOf(count, uses, totals);
    return { key, phrase: surface, size, count, other: uses, expected, surprise, sure: false };
  });
  const rates = falseDiscoveryRates(candidates.map(({ surprise }) => chanceOfRatio(surprise)));
  const falling = candidates
    .map((candidate, i) => ({ ...candidate, sure: rates[i]! <= FALSE_ALARMS }))
    .filter(({ surprise }) => surprise >= leastRatio)
    .sort((a, b) => b.surprise - a.surprise || (a.key < b.key ? -1 : 1));
  return collapse(falling, (phrase, within) => {
    const rest = phrase.count - within.count;
    const restOther = Math.max(0, phrase.other - within.other);
    return rest >= leastPeople && surpriseOf(rest, restOther, totals) >= leastRatio;
  }).map(withoutWorking);
}

/**
 * The phrases that stand in most comments, longer ones before shorter ones that are as frequent.
 * @returns with `expected` and `surprise` 0, all sure: nothing is compared. A phrase that stands within another
 *   one is left out, unless most of its comments do not have the longer one.
 */
export function frequentPhrases(own: PhraseCounts): NotablePhrase[] {
  const weight = ({ count, size }: Candidate) => count * SIZE_BONUS[size]!;
  const candidates = own.shown().map(({ key, surface, size, count }) => ({
    ...{ key, phrase: surface, size, count },
    ...{ other: 0, expected: 0, surprise: 0, sure: true },
  }));
  const falling = candidates.sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
  return collapse(falling, (phrase, within) => within.count * 2 < phrase.count).map(withoutWorking);
}

function surpriseOf(count: number, uses: number, totals: { own: number; other: number }): number {
  if (totals.other === 0) return 0;
  const own = { count, total: totals.own };
  return logLikelihoodRatio(own, { count: uses, total: totals.other });
}

/** At most so many are shown; the work of leaving out grows with its square. */
const MOST_LOOKED_AT = 300;

/**
 * Leaves out phrases that say nothing beside a longer one.
 * @param stays whether the shorter of two says something apart from the longer one.
 */
function collapse(
  candidates: readonly Candidate[],
  stays: (phrase: Candidate, within: Candidate) => boolean,
): Candidate[] {
  const looked = candidates.slice(0, MOST_LOOKED_AT);
  return looked.filter((phrase) => {
    const longer = looked.filter((other) => isWithin(phrase, other));
    return longer.every((other) => stays(phrase, other));
  });
}

const isWithin = (phrase: Candidate, longer: Candidate) =>
  longer.size > phrase.size &&
  keysOf(longer.key).some((whole) =>
    keysOf(phrase.key).some((part) => ` ${whole} `.includes(` ${part} `)),
  );

const withoutWorking = ({ size: _, other: __, ...phrase }: Candidate): NotablePhrase => phrase;
