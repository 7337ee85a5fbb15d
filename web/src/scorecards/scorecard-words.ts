import type { MeanAnswer, Scorecard } from '@vocero/api/contract/scorecards';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** "0.62 (0.51 to 0.70), n = 48", or that they are too few. */
export function meanWords({ n, mean, low, high }: MeanAnswer): string {
  const of = formatNumber(n);
  if (mean === null || low === null || high === null) return t('reasons.rate_few', { of });
  return t('reasons.rate', {
    share: formatPercent(mean),
    low: formatPercent(low),
    high: formatPercent(high),
    of,
  });
}

export type CardOrder = 'name' | 'contacts';

/** They come by name; contacts are no worth of anybody, only what there is to be spared. */
export const orderCards = (cards: readonly Scorecard[], order: CardOrder): readonly Scorecard[] =>
  order === 'name' ? cards : cards.toSorted((a, b) => b.contacts - a.contacts);
