import { readFileSync } from 'node:fs';

const FILES = ['general.txt', 'sectors.txt'].map(
  (name) => new URL(`../lexicon/${name}`, import.meta.url),
);

/** The texts of the lexicon of service language. */
export function readLexicon(): string[] {
  return FILES.map((file) => readFileSync(file, 'utf8'));
}
