import { readdirSync, readFileSync } from 'node:fs';
import type { Lexicon } from './engine/situations/aid.ts';

const FOLDER = new URL('../lexicon/', import.meta.url);

/** The texts of the lexicon of service language: its concepts, and how people tell situations. */
export function readLexicon(): Lexicon {
  const examples = readdirSync(new URL('examples/', FOLDER)).sort();
  return {
    concepts: ['general.txt', 'sectors.txt'].map(readText),
    examples: examples.map((name) => readText(`examples/${name}`)),
  };
}

function readText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
