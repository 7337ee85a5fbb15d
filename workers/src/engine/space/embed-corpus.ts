import { boundness } from './boundness.ts';
import { selectComments, type Corpus } from '../words/corpus.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { learnSpace, spaceSize } from './learn-space.ts';
import { leiden } from '../graph/leiden.ts';
import { learnMeanings, type Meanings } from './meanings.ts';
import { isKindSign, isSign } from '../concepts/concept-signs.ts';
import type { Mixture } from '../concepts/mixed-languages.ts';
import { neighboursAcross } from '../graph/neighbours-across.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { randomFrom, shuffled } from '../algebra/random.ts';
import { widthOf, type Space } from './space.ts';
import { readWordParts, type WordParts } from '../words/word-parts.ts';

/** The first pass only weighs words: a smaller space and a sample of comments do for it. */
const FIRST_PASS = { comments: 6_000, latent: 100, neighbours: 25, power: 1, resolution: 0.7 };

/**
 * A space of a corpus in two passes: the first treats all words alike and finds rough groups, the
 * second counts each word by how bound to one of these groups it is.
 * @param mixture null for a corpus in one language.
 * @returns the space, and comments × width unit vectors.
 */
export function embedCorpus(
  corpus: Corpus,
  seed: number,
  mixture: Mixture | null = null,
): { space: Space; vectors: Float32Array } {
  const size = spaceSize(corpus.size);
  const parts = readWordParts(corpus);
  const meanings = learnMeanings(corpus, size.context, seed);
  const shares = sharesOfStems(corpus.stems, mixture);
  const bound = weighStems({ corpus, parts, meanings, mixture, shares, seed });
  const stemWeights = bound.map((weight, stem) => weight * shares[stem]!);
  const languageOf = mixture?.languageOf ?? null;
  const latentWidth = size.latent;
  return learnSpace({ corpus, parts, meanings, stemWeights, latentWidth, seed, languageOf });
}

/** What is left of a word, and of a sign of a kind, where concepts stand for words. */
const WORD_SHARE = 0.3;
const KIND_SHARE = 1;

/**
 * How much each stem counts because of what it is: words all, unless concepts say the same. In one
 * language the only concepts read are an organisation's synonyms, which count as words do.
 */
function sharesOfStems(stems: readonly string[], mixture: Mixture | null): Float32Array {
  if (!mixture) return new Float32Array(stems.length).fill(1);
  const { strength } = mixture;
  return Float32Array.from(stems, (stem) => {
    if (!isSign(stem)) return 1 - strength * (1 - WORD_SHARE);
    return isKindSign(stem) ? strength * KIND_SHARE : strength;
  });
}

interface FirstPass {
  corpus: Corpus;
  parts: WordParts;
  meanings: Meanings;
  mixture: Mixture | null;
  shares: Float32Array;
  seed: number;
}

function weighStems({ corpus, parts, meanings, mixture, shares, seed }: FirstPass): Float32Array {
  const order = shuffled(corpus.size, randomFrom(seed)).subarray(0, FIRST_PASS.comments);
  const sample = selectComments(corpus, order);
  const languageOf = mixture ? order.map((comment) => mixture.languageOf[comment]!) : null;
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
  const lists = languageOf
    ? neighboursAcross(vectors, widthOf(space), neighbours, languageOf)
    : nearestNeighbours(vectors, sample.size, widthOf(space), neighbours, seed);
  const groups = leiden(neighbourGraph(lists, power), resolution, seed);
  return boundness(sample.stemRows, groups, groups.reduce((a, b) => Math.max(a, b), -1) + 1);
}
