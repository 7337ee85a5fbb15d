import { locales, type Locale } from '@vocero/api/contract/locales';
import { leastShown, type Rate } from '@vocero/api/contract/rate';
import type { SolutionWords } from '@vocero/api/contract/solutions';
import { formatPercent } from '../i18n/format.ts';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';

/** The parts of an article, in the order in which they are read. */
export const wordParts = [
  'title',
  'fits',
  'steps',
  'tell',
  'takes',
  'customerCost',
  'ourCost',
  'pros',
  'cons',
] as const satisfies readonly (keyof SolutionWords)[];

type Texts<Words> = Partial<Record<Locale, Words>>;

/** In the reader's language where it is written in that, else in the first that there is. */
export function textIn<Words>(texts: Texts<Words>): { locale: Locale; words: Words } | null {
  for (const locale of [currentLocale(), ...locales]) {
    const words = texts[locale];
    if (words !== undefined) return { locale, words };
  }
  return null;
}

export const titleIn = (texts: Texts<SolutionWords>): string => textIn(texts)?.words.title ?? '';

/** What those who used an article say of it, with how sure that is. */
export function workedWords({ count, of, share, low, high }: Rate): string {
  if (of === 0) return t('solutions.worked_none');
  if (share === null || low === null || high === null)
    return t('solutions.worked_few', { n: of, least: leastShown });
  return t('solutions.worked', {
    share: formatPercent(share),
    low: formatPercent(low),
    high: formatPercent(high),
    count,
    n: of,
  });
}
