import type { Concepts } from './concepts.ts';

/** A text word by word: nothing more is needed to find what it names. */
interface Worded {
  word: string;
}

/** The concept that each word names, alone or as part of a phrase; −1 for none. */
export function conceptsOfTokens(concepts: Concepts, tokens: readonly Worded[]): Int32Array {
  const named = new Int32Array(tokens.length).fill(-1);
  for (const { concept, from, to } of concepts.find(tokens.map(({ word }) => word))) {
    named.fill(concept, from, to);
  }
  return named;
}

/** The sign of what each word names, or null. */
export function signsOfTokens(
  concepts: Concepts | null,
  tokens: readonly Worded[],
): (string | null)[] {
  if (!concepts) return tokens.map(() => null);
  return Array.from(conceptsOfTokens(concepts, tokens), (concept) =>
    concept < 0 ? null : concepts.signs.words[concept]!,
  );
}
