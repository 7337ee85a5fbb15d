import { starterLines } from '@vocero/api/contract/promise-playbook';
import { t } from '../i18n/i18n.svelte.ts';

/** A line of the playbook in words: a starter line in the reader's language, or as it was written. */
export function lineWords({ code, text }: { code: string | null; text: string | null }): string {
  const starter = starterLines.find((known) => known === code);
  return starter ? t(`promises.line_${starter}`) : (text ?? '');
}
