import type { Rate } from '@vocero/api/contract/rate';
import { formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** "12 % (9 % to 16 %), n = 340", or that it is too little to say. */
export function rateWords({ share, low, high, of }: Rate): string {
  if (share === null || low === null || high === null) return t('repeats.too_few', { n: of });
  const [of100, from, to] = [share, low, high].map((value) => formatPercent(value)) as [
    string,
    string,
    string,
  ];
  return t('repeats.rate', { share: of100, low: from, high: to, n: of });
}
