import type { Feedback } from '@vocero/api/contract/feedback';
import { t } from '../i18n/i18n.svelte.ts';

/** The doubt somebody may have about where a comment stands. */
export const whyQuestion = (placement: Feedback['placement']): string =>
  placement?.state === 'unsorted' ? t('why.ask_unsorted') : t('why.ask');
