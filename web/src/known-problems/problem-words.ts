import type { KnownProblem } from '@vocero/api/contract/known-problems';
import { locales } from '@vocero/api/contract/values';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';

/** What a problem is called here: in the reader's language, else in any that it has words in. */
export function titleOf({ words }: Pick<KnownProblem, 'words'>): string {
  const lang = [currentLocale(), ...locales].find((one) => words[one]);
  return (lang && words[lang]?.title) ?? t('widget.problem_untitled');
}
