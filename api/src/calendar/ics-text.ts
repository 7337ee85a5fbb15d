const encoder = new TextEncoder();
const WIDTH = 75; // bytes of a line, RFC 5545, section 3.1

/** Text as a value: RFC 5545, section 3.3.11. Control characters have no place in it. */
export const escapeText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .replace(/([\\;,])/g, '\\$1')
    .replace(/\n/g, '\\n');

/** A calendar from its lines: each at most 75 bytes wide, never broken within a character. */
export const writeLines = (lines: readonly string[]) =>
  lines.map((line) => `${foldLine(line)}\r\n`).join('');

function foldLine(line: string): string {
  let folded = '';
  let width = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (width + bytes > WIDTH) {
      folded += '\r\n ';
      width = 1;
    }
    folded += character;
    width += bytes;
  }
  return folded;
}
