import { characteristicPhrases } from '../labels/characteristic.ts';
import { readCorpus } from '../words/corpus.ts';
import { dotAt } from '../algebra/dense.ts';
import { embedCorpus } from '../space/embed-corpus.ts';
import { namesOf } from '../labels/name-counts.ts';
import { joinNames, type Names } from '../labels/names.ts';
import { membersByTheme } from './exemplars.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { labelThemes } from '../labels/label.ts';
import { majorityLanguage } from '../words/language.ts';
import { leiden } from '../graph/leiden.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { widthOf } from '../space/space.ts';
import type { EngineComment } from '../types.ts';

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
 * part it is most like. The largest part comes first.
 * @param known names that the model has, of more comments than a theme's own.
 * @returns [] when the comments are too few or too much alike to be told apart.
 */
export function proposeSplit(
  comments: readonly EngineComment[],
  known: Names,
  seed: number,
): Part[] {
  const corpus = readCorpus(comments.map(({ text }) => text));
  const { space, vectors } = embedCorpus(corpus, seed);
  const width = widthOf(space);
  const lists = nearestNeighbours(vectors, corpus.size, width, NEIGHBOURS, seed);
  const graph = neighbourGraph(lists, POWER);
  const least = Math.max(LEAST_MEMBERS, LEAST_SHARE * comments.length);
  for (const resolution of RESOLUTIONS) {
    const groups = leiden(graph, resolution, seed);
    const large = Array.from(membersByTheme(groups).values())
      .filter(({ length }) => length >= least)
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST_PARTS);
    if (large.length >= 2) return describe(comments, known, assignAll(large, vectors, width));
  }
  return [];
}

/** Puts every comment with the core whose mean it is most like. */
function assignAll(
  cores: readonly (readonly number[])[],
  vectors: Float32Array,
  width: number,
): number[][] {
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
  return parts;
}

function describe(
  comments: readonly EngineComment[],
  known: Names,
  parts: readonly number[][],
): Part[] {
  const language = majorityLanguage(comments);
  const phrases = characteristicPhrases(
    parts.map((members) => ({ language, texts: members.map((i) => comments[i]!.text) })),
    { language: null, texts: [] },
    joinNames(known, namesOf(comments)),
  );
  const labels = labelThemes(
    phrases,
    parts.map(({ length }) => length),
  );
  return parts.map((members, part) => ({
    ...labels[part]!,
    memberIds: members.map((i) => comments[i]!.id),
  }));
}
