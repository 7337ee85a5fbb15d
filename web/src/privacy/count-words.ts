import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

/** In the order in which they are said. */
const words = {
  comments: 'privacy.n_comments',
  contacts: 'privacy.n_contacts',
  cases: 'privacy.n_cases',
  messages: 'privacy.n_messages',
  drafts: 'privacy.n_drafts',
  invitations: 'privacy.n_invitations',
  photos: 'privacy.n_photos',
  persons: 'privacy.n_persons',
  copies: 'privacy.n_copies',
  audit: 'privacy.n_audit',
} as const satisfies Record<string, MessageKey>;

/** How much of what, such as "3 comments, 1 case"; what is none is left out. */
export const countWords = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(words)
    .filter(([name]) => (counts[name] ?? 0) > 0)
    .map(([name, key]) => t(key, { count: counts[name] ?? 0 }))
    .join(', ');
