import { boundness } from './boundness.ts';
import { selectComments, type Corpus } from '../words/corpus.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { learnSpace, spaceSize } from './learn-space.ts';
import { leiden } from '../graph/leiden.ts';
import { learnMeanings, type Meanings } from './meanings.ts';
import { isSign } from '../concepts/concept-signs.ts';
import type { Aid } from '../situations/aid.ts';
import { neighboursIn } from '../graph/neighbours-in.ts';
import { randomFrom, shuffled } from '../algebra/random.ts';
import { widthOf, type Space } from './space.ts';
import { readWordParts, type WordParts } from '../words/word-parts.ts';

/** The first pass only weighs words: a smaller space and a sample of comments do for it. */
const FIRST_PASS = { comments: 6_000, latent: 100, neighbours: 25, power: 1, resolution: 0.7 };

/**
 * A space of a corpus in two passes: the first treats all words alike and finds rough groups, the
 * second counts each word by how bound to one of these groups it is.
 * @param aid how far concepts and situations stand for words; null where words say all.
 * @returns the space, and comments × width unit vectors.
 */
export function embedCorpus(
  corpus: Corpus,
  seed: number,
  aid: Pick<Aid, 'strength' | 'languageOf' | 'own'> | null = null,
): { space: Space; vectors: Float32Array } {
  const size = spaceSize(corpus.size);
  const parts = readWordParts(corpus);
  const meanings = learnMeanings(corpus, size.context, seed);
  const shares = sharesOfStems(corpus.stems, aid);
  const languageOf = aid?.languageOf ?? null;
  const bound = weighStems({ corpus, parts, meanings, languageOf, shares, seed });
  const stemWeights = bound.map((weight, stem) => weight * shares[stem]!);
  const latentWidth = size.latent;
  return learnSpace({ corpus, parts, meanings, stemWeights, latentWidth, seed, languageOf });
}

/** What is left of a word where concepts and situations stand for words. */
const WORD_SHARE = 0.3;

/**
 * How much each stem counts because of what it is: words all, unless signs say the same. Signs of an
 * organisation's synonyms count as words do, or as other signs if these count more; without strength
 * no others are read.
 */
function sharesOfStems(
  stems: readonly string[],
  aid: Pick<Aid, 'strength' | 'own'> | null,
): Float32Array {
  if (!aid || aid.strength === 0) return new Float32Array(stems.length).fill(1);
  const { strength, own } = aid;
  const word = 1 - strength * (1 - WORD_SHARE);
  return Float32Array.from(stems, (stem) => {
    if (!isSign(stem)) return word;
    return own.has(stem) ? Math.max(word, strength) : strength;
  });
}

interface FirstPass {
  corpus: Corpus;
  parts: WordParts;
  meanings: Meanings;
  languageOf: Int32Array | null;
  shares: Float32Array;
  seed: number;
}

function weighStems({ corpus, parts, meanings, shares, seed, ...first }: FirstPass): Float32Array {
  const order = shuffled(corpus.size, randomFrom(seed)).subarray(0, FIRST_PASS.comments);
  const sample = selectComments(corpus, order);
  const languageOf = first.languageOf && order.map((comment) => first.languageOf![comment]!);
  const { space, vectors } = learnSpace({
    corpus: sample,
    parts,
    meanings,
    stemWeights: shares,
    languageOf,
    latentWidth: Math.min(FIRST_PASS.latent, spaceSize(corpus.size).latent),
    seed,
  });
  const { neighbours, power, resolution } = FIRST_PASS;
  const view = { vectors, width: widthOf(space), languageOf };
  const lists = neighboursIn(view, sample.size, neighbours, seed);
  const groups = leiden(neighbourGraph(lists, power), resolution, seed);
  return boundness(sample.stemRows, groups, groups.reduce((a, b) => Math.max(a, b), -1) + 1);
}
