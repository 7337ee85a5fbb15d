import { problemFrom, ProblemError } from '@vocero/api/client';
import { requestHeaders } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';

/**
 * A theme as text for a meeting, in the language of the screen.
 * @throws ProblemError with the server's words.
 */
export async function loadBrief(themeId: string): Promise<string> {
  const answer = await fetch(`/api/v1/themes/${themeId}/brief.md`, {
    headers: requestHeaders(),
  }).catch(() => {
    throw new ProblemError(0, 'unreachable', t('ui.unreachable'));
  });
  const text = await answer.text();
  if (!answer.ok) throw problemFrom(answer.status, text);
  return text;
}

/** A label as the name of a file: letters and digits of any script, joined by hyphens. */
export const fileNameOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'brief';
