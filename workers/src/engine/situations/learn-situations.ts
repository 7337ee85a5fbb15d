import { conceptsOf, type Concepts } from '../concepts/concepts.ts';
import { CommentWords } from '../words/comment-words.ts';
import { stemOf } from '../words/word-features.ts';
import type { Lexicon } from './lexicon.ts';
import { readExamples } from './example-lines.ts';
import { decodeSituations } from './situation-bytes.ts';
import { Situations, type SituationTable } from './situations.ts';

/**
 * Learns what situations are known by.
 * @param texts examples, see `readExamples`.
 * @param concepts by which the examples are read, as comments will be.
 * @throws RangeError that says in plain words which line cannot be read, and why.
 */
export function learnSituations(texts: readonly string[], concepts: Concepts): Situations {
  const words = new CommentWords(concepts);
  const situations = new Map<string, number>();
  const terms = new Map<string, number>();
  /** By word or sign: the number of its term. */
  const termOf: number[] = [];
  /** By term: the last example that had it, and by situation how many of its examples have it. */
  const lastWith: number[] = [];
  const counts: Map<number, number>[] = [];
  texts.flatMap(readExamples).forEach(({ id, text }, example) => {
    const situation = numberIn(situations, id);
    for (const word of words.read(text)) {
      const term = (termOf[word] ??= numberIn(terms, stemOf(words.wordAt(word))));
      if (lastWith[term] === example) continue;
      lastWith[term] = example;
      const own = (counts[term] ??= new Map<number, number>());
      own.set(situation, (own.get(situation) ?? 0) + 1);
    }
  });
  return new Situations(tabulate(situations, terms, counts));
}

function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function tabulate(
  situations: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, number>,
  counts: readonly ReadonlyMap<number, number>[],
): SituationTable {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((own, term) => (starts[term + 1] = starts[term]! + own.size));
  const places = new Int32Array(starts[counts.length]!);
  const uses = new Int32Array(places.length);
  counts.forEach((own, term) => {
    const rising = Int32Array.from(own.keys()).sort();
    places.set(rising, starts[term]);
    rising.forEach((situation, at) => (uses[starts[term]! + at] = own.get(situation)!));
  });
  return {
    ids: Array.from(situations.keys()),
    terms: Array.from(terms.keys()),
    starts,
    situations: places,
    counts: uses,
  };
}

let last: { lexicon: Lexicon; situations: Situations } | null = null;

/** The situations of a lexicon; the last made are kept, since learning them takes a second or two. */
export function situationsOf(lexicon: Lexicon): Situations {
  if (last && isSame(last.lexicon, lexicon)) return last.situations;
  const { concepts, examples, learned } = lexicon;
  const situations = learned
    ? decodeSituations(learned)
    : learnSituations(examples, conceptsOf(concepts));
  last = { lexicon, situations };
  return situations;
}

function isSame(a: Lexicon, b: Lexicon): boolean {
  const textsOf = ({ concepts, examples }: Lexicon) => [concepts.length, ...concepts, ...examples];
  const texts = textsOf(a);
  const others = textsOf(b);
  return texts.length === others.length && texts.every((text, at) => text === others[at]);
}
