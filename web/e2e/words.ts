import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@vocero/api/contract/values';

const messages = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'messages');
const parts = readdirSync(join(messages, 'en')).map((file) => file.replace('.json', ''));

/** Finds the key of a message where its words should stand, such as `board.title`. */
export const untranslated = new RegExp(`(?<![\\w@/])(?:${parts.join('|')})\\.[a-z]\\w+`);

/** What stands in the place of something that is still being fetched. */
export function loadingWords(locale: Locale): string {
  const ui = readFileSync(join(messages, locale, 'ui.json'), 'utf8');
  return (JSON.parse(ui) as { loading: string }).loading;
}
