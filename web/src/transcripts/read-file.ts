/** Characters of the longest file that is taken. */
export const longestFile = 1_000_000;

const marks = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * What is in a file as text: UTF-8, UTF-16 with its mark, else the encoding that Windows uses where
 * the reader's language is written.
 */
export function decodeFile(bytes: Uint8Array, locale: string): string {
  const marked = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked.encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isSlavic = ['bs', 'hr', 'sr-Latn'].includes(locale);
    return new TextDecoder(isSlavic ? 'windows-1250' : 'windows-1252').decode(bytes);
  }
}
