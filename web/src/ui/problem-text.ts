import { ProblemError } from '@vocero/api/client';
import { t } from '../i18n/i18n.svelte.ts';

/** What went wrong, for people: the server's words where it had some. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('ui.failed_text');
  const fields = error.fields.filter(({ path }) => !path).map(({ message }) => message);
  return [error.message, ...fields].join(' ');
}
