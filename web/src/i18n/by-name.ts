import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from './locales.ts';

/** What compares words as a language's alphabet orders them: "Čačak" before "Ćuprija" before "D". */
export const lettersOf = (locale: Locale): Intl.Collator =>
  new Intl.Collator(intlLocale(locale), { sensitivity: 'base', numeric: true });

/** Things in the order of their names, as a reader of the language looks for them. */
export function byName<Thing extends { name: string }>(
  things: readonly Thing[],
  locale: Locale,
): Thing[] {
  const letters = lettersOf(locale);
  return things.toSorted((a, b) => letters.compare(a.name, b.name));
}
