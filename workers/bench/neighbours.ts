/**
 * Compares the approximate neighbour graph with the exact one: how many of the exact neighbours it
 * finds, how long either takes, and what the communities of both are worth against the labels.
 * Usage: npm run -s bench:neighbours -- FILE.tsv… [--neighbours K]
 */
import { parseArgs } from 'node:util';
import { readCorpus } from '../src/engine/words/corpus.ts';
import { embedCorpus } from '../src/engine/space/embed-corpus.ts';
import { neighbourGraph } from '../src/engine/graph/graph.ts';
import { leiden } from '../src/engine/graph/leiden.ts';
import type { NearestLists } from '../src/engine/graph/nearest-list.ts';
import { exactNeighbours, neighboursByCells } from '../src/engine/graph/neighbours.ts';
import { widthOf } from '../src/engine/space/space.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';

const [POWER, RESOLUTION] = [6, 1];
/** Communities differ from seed to seed: scores are means over so many. */
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { neighbours: { type: 'string', default: '40' } },
});
const wanted = Number(options.neighbours);
if (paths.length === 0 || !Number.isInteger(wanted) || wanted < 1) {
  console.error('usage: neighbours.ts FILE.tsv… [--neighbours K]');
  process.exit(2);
}
console.table(paths.map((path) => compare(readLabelledSet(path))));

function compare(set: LabelledSet) {
  const n = set.comments.length;
  const k = Math.min(wanted, n - 1);
  const { space, vectors } = embedCorpus(readCorpus(set.comments.map(({ text }) => text)), 1);
  const width = widthOf(space);
  const exact = timed(() => exactNeighbours(vectors, n, width, k));
  const quick = timed(() => neighboursByCells(vectors, n, width, k, 1));
  const nmi = { exact: meanNmi(set, exact.lists), quick: meanNmi(set, quick.lists) };
  return {
    set: set.name,
    comments: n,
    recall: round(recall(exact.lists, quick.lists), 3),
    exactSeconds: round(exact.seconds, 2),
    quickSeconds: round(quick.seconds, 2),
    exactNmi: round(nmi.exact, 4),
    quickNmi: round(nmi.quick, 4),
    lost: round(nmi.exact - nmi.quick, 4),
  };
}

function timed(search: () => NearestLists) {
  const start = performance.now();
  const lists = search();
  return { lists, seconds: (performance.now() - start) / 1_000 };
}

/** The share of the exact neighbours that the quick lists hold. */
function recall(exact: NearestLists, quick: NearestLists): number {
  let shared = 0;
  for (let at = 0; at < exact.indices.length; at += exact.k) {
    const found = new Set(quick.indices.subarray(at, at + exact.k));
    for (const other of exact.indices.subarray(at, at + exact.k)) if (found.has(other)) shared++;
  }
  return shared / exact.indices.length;
}

function meanNmi({ labels }: LabelledSet, lists: NearestLists): number {
  const graph = neighbourGraph(lists, POWER);
  const scores = SEEDS.map(
    (seed) => agreement(labels, Array.from(leiden(graph, RESOLUTION, seed), String)).nmi,
  );
  return scores.reduce((a, b) => a + b, 0) / scores.length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
