import type { Locale } from './contract/values.ts';
import { toCyrillic } from './cyrillic.ts';

/** The same said in each language; Serbian once, in Latin script. */
export interface Said {
  en: string;
  es: string;
  bs: string;
  hr: string;
  sr: string;
}

/** What comes with the product in every language of public pages. */
export const inEvery = ({ sr, ...rest }: Said): Record<Locale, string> => ({
  ...rest,
  'sr-Latn': sr,
  'sr-Cyrl': toCyrillic(sr),
});

/** The words of something that has several parts, by language. */
export function wordsOf<Part extends string>(
  parts: Record<Part, Said>,
): Record<Locale, Record<Part, string>> {
  const words = {} as Record<Locale, Record<Part, string>>;
  for (const [part, said] of Object.entries(parts) as [Part, Said][]) {
    for (const [locale, text] of Object.entries(inEvery(said)) as [Locale, string][]) {
      words[locale] = { ...words[locale], [part]: text };
    }
  }
  return words;
}
