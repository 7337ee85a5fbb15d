import { t } from '../i18n/i18n.svelte.ts';
import { statusKeys } from '../themes/theme-words.ts';
import type { BoardChanges } from './live-changes.ts';

/** What changed by itself, in one sentence for those who do not see it; null when nothing did. */
export function liveWords({ added, moved, comments }: BoardChanges): string | null {
  const [newest] = added;
  const [first] = moved;
  const said = [
    newest && added.length === 1 ? t('board.live_added_one', { theme: newest.label }) : null,
    added.length > 1 ? t('board.live_added', { n: added.length }) : null,
    first && moved.length === 1
      ? t('board.live_moved_one', { theme: first.label, status: t(statusKeys[first.status]) })
      : null,
    moved.length > 1 ? t('board.live_moved', { n: moved.length }) : null,
    comments > 0 ? t('board.live_comments', { n: comments }) : null,
  ].filter((sentence) => sentence !== null && sentence !== undefined);
  return said.length > 0 ? said.join(' ') : null;
}
