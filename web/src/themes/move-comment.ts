import { placeFeedback } from '@vocero/api/contract/placements';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tellActed } from './tell-acted.ts';

/** Puts one comment into a theme, says so, and offers to undo it; `refresh` shows how things are. */
export async function moveComment(
  feedbackId: string,
  theme: { id: string; label: string },
  refresh: () => Promise<unknown>,
): Promise<void> {
  const body = { act: 'move' as const, feedbackIds: [feedbackId], themeId: theme.id };
  const { eventId } = await call(placeFeedback, { body });
  tellActed(t('themes.quote_moved', { theme: theme.label }), eventId, refresh);
  await refresh();
}
