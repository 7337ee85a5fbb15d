import { boundness } from './boundness.ts';
import { selectComments, type Corpus } from './corpus.ts';
import { neighbourGraph } from './graph.ts';
import { learnSpace, spaceSize } from './learn-space.ts';
import { leiden } from './leiden.ts';
import { learnMeanings, type Meanings } from './meanings.ts';
import { nearestNeighbours } from './neighbours.ts';
import { randomFrom, shuffled } from './random.ts';
import { widthOf, type Space } from './space.ts';
import { readWordParts, type WordParts } from './word-parts.ts';

/** The first pass only weighs words: a smaller space and a sample of comments do for it. */
const FIRST_PASS = { comments: 6_000, latent: 100, neighbours: 25, power: 1, resolution: 0.7 };

/**
 * A space of a corpus in two passes: the first treats all words alike and finds rough groups, the
 * second counts each word by how bound to one of these groups it is.
 * @returns the space, and comments × width unit vectors.
 */
export function embedCorpus(corpus: Corpus, seed: number): { space: Space; vectors: Float32Array } {
  const size = spaceSize(corpus.size);
  const parts = readWordParts(corpus);
  const meanings = learnMeanings(corpus, size.context, seed);
  const stemWeights = weighStems(corpus, parts, meanings, seed);
  return learnSpace({ corpus, parts, meanings, stemWeights, latentWidth: size.latent, seed });
}

function weighStems(
  corpus: Corpus,
  parts: WordParts,
  meanings: Meanings,
  seed: number,
): Float32Array {
  const order = shuffled(corpus.size, randomFrom(seed)).subarray(0, FIRST_PASS.comments);
  const sample = selectComments(corpus, order);
  const { space, vectors } = learnSpace({
    corpus: sample,
    parts,
    meanings,
    stemWeights: new Float32Array(corpus.stems.length).fill(1),
    latentWidth: Math.min(FIRST_PASS.latent, spaceSize(corpus.size).latent),
    seed,
  });
  const { neighbours, power, resolution } = FIRST_PASS;
  const lists = nearestNeighbours(vectors, sample.size, widthOf(space), neighbours, seed);
  const groups = leiden(neighbourGraph(lists, power), resolution, seed);
  return boundness(sample.stemRows, groups, groups.reduce((a, b) => Math.max(a, b), -1) + 1);
}
