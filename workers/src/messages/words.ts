import { IntlMessageFormat } from 'intl-messageformat';
import bs from './bs.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import hr from './hr.json' with { type: 'json' };
import srCyrl from './sr-Cyrl.json' with { type: 'json' };
import srLatn from './sr-Latn.json' with { type: 'json' };

export type WordKey = keyof typeof en;
export type Params = Record<string, string | number>;
/** Says something in one language. */
export type Say = (key: WordKey, params?: Params) => string;

const texts: Record<string, Record<WordKey, string>> = {
  ...{ en, es, bs, hr },
  ...{ 'sr-Latn': srLatn, 'sr-Cyrl': srCyrl },
};
const compiled = new Map<string, IntlMessageFormat>();

/** The words of messages in a language (ICU message syntax); English for one that we do not have. */
export const wordsIn = (locale: string): Say => {
  const known = texts[locale] ? locale : 'en';
  return (key, params = {}) => {
    const id = `${known} ${key}`;
    const format = compiled.get(id) ?? new IntlMessageFormat(texts[known]![key], known);
    compiled.set(id, format);
    return String(format.format(params));
  };
};

/** The languages that decline the names of months: dates in them are written by numbers. */
const declining = new Set(['bs', 'hr', 'sr-Latn', 'sr-Cyrl']);

/** A day as people write it. */
export function dayIn(locale: string, day: string): string {
  const month = declining.has(locale) ? 'numeric' : 'long';
  const format = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${day}T00:00:00Z`));
}

/** The month of a day as people write it. */
export function monthIn(locale: string, day: string): string {
  const month = declining.has(locale) ? 'numeric' : 'long';
  const format = { month, year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${day}T00:00:00Z`));
}

/** At most one decimal. */
export const numberIn = (locale: string, value: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

/** Cents only where there are some. */
export const moneyIn = (locale: string, amount: number, currency: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount);
