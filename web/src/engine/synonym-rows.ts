import {
  readSynonymLine,
  synonymLinesOf,
  writeSynonymLine,
  type SynonymFault,
} from '@vocero/api/contract/synonym-line';

/** One group of words on the screen; the key stays while its words are typed. */
export interface SynonymRow {
  key: number;
  line: string;
}

export const faultOf = (line: string): SynonymFault | null => {
  const group = readSynonymLine(line);
  return typeof group === 'string' ? group : null;
};

/** The lines of rows as they are saved: tidy, and without rows that nobody filled. */
export const linesOf = (rows: readonly SynonymRow[]): string[] =>
  rows.filter(({ line }) => line.trim() !== '').map(({ line }) => tidy(line));

function tidy(line: string): string {
  const group = readSynonymLine(line);
  return typeof group === 'string' ? line.trim() : writeSynonymLine(group);
}

/** What is new in a text of many lines: neither among the known ones nor twice. */
export function newLinesIn(text: string, known: readonly string[]): string[] {
  const seen = new Set(known.map(tidy));
  return synonymLinesOf(text)
    .map(tidy)
    .filter((line) => !seen.has(line) && seen.add(line));
}

/**
 * Somebody's saved list with what this reader added or changed since, which comes last. What the reader
 * took out stays if the others kept it: no word is lost.
 */
export function joinLines(
  saved: readonly string[],
  mine: { before: readonly string[]; now: readonly string[] },
): string[] {
  const known = new Set([...saved, ...mine.before]);
  return [...saved, ...mine.now.filter((line) => !known.has(line))];
}

export const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at]);
