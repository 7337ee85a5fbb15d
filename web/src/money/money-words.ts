import type { Payback, Range } from '@vocero/api/contract/benefits';
import { formatNumber } from '../i18n/format.ts';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';

/** Money to the cent, as accounts have it. */
export const exactMoney = (value: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale(currentLocale()), { style: 'currency', currency }).format(value);

/** Money that is estimated: no cents where they would only pretend to be known. */
export const roughMoney = (value: number, currency: string): string =>
  money(value, currency, Math.abs(value) >= 100 ? 0 : 2);

/** "€614 (€408 to €822)", all three as exact as the first. */
export function moneyRange({ value, low, high }: Range, currency: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : 2;
  const tell = (end: number) => money(end, currency, digits);
  return t('money.range', { value: tell(value), low: tell(low), high: tell(high) });
}

/** With a true minus sign. */
const money = (value: number, currency: string, digits: number): string =>
  new Intl.NumberFormat(intlLocale(currentLocale()), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(value)
    .replace('-', '−');

/** "128 (85 to 171)". */
export const contactRange = ({ value, low, high }: Range): string =>
  t('money.range', {
    value: formatNumber(value),
    low: formatNumber(low),
    high: formatNumber(high),
  });

/** "1.9 months (1.4 to 2.9)", or that it is never paid back as it goes. */
export function paybackWords({ months, low, high }: Payback): string {
  if (months === null) return t('money.payback_never');
  const words = t('money.months', { n: months, number: formatNumber(months, 1) });
  if (low === null || months === 0) return words;
  return high === null
    ? t('money.payback_open', { words, low: formatNumber(low, 1) })
    : t('money.range', { value: words, low: formatNumber(low, 1), high: formatNumber(high, 1) });
}

/** "October 2026"; a month is named by its first day. */
export const monthName = (month: string): string =>
  new Intl.DateTimeFormat(intlLocale(currentLocale()), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(month));
