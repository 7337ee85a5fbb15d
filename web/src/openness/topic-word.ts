import type { EntryPage } from '@vocero/api/contract/openness';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

/** Topics are those of the contract, each with its word. */
export const topicWord = (page: EntryPage, topic: string): string =>
  t(`openness.${page}_${topic}` as MessageKey);
