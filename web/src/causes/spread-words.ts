import type { ThemeDetail } from '@vocero/api/contract/themes';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

type Spread = NonNullable<ThemeDetail['reachWorking']>['spread'];

/** Smaller chances are not told more exactly. */
const leastChance = 0.001;

/** What the test for spreading found: how many customers, how many expected, and how likely that is. */
export function spreadWords({ days, heard, expected, chance }: Spread): string {
  if (expected === null) return t('causes.spread_no_before');
  const found = t('causes.spread_found', { n: heard, days, expected: formatNumber(expected, 1) });
  if (chance === null) return `${found} ${t('causes.spread_untested')}`;
  const share = formatPercent(Math.max(chance, leastChance), chance < 0.01 ? 1 : 0);
  const key = chance < leastChance ? 'causes.spread_chance_below' : 'causes.spread_chance';
  return `${found} ${t(key, { share })}`;
}
