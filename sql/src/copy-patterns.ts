/** What is looked for where somebody may have copied it to. */
export interface Traces {
  /** Addresses, numbers, references and names, as they were given. */
  names: readonly string[];
  /** What they said: whole texts. */
  texts: readonly string[];
}

/** A shorter sentence may be anybody's. */
const LEAST_SENTENCE = 20;
const LEAST_NAME = 4;
const MOST = 300;

/**
 * Regular expressions, as PostgreSQL has them, that find these traces in texts and in JSON: names where
 * they stand alone, of what was said every sentence. The longest first.
 */
export function copyPatterns({ names, texts }: Traces): string[] {
  const alone = names
    .map((name) => name.trim())
    .filter((name) => name.length >= LEAST_NAME)
    .map((name) => `(?<![[:alnum:]])${escape(name)}(?![[:alnum:]])`);
  const said = texts.flatMap(sentencesOf).map(escape);
  const patterns = [...new Set([...alone, ...said])];
  return patterns.sort((a, b) => b.length - a.length).slice(0, MOST);
}

/** Of a text: itself, where it is short enough to be copied whole, and its sentences. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim().replace(/[.!?…]+$/u, ''))
    .filter((sentence) => sentence.length >= LEAST_SENTENCE);
}

/** Spaces may be of any length and kind; a quotation mark or a backslash is written otherwise in JSON. */
const escape = (text: string) =>
  text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\\\\|"/g, (mark) => (mark === '"' ? '\\\\?"' : '\\\\{1,2}'))
    .replace(/\s+/g, '(?:\\s|\\\\n)+');

/** The words of texts that say enough to tell whose they are. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
  return [...new Set(words)];
}
