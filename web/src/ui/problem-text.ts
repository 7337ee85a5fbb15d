import { ProblemError } from '@vocero/api/client';
import { t } from '../i18n/i18n.svelte.ts';

/** What went wrong, for people: the server's words where it had some. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('ui.failed_text');
  const fields = error.fields.filter(({ path }) => !path).map(({ message }) => message);
  // An answer that nobody could read, such as a proxy's, is told by its status alone.
  const words = /^\d+$/.test(error.message) ? t('ui.failed_text') : error.message;
  return [words, ...fields].join(' ');
}
