import type { Theme } from '@vocero/api/contract/themes';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** Smaller chances are not told more exactly. */
const leastChance = 0.001;
/** Larger ones mean that nothing special was heard. */
const mostChance = 0.2;

/** What the last 7 days of a theme are measured by: "4.1 expected; more by accident: 0.2 %". */
export function weekWords({ count7, trend: { expected, chance } }: Theme): string {
  if (expected === null) return t('themes.week_no_before');
  const words = t('themes.week_expected', { expected: formatNumber(expected, 1) });
  if (chance === null || chance > mostChance || count7 <= expected) return words;
  const key = chance < leastChance ? 'themes.week_chance_below' : 'themes.week_chance';
  const share = formatPercent(Math.max(chance, leastChance), chance < 0.01 ? 1 : 0);
  return `${words}; ${t(key, { share })}`;
}
