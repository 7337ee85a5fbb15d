import type { CountedPhrases } from './count-phrases.ts';

interface Held {
  key: string;
  /** Its number among the phrases counted. */
  phrase: number;
}

/**
 * Adds to each phrase which comments of its theme hold it: those that have the phrase, or each of its
 * words somewhere. A phrase with a word that is none by itself, as a negation is not, must stand whole.
 */
export function withHolders<P extends Held>(
  { held, numberOf, counts }: CountedPhrases,
  theme: number,
  chosen: readonly P[],
): (P & { heldBy: Uint8Array })[] {
  const comments = held[theme]!;
  const partsOf = chosen.map(({ key, phrase }) => {
    const words = key.split(' ').map((stem) => numberOf.get(stem) ?? -1);
    const areAll = words.length > 1 && words.every((word) => counts[theme]!.has(word));
    return areAll ? words : [phrase];
  });
  const marks = new Map<number, Uint8Array>();
  for (const part of [...chosen.map(({ phrase }) => phrase), ...partsOf.flat()]) {
    if (!marks.has(part)) marks.set(part, new Uint8Array(comments.length));
  }
  comments.forEach((own, i) => {
    for (const phrase of own) {
      const mark = marks.get(phrase);
      if (mark) mark[i] = 1;
    }
  });
  return chosen.map((one, at) => {
    const heldBy = marks.get(partsOf[at]![0]!)!.slice();
    for (const part of partsOf[at]!) intersect(heldBy, marks.get(part)!);
    return { ...one, heldBy: unite(heldBy, marks.get(one.phrase)!) };
  });
}

function intersect(into: Uint8Array, other: Uint8Array) {
  for (let i = 0; i < into.length; i++) into[i]! &= other[i]!;
}

function unite(into: Uint8Array, other: Uint8Array): Uint8Array {
  for (let i = 0; i < into.length; i++) into[i]! |= other[i]!;
  return into;
}
