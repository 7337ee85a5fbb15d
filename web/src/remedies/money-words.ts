import { currentLocale } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';

/** Money as the reader writes it; cents only where there are some. */
export const moneyWords = (amount: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale(currentLocale()), {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);

/** `2026-03` as the reader writes it; by its middle, which is in the same month in every time zone. */
export function monthWords(month: string): string {
  const middle = new Date(`${month}-15T12:00:00Z`);
  return new Intl.DateTimeFormat(intlLocale(currentLocale()), {
    ...{ month: 'long', year: 'numeric' },
  }).format(middle);
}
