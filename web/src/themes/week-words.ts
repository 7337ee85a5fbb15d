import type { Theme } from '@vocero/api/contract/themes';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** Smaller chances are not told more exactly. */
const leastChance = 0.001;
/** Larger ones mean that nothing special was heard. */
const mostChance = 0.2;

/** What a theme's last days are measured by: "12 in 7 days, 4.1 expected; chance of so many: 0.2%". */
export function weekWords({ trend: { days, heard, expected, chance } }: Theme): string {
  if (expected === null) return t('themes.week_no_before');
  const words = t('themes.week_expected', { n: heard, days, expected: formatNumber(expected, 1) });
  if (chance === null || chance > mostChance || heard <= expected) return words;
  const key = chance < leastChance ? 'themes.week_chance_below' : 'themes.week_chance';
  const share = formatPercent(Math.max(chance, leastChance), chance < 0.01 ? 1 : 0);
  return `${words}; ${t(key, { share })}`;
}
