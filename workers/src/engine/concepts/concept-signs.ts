import type { ConceptTables } from './concept-tables.ts';
import type { LexiconLanguage } from './inflection.ts';
import { isNegation, isStopWord } from '../words/stop-words.ts';

/** Marks a concept, a kind of concepts and a situation among words: no word of a comment begins so. */
const CONCEPT_MARK = '#';
const KIND_MARK = '##';
const SITUATION_MARK = '#=';

/** The words that stand for concepts beside the words that people wrote. */
export interface Signs {
  words: string[];
  /** By concept: its own sign, then those of the concepts that its name is made of. */
  ofConcept: number[][];
  /** By concept: the sign of the heading it stands under, or −1. */
  ofKind: Int32Array;
}

/** So many phrases for a concept that name another one tie the two. */
const LEAST_PHRASES = 3;

/**
 * Gives each concept its signs: "#claim-rejected" brings those of "claim" and "rejected" with it, and
 * so does what at least three of its phrases name, so that a phrase and its words said apart meet;
 * "##insurance" says what it is about at large.
 * @param conceptNamed the concept that a word names in a language, or −1.
 */
export function makeSigns(
  tables: ConceptTables,
  conceptNamed: (word: string, language: LexiconLanguage) => number,
): Signs {
  const { ids, kinds } = tables;
  const words = ids.map((id) => CONCEPT_MARK + id);
  const ofConcept = ids.map((id, concept) => {
    const inName = id.split('-').map((part) => conceptNamed(part, 'en'));
    const tied = [...inName, ...namedByPhrases(tables, concept, conceptNamed)];
    return Array.from(new Set([concept, ...tied.filter((other) => other >= 0)]));
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

function namedByPhrases(
  { sayings }: ConceptTables,
  concept: number,
  conceptNamed: (word: string, language: LexiconLanguage) => number,
): number[] {
  const votes = new Map<number, number>();
  for (const { language, parts } of sayings[concept]!) {
    if (parts.length === 1) continue;
    const telling = parts.filter((part) => isNegation(part) || !isStopWord(part, language));
    for (const other of new Set(telling.map((part) => conceptNamed(part, language)))) {
      votes.set(other, (votes.get(other) ?? 0) + 1);
    }
  }
  return Array.from(votes.keys()).filter((other) => votes.get(other)! >= LEAST_PHRASES);
}

/** The sign of a situation: "#=refund-late". */
export function signOfSituation(id: string): string {
  return SITUATION_MARK + id;
}

export function isSign(word: string): boolean {
  return word.startsWith(CONCEPT_MARK);
}

/** The signs of found concepts by number, in order; that of a kind once, however often it is met. */
export function signsOf({ ofConcept, ofKind }: Signs, concepts: readonly number[]): number[] {
  const kinds = new Set(concepts.map((concept) => ofKind[concept]!).filter((kind) => kind >= 0));
  return [...concepts.flatMap((concept) => ofConcept[concept]!), ...kinds];
}
