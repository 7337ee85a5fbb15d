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
  { held, phrases, counts }: CountedPhrases,
  theme: number,
  chosen: readonly P[],
): (P & { heldBy: Uint8Array })[] {
  const comments = held[theme]!;
  const marks = new Map<number, Uint8Array>();
  const words = new Map<string, number>();
  for (const phrase of counts[theme]!.keys()) {
    if (phrases[phrase]!.size === 1) words.set(phrases[phrase]!.key, phrase);
  }
  const partsOf = ({ key, phrase }: P) => {
    const stems = key.split(' ');
    return stems.length > 1 && stems.every((stem) => words.has(stem))
      ? stems.map((stem) => words.get(stem)!)
      : [phrase];
  };
  for (const one of chosen) {
    for (const part of [one.phrase, ...partsOf(one)]) {
      marks.set(part, marks.get(part) ?? new Uint8Array(comments.length));
    }
  }
  comments.forEach((own, i) => {
    for (const phrase of own) {
      const mark = marks.get(phrase);
      if (mark) mark[i] = 1;
    }
  });
  return chosen.map((one) => {
    const parts = partsOf(one).map((part) => marks.get(part)!);
    const whole = marks.get(one.phrase)!;
    const heldBy = whole.map((has, i) => (has || parts.every((part) => part[i] === 1) ? 1 : 0));
    return { ...one, heldBy };
  });
}
