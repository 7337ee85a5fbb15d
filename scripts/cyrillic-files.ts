import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cyrillicMessage } from './cyrillic-message.ts';
import { ROOT } from './surroundings.mjs';

const folders = ['web/src/messages/sr-Latn'];
const singles = ['web/src/public/messages', 'api/src/messages', 'workers/src/messages'];

/** Every file of messages in Serbian Cyrillic with the text it ought to have, made of the Latin one. */
export function cyrillicFiles(): { path: string; text: string }[] {
  const latin = [
    ...folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => join(folder, name)),
    ),
    ...singles.map((folder) => join(folder, 'sr-Latn.json')),
  ].filter((path) => path.endsWith('.json'));
  return latin.map((path) => ({
    path: path.replace('sr-Latn', 'sr-Cyrl'),
    text: cyrillicFile(readFileSync(join(ROOT, path), 'utf8')),
  }));
}

function cyrillicFile(json: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const written = Object.entries(messages).map(([key, text]) => [key, cyrillicMessage(text)]);
  return `${JSON.stringify(Object.fromEntries(written), null, 2)}\n`;
}
