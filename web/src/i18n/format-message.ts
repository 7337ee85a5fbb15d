import type { Locale } from '@vocero/api/contract/values';
import { IntlMessageFormat } from 'intl-messageformat';
import { intlLocale } from './locales.ts';

export type MessageParams = Record<string, string | number>;

const parsed = new Map<string, IntlMessageFormat>();

/** Fills an ICU message; each is parsed once. Apostrophes and angle brackets are plain text. */
export function formatMessage(locale: Locale, text: string, params: MessageParams = {}): string {
  const id = `${locale}\n${text}`;
  let message = parsed.get(id);
  if (!message) {
    message = new IntlMessageFormat(text, intlLocale(locale), undefined, { ignoreTag: true });
    parsed.set(id, message);
  }
  return String(message.format(params));
}
