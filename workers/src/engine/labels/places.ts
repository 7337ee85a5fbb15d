import { tokenize, type Token } from '../words/tokens.ts';

/** Comments read to see what stands around a name. */
const MOST_READ = 40;

/** Evenly over all: texts come in the order of letters. */
export function sampled(texts: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.ceil(texts.length / MOST_READ));
  return texts.filter((_, i) => i % step === 0);
}

export interface Place {
  tokens: readonly Token[];
  at: number;
}

export function placesOf(name: readonly string[], texts: readonly string[]): Place[] {
  return texts.flatMap((text) => {
    const tokens = tokenize(text);
    const at = tokens.findIndex((_, start) =>
      name.every((word, k) => tokens[start + k]?.surface === word),
    );
    return at < 0 ? [] : [{ tokens, at }];
  });
}

/** Of equally frequent ones the first in order of letters. */
export function mostOf(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const falling = Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return falling[0]?.[0] ?? null;
}
