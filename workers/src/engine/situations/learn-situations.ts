import type { Concepts } from '../concepts/concepts.ts';
import { CommentWords } from '../words/comment-words.ts';
import { stemOf } from '../words/word-features.ts';
import { readExamples } from './example-lines.ts';
import { Situations, type SituationTable } from './situations.ts';

/**
 * Learns what situations are known by.
 * @param texts examples, see `readExamples`.
 * @param concepts by which the examples are read, as comments will be.
 * @throws RangeError that says in plain words which line cannot be read, and why.
 */
export function learnSituations(texts: readonly string[], concepts: Concepts): Situations {
  const words = new CommentWords(concepts);
  const numbers = new Map<string, number>();
  const uses = new Map<string, Map<number, number>>();
  for (const { id, text } of texts.flatMap(readExamples)) {
    const situation = numbers.get(id) ?? numbers.size;
    numbers.set(id, situation);
    const terms = new Set(Array.from(words.read(text), (word) => stemOf(words.wordAt(word))));
    for (const term of terms) {
      const counts = uses.get(term) ?? new Map<number, number>();
      uses.set(term, counts);
      counts.set(situation, (counts.get(situation) ?? 0) + 1);
    }
  }
  return new Situations(tabulate(Array.from(numbers.keys()), uses));
}

function tabulate(
  ids: readonly string[],
  uses: ReadonlyMap<string, ReadonlyMap<number, number>>,
): SituationTable {
  const entries = Array.from(uses.values(), (counts) =>
    Array.from(counts).sort(([a], [b]) => a - b),
  );
  const starts = new Int32Array(entries.length + 1);
  entries.forEach((own, term) => (starts[term + 1] = starts[term]! + own.length));
  const flat = entries.flat();
  return {
    ids,
    terms: Array.from(uses.keys()),
    starts,
    situations: Int32Array.from(flat, ([situation]) => situation),
    counts: Int32Array.from(flat, ([, count]) => count),
  };
}

interface Made {
  texts: readonly string[];
  concepts: Concepts;
  situations: Situations;
}

let last: Made | null = null;

/** The situations of these examples; the last made are kept, since learning them takes a second. */
export function situationsOf(texts: readonly string[], concepts: Concepts): Situations {
  const isSame =
    last?.concepts === concepts &&
    last.texts.length === texts.length &&
    last.texts.every((text, at) => text === texts[at]);
  if (!last || !isSame) last = { texts, concepts, situations: learnSituations(texts, concepts) };
  return last.situations;
}
