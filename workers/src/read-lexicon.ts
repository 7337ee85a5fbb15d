import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Lexicon } from './engine/situations/lexicon.ts';

const FOLDER = new URL('../lexicon/', import.meta.url);

/**
 * The texts of the lexicon of service language: its concepts, and how people tell situations; with what
 * was learned from them, where that was done before (`build-lexicon.ts`).
 */
export function readLexicon(): Lexicon {
  const examples = readdirSync(new URL('examples/', FOLDER)).sort();
  const texts = {
    concepts: ['general.txt', 'sectors.txt'].map(readText),
    examples: examples.map((name) => readText(`examples/${name}`)),
  };
  const built = builtFrom(texts);
  return existsSync(built) ? { ...texts, learned: readFileSync(built) } : texts;
}

/** How the name of a file of learned situations begins. */
export const KEPT_AS = '.vocero-situations-';

/** Where what is learned from these texts is kept. */
export function builtFrom({ concepts, examples }: Lexicon): URL {
  const hash = createHash('sha256');
  for (const text of [...concepts, ...examples]) hash.update(text).update('\0');
  const name = `${KEPT_AS}${hash.digest('hex').slice(0, 16)}`;
  return new URL(`../node_modules/${name}`, import.meta.url);
}

function readText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
