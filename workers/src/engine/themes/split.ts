import { readCorpus } from '../words/corpus.ts';
import { dotAt } from '../algebra/dense.ts';
import { describeParts } from './describe-parts.ts';
import { embedCorpus } from '../space/embed-corpus.ts';
import type { Names } from '../labels/names.ts';
import { membersByTheme } from './exemplars.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { aidFor } from '../situations/aid.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import { leiden } from '../graph/leiden.ts';
import { neighboursIn, viewOfSome, type View } from '../graph/neighbours-in.ts';
import { comparedOf, forAll, saidBy, type Standing } from '../graph/standing.ts';
import { wordingsOf } from '../words/wordings.ts';
import { widthOf } from '../space/space.ts';
import type { EngineComment } from '../types.ts';

export interface SplitInput {
  comments: readonly EngineComment[];
  /** That the model has, of more comments than a theme's own. */
  names: Names;
  /** Read where words say too little, as in learning; without it they are read by words alone. */
  lexicon?: Lexicon;
  /** What the organisation says are words for one thing. */
  synonyms: string;
  seed: number;
}

export interface Part {
  label: string;
  terms: string[];
  memberIds: string[];
}

const MOST_PARTS = 4;
const NEIGHBOURS = 15;
const POWER = 4;
const RESOLUTIONS = [0.5, 0.7, 1, 1.4, 2, 3];
const LEAST_MEMBERS = 2;
const LEAST_SHARE = 0.05;

/**
 * How one theme could become two to four: the communities of its own comments, each comment in the
 * part it is most like. They are read as learning reads them, so that parts of a theme in several languages
 * follow what is said. The largest part comes first.
 * @returns [] when the comments are too few or too much alike to be told apart.
 */
export function proposeSplit({ comments, names, seed, ...input }: SplitInput): Part[] {
  const aid = aidFor(comments, input.lexicon, input.synonyms);
  const texts = comments.map(({ text }) => text);
  const corpus = readCorpus(texts, aid.concepts, aid.situations);
  const { space, vectors } = embedCorpus(corpus, seed, aid);
  const view = { vectors, width: widthOf(space), languageOf: aid.languageOf };
  const members = divide(view, wordingsOf(texts), seed);
  return describeParts({ comments, names, corpus, aid, members }).map((label, part) => ({
    ...label,
    memberIds: members[part]!.map((i) => comments[i]!.id),
  }));
}

/** The comments of each part, the largest first; none where they cannot be told apart. */
function divide(view: View, wordings: Int32Array, seed: number): number[][] {
  const compared = comparedOf(wordings);
  const some = viewOfSome(view, compared.kept);
  const lists = neighboursIn(some, compared.kept.length, NEIGHBOURS, seed);
  const graph = neighbourGraph(lists, POWER, saidBy(compared));
  const isLarge = largeAmong(compared);
  for (const resolution of RESOLUTIONS) {
    const found = leiden(graph, resolution, seed);
    const large = Array.from(membersByTheme(forAll(found, compared)).values())
      .filter(isLarge)
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST_PARTS);
    if (large.length >= 2) return assignAll(large, view);
  }
  return [];
}

/** Says of a group of comments whether it is much of all of them, or of all that is said. */
function largeAmong({ kept, of }: Standing): (members: readonly number[]) => boolean {
  const leastOf = (count: number) => Math.max(LEAST_MEMBERS, LEAST_SHARE * count);
  return (members) => {
    const wordings = members.filter((i) => kept[of[i]!] === i).length;
    return members.length >= leastOf(of.length) || wordings >= leastOf(kept.length);
  };
}

/** Puts every comment with the core whose mean it is most like. */
function assignAll(cores: readonly (readonly number[])[], { vectors, width }: View): number[][] {
  const means = new Float32Array(cores.length * width);
  const coreOf = new Map<number, number>();
  cores.forEach((members, core) => {
    for (const i of members) {
      coreOf.set(i, core);
      for (let k = 0; k < width; k++) {
        means[core * width + k]! += vectors[i * width + k]! / members.length;
      }
    }
  });
  const parts = cores.map((): number[] => []);
  for (let i = 0; i < vectors.length / width; i++) {
    const likeness = cores.map((_, core) => dotAt(vectors, i * width, means, core * width, width));
    parts[coreOf.get(i) ?? likeness.indexOf(Math.max(...likeness))]!.push(i);
  }
  return parts.sort((a, b) => b.length - a.length);
}
