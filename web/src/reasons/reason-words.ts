import type { Rate } from '@vocero/api/contract/rate';
import type { Change, ReasonRow } from '@vocero/api/contract/reason-reports';
import { formatChange, formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** "46 % (43 %–49 %), n = 500", or that they are too few for a share. */
export function rateWords({ of, share, low, high }: Rate): string {
  const n = formatNumber(of);
  if (share === null || low === null || high === null) return t('reasons.rate_few', { of: n });
  return t('reasons.rate', {
    share: formatPercent(share),
    low: formatPercent(low),
    high: formatPercent(high),
    of: n,
  });
}

/** "down 20 %", or why there is nothing to tell. */
export function changeWords({ baseline, change, overlaps }: ReasonRow): string {
  if (!baseline) return t('reasons.no_baseline');
  if (overlaps) return t('reasons.overlaps');
  if (!change) return t('reasons.change_few');
  return change.ratio === null ? t('reasons.change_from_none') : formatChange(change.ratio - 1);
}

/** "−35 % to −5 %". */
export function intervalWords({ low, high }: Change): string {
  if (high === null) return t('reasons.interval_open', { low: signed(low - 1) });
  return t('reasons.interval', { low: signed(low - 1), high: signed(high - 1) });
}

function signed(change: number): string {
  const share = formatPercent(Math.abs(change));
  if (Math.round(change * 100) === 0) return share;
  return `${change > 0 ? '+' : '−'}${share}`;
}

const leastTold = 0.001;

/** A chance such as 3 %; smaller ones than one in a thousand are not told more exactly. */
export const chanceWords = (chance: number): string =>
  chance < leastTold ? `< ${formatPercent(leastTold, 1)}` : formatPercent(chance, 1);

/** "2.5 (1.2 to 4.6), n = 12", or that they are too few for a rate. */
export function per100Words({ count, per100, low, high }: NonNullable<ReasonRow['rate']>): string {
  const n = formatNumber(count);
  if (per100 === null || low === null || high === null) return t('reasons.rate_few', { of: n });
  return t('reasons.rate', { share: digits(per100), low: digits(low), high: digits(high), of: n });
}

/** Rates of a few contacts per 100 need digits. */
const digits = (rate: number) => formatNumber(rate, rate >= 10 ? 1 : 2);
