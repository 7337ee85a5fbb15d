import * as values from './format-values.ts';
import { currentLocale, t } from './i18n.svelte.ts';

/** `digits`: how many decimals at most. */
export const formatNumber = (value: number, digits = 0): string =>
  values.number(currentLocale(), value, digits);

/** 0.4 becomes 40 %. `digits`: how many decimals at most. */
export const formatPercent = (share: number, digits = 0): string =>
  values.percent(currentLocale(), share, digits);

export const formatDate = (value: string | Date): string => values.date(currentLocale(), value);

export const formatDateTime = (value: string | Date): string =>
  values.dateTime(currentLocale(), value);

/** "5 minutes ago", up to 30 days; then the date. Our own words: browsers have none in Bosnian. */
export function formatRelative(value: string | Date, now = Date.now()): string {
  const { unit, n } = values.ageOf(value, now);
  return unit === 'date' ? formatDate(value) : t(`ui.ago_${unit}`, { n });
}

/** "up 40 %", "down 5 %", "no change", "5 times as many"; null is too little to say. */
export function formatChange(change: number | null): string {
  if (change === null) return t('ui.change_unknown');
  if (Math.round(change * 100) === 0) return t('ui.change_none');
  if (change >= 2) return t('ui.change_times', { n: Math.round(change + 1) });
  const share = formatPercent(Math.abs(change));
  return change > 0 ? t('ui.change_up', { share }) : t('ui.change_down', { share });
}
