import { phrasesOf } from './phrases.ts';

export interface ThemeTexts {
  language: string | null;
  texts: readonly string[];
  /** Of each text, where they are not all in that one. */
  languages?: readonly (string | null)[];
}

/** One phrase, in all its forms. */
export interface CountedPhrase {
  key: string;
  size: number;
  /** Comments of all themes that have it. */
  uses: number;
  /** Of those, comments in which a telling word follows at once. */
  open: number;
}

/** The phrases of themes by number, each comment counted once. */
export interface CountedPhrases {
  phrases: CountedPhrase[];
  /** The number of a phrase by its key. */
  numberOf: ReadonlyMap<string, number>;
  /** By theme: phrase → comments of it that have the phrase. */
  counts: Map<number, number>[];
  /** By theme and comment: the phrases it has, each once. */
  held: Int32Array[][];
  /** The form of a phrase that most comments of a theme use. */
  surfaceIn: (theme: number, phrase: number) => string;
}

/**
 * Reads every text once and counts its phrases, save those in which
 * a clause begins.
 * @param rest texts of no theme: they count as uses only.
 */
export function countPhrases(themes: readonly ThemeTexts[], rest: ThemeTexts): CountedPhrases {
  const numbers = new Map<string, number>();
  const phrases: CountedPhrase[] = [];
  const forms: Map<number, Map<string, number>>[] = [];
  const held: Int32Array[][] = themes.map(() => []);
  const counts = [...themes, rest].map(({ texts, language, languages }, theme) => {
    const own = new Map<number, number>();
    const ownForms = (forms[theme] = new Map<number, Map<string, number>>());
    for (const [i, text] of texts.entries()) {
      const seen = new Set<number>();
      const spoken = languages ? languages[i]! : language;
      for (const { key, surface, size, clause, open } of phrasesOf(text, spoken)) {
        if (clause) continue;
        let number = numbers.get(key);
        if (number === undefined) {
          numbers.set(key, (number = phrases.length));
          phrases.push({ key, size, uses: 0, open: 0 });
        }
        if (seen.has(number)) continue;
        seen.add(number);
        phrases[number]!.uses++;
        if (open) phrases[number]!.open++;
        own.set(number, (own.get(number) ?? 0) + 1);
        addForm(ownForms, number, surface);
      }
      held[theme]?.push(Int32Array.from(seen));
    }
    return own;
  });
  return {
    phrases,
    numberOf: numbers,
    counts: counts.slice(0, themes.length),
    held,
    surfaceIn: (theme, phrase) => mostUsed(forms[theme]!.get(phrase)!),
  };
}

function addForm(forms: Map<number, Map<string, number>>, phrase: number, surface: string) {
  const own = forms.get(phrase);
  if (own) own.set(surface, (own.get(surface) ?? 0) + 1);
  else forms.set(phrase, new Map([[surface, 1]]));
}

/** A form with more words says more if it is used nearly as often: "item is going to arrive". */
const NEARLY_AS_OFTEN = 0.75;

/** Of equally used forms of as many words the shorter, then the first in order of letters. */
function mostUsed(surfaces: ReadonlyMap<string, number>): string {
  const most = Math.max(...surfaces.values());
  const falling = Array.from(surfaces)
    .filter(([, uses]) => uses >= NEARLY_AS_OFTEN * most && (most > 2 || uses === most))
    .map(([surface, uses]) => ({ surface, uses, words: surface.split(' ').length }))
    .sort(
      (a, b) =>
        (most > 2 ? b.words - a.words : 0) ||
        b.uses - a.uses ||
        a.surface.length - b.surface.length ||
        (a.surface < b.surface ? -1 : 1),
    );
  return falling[0]!.surface;
}
