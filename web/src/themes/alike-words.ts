import type { MessageKey } from '../i18n/message-key.ts';

/** A score of the engine, 0 to 1, in words: how alike a comment and a theme are. */
export function alikeKey(score: number): MessageKey {
  if (score >= 0.85) return 'why.very_alike';
  return score >= 0.65 ? 'why.alike' : 'why.little_alike';
}

/** What the words of a reason are: shared with the theme, or what brings a comment near it in meaning. */
export function termsKey({ shared }: { shared: boolean }): MessageKey {
  return shared ? 'why.shares' : 'why.near';
}
