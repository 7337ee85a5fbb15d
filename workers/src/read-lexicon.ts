import { readFileSync } from 'node:fs';
import { asSituations } from './engine/concepts/situation-lines.ts';

/** The texts of the lexicon of service language: its concepts, and the situations they tell. */
export function readLexicon(): string[] {
  return [...readConceptTexts(), asSituations(readText('situations.txt'))];
}

/** The texts of the concepts alone. */
export function readConceptTexts(): string[] {
  return [readText('general.txt'), readText('sectors.txt')];
}

function readText(name: string): string {
  return readFileSync(new URL(`../lexicon/${name}`, import.meta.url), 'utf8');
}
