import type { Locale } from '../contract/values.ts';
import { toCyrillic } from '../cyrillic.ts';

/** The same said in each language, as it is written in the demo: Serbian once, in Latin script. */
interface Written {
  en: string;
  es: string;
  bs: string;
  hr: string;
  sr: string;
}

/** What the demo says in every language of the interface. */
export const spoken = ({ sr, ...rest }: Written): Record<Locale, string> => ({
  ...rest,
  'sr-Latn': sr,
  'sr-Cyrl': toCyrillic(sr),
});
