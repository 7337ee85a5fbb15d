import { message, type MessageKey } from './messages.ts';
import type { Locale } from './contract/values.ts';

type Params = Record<string, string | number>;

/** The words, days and numbers of a brief in one language. */
export interface Words {
  say: (key: MessageKey, params?: Params) => string;
  date: (value: string) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  money: (amount: number, currency: string) => string;
}

/** As on the screens, the day comes before the month in English too. */
const intlLocales: Record<Locale, string> = {
  ...{ en: 'en-GB', es: 'es', bs: 'bs', hr: 'hr' },
  ...{ 'sr-Latn': 'sr-Latn', 'sr-Cyrl': 'sr-Cyrl' },
};

export function briefWords(locale: Locale): Words {
  const written = intlLocales[locale];
  const days = new Intl.DateTimeFormat(written, { dateStyle: 'medium', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(written, { maximumFractionDigits: 2 });
  const shares = new Intl.NumberFormat(written, { style: 'percent', maximumFractionDigits: 1 });
  return {
    say: (key, params = {}) => message(locale, key, params),
    date: (value) => days.format(new Date(value)),
    number: (value) => numbers.format(value),
    percent: (share) => shares.format(share),
    money: (amount, currency) =>
      new Intl.NumberFormat(written, { style: 'currency', currency }).format(amount),
  };
}

/**
 * What people wrote, as one line that Markdown shows as it stands: nothing in it makes a heading, a
 * list, a link or a table.
 */
export const plainLine = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
