import { localeFromTag } from '@vocero/api/contract/locale-tags';
import { locales, type Locale } from '@vocero/api/contract/locales';

/** The languages by their own names, as the pickers show them. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  es: 'Español',
  bs: 'Bosanski',
  hr: 'Hrvatski',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
};

/**
 * The locale whose rules `Intl` uses. Chromium has plural rules for Bosnian but neither numbers nor
 * dates; Serbian as it is written in Bosnia, in Latin script, writes both the way Bosnian does:
 * "ponedjeljak", where that of Serbia has "ponedeljak".
 */
export const intlLocale = (locale: Locale): string => intlLocales[locale];

const intlLocales: Record<Locale, string> = {
  en: 'en-GB',
  es: 'es',
  bs: 'sr-Latn-BA',
  hr: 'hr',
  'sr-Latn': 'sr-Latn',
  'sr-Cyrl': 'sr-Cyrl',
};

/** The first of the browser's languages that there are messages for. */
export function preferredLocale(languages: readonly string[]): Locale | null {
  for (const language of languages) {
    const known = localeFromTag(language);
    if (known) return known;
  }
  return null;
}

export const isLocale = (value: unknown): value is Locale =>
  locales.some((locale) => locale === value);
