import type { ConceptTables } from './concept-tables.ts';

/** Marks a concept, and a kind of concepts, among words: no word of a comment begins so. */
const CONCEPT_MARK = '#';
const KIND_MARK = '##';

/** The words that stand for concepts beside the words that people wrote. */
export interface Signs {
  words: string[];
  /** By concept: its own sign, then those of the concepts that its name is made of. */
  ofConcept: number[][];
  /** By concept: the sign of the heading it stands under, or −1. */
  ofKind: Int32Array;
}

/**
 * Gives each concept its signs: "#claim-rejected" brings those of "claim" and "rejected" with it, so
 * that a phrase and its words said apart meet; and "##insurance" says what it is about at large.
 * @param conceptNamed the concept that an English word names, or −1.
 */
export function makeSigns(
  { ids, kinds }: ConceptTables,
  conceptNamed: (word: string) => number,
): Signs {
  const words = ids.map((id) => CONCEPT_MARK + id);
  const ofConcept = ids.map((id, concept) => {
    const parts = id.split('-').map(conceptNamed);
    return Array.from(new Set([concept, ...parts.filter((part) => part >= 0)]));
  });
  const numbers = new Map<string, number>();
  const ofKind = Int32Array.from(kinds, (kind) => {
    if (kind === null) return -1;
    const known = numbers.get(kind);
    if (known !== undefined) return known;
    const sign = words.push(KIND_MARK + kind.toLowerCase()) - 1;
    numbers.set(kind, sign);
    return sign;
  });
  return { words, ofConcept, ofKind };
}

export function isSign(word: string): boolean {
  return word.startsWith(CONCEPT_MARK);
}

export function isKindSign(word: string): boolean {
  return word.startsWith(KIND_MARK);
}

/** The signs of found concepts by number, in order; that of a kind once, however often it is met. */
export function signsOf({ ofConcept, ofKind }: Signs, concepts: readonly number[]): number[] {
  const kinds = new Set(concepts.map((concept) => ofKind[concept]!).filter((kind) => kind >= 0));
  return [...concepts.flatMap((concept) => ofConcept[concept]!), ...kinds];
}
