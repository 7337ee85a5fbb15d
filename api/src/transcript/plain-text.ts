import { readSpokenLine, speakersAmong } from './spoken-line.ts';
import type { SpokenTurn } from './turns.ts';

/** `Name: words` line by line; a line without a name goes on with who spoke before. */
export function readPlainText(content: string): SpokenTurn[] {
  const lines = content.split('\n').map(readSpokenLine);
  const speakers = speakersAmong(lines);
  let speaker = '';
  return lines.map(({ name, text }) => {
    if (name === null) return { speaker, text };
    if (!speakers.has(name)) return { speaker, text: `${name}: ${text}` };
    speaker = name;
    return { speaker, text };
  });
}
