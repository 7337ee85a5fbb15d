/**
 * Life online: learns a share of each set, lets the rest arrive in batches of 25, and scores what
 * came of it beside learning all at once; and how soon a label never seen before has its theme.
 * Usage: node --import tsx workers/bench/online.ts FILE.tsv… [--share 0.3] [--seed 1] [--held-out 12]
 * [--json]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import type { Sensitivity } from '../src/engine/types.ts';
import { noticeLabels } from './held-out-labels.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement, pairsChanged } from './scores.ts';
import { streamComments } from './stream-comments.ts';
import { groupsOf, learn, round } from './theme-scores.ts';

export interface OnlineOptions {
  /** The part that is learned before the rest arrives. */
  share: number;
  sensitivity: Sensitivity;
  /** Of the order of arrival. */
  seed: number;
}

export interface OnlineScores {
  set: string;
  n: number;
  themes: number;
  themesBatch: number;
  placed: number;
  nmiPlaced: number;
  nmiPlacedBatch: number;
  nmiAll: number;
  nmiAllBatch: number;
  /** Share of comment pairs that another order of arrival puts together or takes apart. */
  pairsChanged: number;
  learnings: number;
  growths: number;
  /** Mean seconds of one growth. */
  growSeconds: number;
}

/** Streams a set in a seeded order, and once more in another, and learns it all at once. */
export function runOnline(set: LabelledSet, options: OnlineOptions): OnlineScores {
  const batch = groupsOf(learn(set.comments, options.sensitivity));
  const { groups, streamed } = streamSet(set, options);
  const again = streamSet(set, { ...options, seed: options.seed + 1 });
  const isAlone = (group: string) => group.startsWith('alone ');
  const ofPlaced = (division: readonly string[]) => {
    const places = Array.from(division.keys()).filter((i) => !isAlone(division[i]!));
    return agreement(
      places.map((i) => set.labels[i]!),
      places.map((i) => division[i]!),
    ).nmi;
  };
  const count = (division: readonly string[]) =>
    new Set(division.filter((group) => !isAlone(group))).size;
  const { growths, growSeconds, learnings } = streamed;
  return {
    set: set.name,
    n: groups.length,
    themes: count(groups),
    themesBatch: count(batch),
    placed: round(groups.filter((group) => !isAlone(group)).length / groups.length, 3),
    nmiPlaced: round(ofPlaced(groups), 3),
    nmiPlacedBatch: round(ofPlaced(batch), 3),
    nmiAll: round(agreement(set.labels, groups).nmi, 3),
    nmiAllBatch: round(agreement(set.labels, batch).nmi, 3),
    pairsChanged: round(pairsChanged(groups, again.groups), 4),
    learnings,
    growths,
    growSeconds: round(growSeconds / Math.max(1, growths), 2),
  };
}

function streamSet({ comments }: LabelledSet, { share, sensitivity, seed }: OnlineOptions) {
  const order = Array.from(shuffled(comments.length, randomFrom(seed)), (i) => comments[i]!);
  const first = Math.floor(share * order.length);
  const streamed = streamComments(order, { first, sensitivity });
  const groups = comments.map(({ id }) => streamed.themeOf.get(id) ?? `alone ${id}`);
  return { groups, streamed };
}

function main() {
  const { values: options, positionals: paths } = parseArgs({
    allowPositionals: true,
    options: {
      share: { type: 'string', default: '0.3' },
      seed: { type: 'string', default: '1' },
      'held-out': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  const share = Number(options.share);
  const seed = Number(options.seed);
  const heldOut = Number(options['held-out']);
  const rows = paths.map((path) => {
    const set = readLabelledSet(path);
    const chosen = { share, sensitivity: 'medium', seed } as const;
    const row =
      heldOut > 0 ? noticeLabels(set, { ...chosen, count: heldOut }) : runOnline(set, chosen);
    if (options.json) console.log(JSON.stringify(row));
    return row;
  });
  if (!options.json) console.table(rows);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
