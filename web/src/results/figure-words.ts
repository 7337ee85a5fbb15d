import type { Measured } from '@vocero/api/contract/results';
import { scoreDefinitions, type ScoreId } from '@vocero/api/contract/score-definitions';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** A figure as its unit is read: 64 %, −12, 5.3. */
export function valueWords(score: ScoreId, value: number): string {
  const { unit } = scoreDefinitions[score];
  if (unit === 'share') return formatPercent(value);
  return unit === 'points' ? formatNumber(value) : formatNumber(value, 1);
}

/** "64 % (59 % to 69 %), n = 310", or that too few answered. */
export function figureWords(score: ScoreId, { n, value, low, high }: Measured): string {
  if (value === null || low === null || high === null) return t('results.too_few', { n });
  const [figure, from, to] = [value, low, high].map((one) => valueWords(score, one)) as [
    string,
    string,
    string,
  ];
  return t('results.figure', { figure, low: from, high: to, n });
}
