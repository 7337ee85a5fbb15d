import type { Locale } from '@vocero/api/contract/values';
import { IntlMessageFormat } from 'intl-messageformat';
import { intlLocale } from './locales.ts';

export type MessageParams = Record<string, string | number>;

/** Words as they are written, or as a build parsed them already. */
type Words = ConstructorParameters<typeof IntlMessageFormat>[0];

const parsed = new Map<string, Map<Words, IntlMessageFormat>>();

/** Fills an ICU message; each is parsed once. Apostrophes and angle brackets are plain text. */
export function formatMessage(locale: Locale, words: Words, params: MessageParams = {}): string {
  const known = parsed.get(locale) ?? new Map<Words, IntlMessageFormat>();
  parsed.set(locale, known);
  let message = known.get(words);
  if (!message) {
    message = new IntlMessageFormat(words, intlLocale(locale), undefined, { ignoreTag: true });
    known.set(words, message);
  }
  return String(message.format(params));
}
