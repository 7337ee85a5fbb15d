import {
  countPhrases,
  type CountedPhrase,
  type CountedPhrases,
  type ThemeTexts,
} from './count-phrases.ts';
import { withHolders } from './holders.ts';
import { hasName, type Names } from './names.ts';
import { withoutFragments } from './phrase-fragments.ts';
import type { Telling } from './telling-words.ts';

/** A phrase that sets a theme apart. */
export interface Characteristic {
  key: string;
  /** The form of it that the theme's comments use most. */
  surface: string;
  size: number;
  /** Share of the theme's comments that have it. */
  share: number;
  weight: number;
  /** Sum of the weights of its words by themselves, over the root of their number. */
  wordWeight: number;
  /** For each comment of the theme: 1 where it has the phrase, or all of its words somewhere. */
  heldBy: Uint8Array;
}

/**
 * A phrase in fewer comments than this describes people, not a theme; unless each of its words is known
 * to tell what the theme is about.
 */
const LEAST_USES = 2;
const LEAST_USES_LARGE = 3;
const LARGE_THEME = 20;
const MAX_CANDIDATES = 60;
/** Looked at before fragments are left out. */
const MAX_LOOKED_AT = 240;
/** A phrase that a telling word follows at once in more of its comments is cut off. */
const MOSTLY_OPEN = 0.6;
/** Longer phrases say more, and are rarer for it. */
const SIZE_BONUS = [0, 1, 1.8, 2.2];

/**
 * The phrases that set each theme apart, by class-based TF-IDF over comments:
 *     weight = share · ln(1 + A / uses) · bonus for length · share / (share + share next door)
 * with share the part of the theme's comments that have the phrase, uses the comments of all themes
 * that have it, A the mean comments per theme or those of this one if more, and share next door the
 * largest that any of the nearest themes has. Phrases that hold the beginning of a clause, nearly
 * always go on in one way, or hold the name of a person are left out. Where it is known how far
 * phrases tell what a theme is about, those that tell less than the best weigh less, down to a tenth,
 * and one comment is enough for a phrase that tells it with every word.
 * @param rest texts of no theme: they count as uses.
 * @param names that no phrase may hold: of the whole corpus that is known, not of these themes alone.
 * @param nearest for each theme the places of those it could be mixed up with.
 * @param telling how far a phrase tells what a theme is about, if that is known.
 * @returns up to 60 phrases for each theme, the heaviest first.
 * @see Grootendorst 2022, https://arxiv.org/abs/2203.05794, section 3.3.
 */
export function characteristicPhrases(
  themes: readonly ThemeTexts[],
  rest: ThemeTexts,
  names: Names,
  nearest: readonly (readonly number[])[] = themes.map(() => []),
  telling: Telling | null = null,
): Characteristic[][] {
  const counted = countPhrases(themes, rest);
  const sizes = themes.map(({ texts }) => texts.length);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / themes.length;
  return themes.map((_, theme) =>
    heaviest(counted, { theme, sizes, mean, names, nearest: nearest[theme]! }, telling),
  );
}

interface Side {
  theme: number;
  sizes: readonly number[];
  mean: number;
  names: Names;
  nearest: readonly number[];
}

function heaviest(counted: CountedPhrases, side: Side, telling: Telling | null): Characteristic[] {
  const { phrases, counts, surfaceIn } = counted;
  const { theme } = side;
  const total = side.sizes[theme]!;
  const least = total >= LARGE_THEME ? LEAST_USES_LARGE : Math.min(LEAST_USES, total);
  const weightOfWord = new Map<string, number>();
  const weighed: Weighed[] = [];
  for (const [phrase, count] of counts[theme]!) {
    if (count < least && (!telling || phrases[phrase]!.size === 1)) continue;
    const told = telling?.(theme, surfaceIn(theme, phrase)) ?? { amount: 1, byEveryWord: false };
    if (count < least && !told.byEveryWord) continue;
    weighed.push({ phrase, count, told: told.amount, weight: weightOf(counted, side, phrase) });
  }
  lighten(weighed);
  for (const { phrase, weight } of weighed) {
    const { key, size } = phrases[phrase]!;
    if (size === 1) weightOfWord.set(key, weight);
  }
  const whole = weighed.filter(({ phrase }) => !isCutOff(phrases[phrase]!));
  whole.sort((a, b) => b.weight - a.weight || a.phrase - b.phrase);
  const candidates = whole.slice(0, MAX_LOOKED_AT).map(({ phrase, count, weight }) => {
    const { key, size } = phrases[phrase]!;
    const stems = key.split(' ');
    const sum = stems.reduce((all, stem) => all + (weightOfWord.get(stem) ?? 0), 0);
    return {
      ...{ key, size, weight, share: count / total },
      surface: surfaceIn(theme, phrase),
      wordWeight: sum / Math.sqrt(stems.length),
      phrase,
    };
  });
  const shown = candidates.filter(({ surface }) => !hasName(side.names, surface));
  return withHolders(counted, theme, withoutFragments(shown).slice(0, MAX_CANDIDATES));
}

interface Weighed {
  phrase: number;
  count: number;
  weight: number;
  /** How far it tells what the theme is about. */
  told: number;
}

/** What is left of the weight of a phrase that tells nothing of what the theme is about. */
const LEAST_TELLING = 0.1;

/** weight ← weight · (0.1 + 0.9 · told / most told) */
function lighten(weighed: Weighed[]) {
  const most = weighed.reduce((max, { told }) => Math.max(max, told), 0);
  if (most === 0) return;
  for (const one of weighed) {
    one.weight *= LEAST_TELLING + ((1 - LEAST_TELLING) * one.told) / most;
  }
}

function weightOf({ phrases, counts }: CountedPhrases, side: Side, phrase: number): number {
  const { theme, sizes, mean, nearest } = side;
  const { uses, size } = phrases[phrase]!;
  const share = counts[theme]!.get(phrase)! / sizes[theme]!;
  let nextDoor = 0;
  for (const other of nearest) {
    nextDoor = Math.max(nextDoor, (counts[other]!.get(phrase) ?? 0) / (sizes[other]! || 1));
  }
  const rarity = Math.log1p(Math.max(mean, sizes[theme]!) / uses);
  return ((share * share) / (share + nextDoor)) * rarity * SIZE_BONUS[size]!;
}

/** A phrase that nearly always goes on in one way or another: "payment status of my last" bill. */
function isCutOff({ size, uses, open }: CountedPhrase): boolean {
  return size > 1 && open > MOSTLY_OPEN * uses;
}
