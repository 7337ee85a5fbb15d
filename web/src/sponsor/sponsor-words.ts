import type { Fall } from '@vocero/api/contract/fall';
import type { SponsorMonth, SponsorPart } from '@vocero/api/contract/sponsor';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';
import type { MessageKey } from '../i18n/message-key.ts';

export const partKeys: Record<SponsorPart, MessageKey> = {
  overdue: 'sponsor.overdue',
  unowned: 'sponsor.unowned',
  refused: 'sponsor.refused',
  stalled: 'sponsor.stalled',
  regressed: 'sponsor.regressed',
  verified: 'sponsor.verified',
};

/** "October 2026": a month as `2026-10`. */
export function monthWords(month: string): string {
  const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const words = new Intl.DateTimeFormat(intlLocale(currentLocale()), format);
  return words.format(new Date(`${month}-01T00:00:00Z`));
}

/** "4 the month before", "as many as the month before", or nothing where there was none. */
export function beforeWords({ now, before }: SponsorMonth['numbers'][SponsorPart]): string {
  if (before === null) return t('sponsor.no_before');
  return now === before
    ? t('sponsor.same_before')
    : t('sponsor.before', { n: formatNumber(before) });
}

/** "80 in 8 weeks before, 10 in 4 weeks after: down 75 % (86 % to 54 %)". */
export function fallWords({ before, after, ratio, low, high }: Fall): string {
  const counts = t('sponsor.fall_counts', {
    before: before.count,
    beforeWeeks: before.weeks,
    after: after.count,
    afterWeeks: after.weeks,
  });
  if (ratio === null || low === null || high === null) return counts;
  const down = (share: number) => formatPercent(Math.max(0, 1 - share));
  return t('sponsor.fall_by', {
    counts,
    share: down(ratio),
    least: down(high),
    most: down(low),
  });
}
