import type { Payback, Range } from '@vocero/api/contract/benefits';
import { formatNumber } from '../i18n/format.ts';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';
import { moneyWords } from '../top-ten/report-words.ts';

/** Money to the cent, as accounts have it. */
export const exactMoney = (value: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale(currentLocale()), { style: 'currency', currency }).format(value);

/** Money that is estimated: no cents where they would only pretend to be known. */
export const roughMoney = (value: number, currency: string): string =>
  moneyWords(currentLocale(), value, currency);

/** "€614 (€408 to €822)". */
export const moneyRange = ({ value, low, high }: Range, currency: string): string =>
  t('money.range', {
    value: roughMoney(value, currency),
    low: roughMoney(low, currency),
    high: roughMoney(high, currency),
  });

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
