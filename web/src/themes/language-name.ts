import { currentLocale } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';

/** A language by its name in the reader's language; an unknown code stays a code. */
export function languageName(code: string): string {
  try {
    const names = new Intl.DisplayNames(intlLocale(currentLocale()), { type: 'language' });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
