import { phrasesOf } from './phrases.ts';

/** A phrase that sets a theme apart. */
export interface Characteristic {
  key: string;
  /** The form of it that the theme's comments use most. */
  surface: string;
  size: number;
  /** Share of the theme's comments that have it. */
  share: number;
  weight: number;
}

export interface ThemeTexts {
  language: string | null;
  texts: readonly string[];
}

/** A phrase in fewer comments than this describes people, not a theme. */
const LEAST_USES = 2;
const LEAST_USES_LARGE = 3;
const LARGE_THEME = 20;
const MAX_CANDIDATES = 60;
/** Longer phrases say more, and are rarer for it. */
const SIZE_BONUS = [0, 1, 1.8, 2.2];

/**
 * The phrases that set each theme apart, by class-based TF-IDF over comments:
 *     weight = share · ln(1 + A / uses) · bonus for length
 * with share the part of the theme's comments that have the phrase, uses the comments of all themes
 * that have it, A the mean comments per theme.
 * @param rest texts of no theme: they count as uses.
 * @returns up to 60 phrases for each theme, the heaviest first.
 * @see Grootendorst 2022, https://arxiv.org/abs/2203.05794, section 3.3.
 */
export function characteristicPhrases(
  themes: readonly ThemeTexts[],
  rest: ThemeTexts,
): Characteristic[][] {
  const uses = new Map<string, number>();
  for (const theme of [...themes, rest]) {
    for (const text of theme.texts) {
      const keys = new Set(phrasesOf(text, theme.language).map(({ key }) => key));
      for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  const mean = themes.reduce((sum, { texts }) => sum + texts.length, 0) / themes.length;
  return themes.map((theme) => heaviest(theme, uses, mean));
}

interface Tally {
  size: number;
  uses: number;
  surfaces: Map<string, number>;
}

function heaviest(
  theme: ThemeTexts,
  uses: ReadonlyMap<string, number>,
  mean: number,
): Characteristic[] {
  const total = theme.texts.length;
  const least = total >= LARGE_THEME ? LEAST_USES_LARGE : Math.min(LEAST_USES, total);
  return Array.from(tally(theme, uses, least))
    .filter(([, { uses: own }]) => own >= least)
    .map(([key, { size, uses: own, surfaces }]) => ({
      key,
      surface: mostUsed(surfaces),
      size,
      share: own / total,
      weight: (own / total) * Math.log1p(mean / uses.get(key)!) * SIZE_BONUS[size]!,
    }))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, MAX_CANDIDATES);
}

/** Comments of a theme by phrase, each comment once; phrases too rare overall are passed over. */
function tally(
  { texts, language }: ThemeTexts,
  uses: ReadonlyMap<string, number>,
  least: number,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { key, surface, size } of phrasesOf(text, language)) {
      if (seen.has(key) || uses.get(key)! < least) continue;
      seen.add(key);
      let own = tallies.get(key);
      if (!own) tallies.set(key, (own = { size, uses: 0, surfaces: new Map() }));
      own.uses++;
      own.surfaces.set(surface, (own.surfaces.get(surface) ?? 0) + 1);
    }
  }
  return tallies;
}

function mostUsed(surfaces: ReadonlyMap<string, number>): string {
  const falling = Array.from(surfaces).sort(
    (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  );
  return falling[0]![0];
}
