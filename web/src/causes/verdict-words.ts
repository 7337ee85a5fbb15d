import { leastShown, type Rate } from '@vocero/api/contract/rate';
import { formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** How much of what was marked speaks against an assumption, with its interval; or too few. */
export function rateWords({ of, share, low, high }: Rate): string {
  if (share === null || low === null || high === null) {
    return t('causes.too_few', { n: of, least: leastShown });
  }
  return t('causes.share_against', {
    share: formatPercent(share),
    n: of,
    low: formatPercent(low),
    high: formatPercent(high),
  });
}

export type Verdict = 'against' | 'for' | 'open';

/** Only an interval that lies on one side of a half says which way most comments speak. */
export function verdictOf({ low, high }: Rate): Verdict | null {
  if (low === null || high === null) return null;
  if (low > 0.5) return 'against';
  return high < 0.5 ? 'for' : 'open';
}

export function verdictWords(rate: Rate): string {
  const verdict = verdictOf(rate);
  return verdict ? t(`causes.verdict_${verdict}`) : '';
}
