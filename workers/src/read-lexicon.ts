import { readFileSync } from 'node:fs';

const FILES = ['general.txt', 'sectors.txt'].map(
  (name) => new URL(`../lexicon/${name}`, import.meta.url),
);

/** The lexicon of service language, then an organisation's own synonyms where it has some. */
export function readLexicon(synonyms = ''): string[] {
  const texts = FILES.map((file) => readFileSync(file, 'utf8'));
  return synonyms === '' ? texts : [...texts, synonyms];
}
