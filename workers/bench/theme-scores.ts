import { encodeModel } from '../src/engine/model.ts';
import { learnThemes, type Learned } from '../src/engine/learn.ts';
import { placeMany } from '../src/engine/placing/place-many.ts';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import { TUNING, type Tuning } from '../src/engine/themes/tuning.ts';
import type { EngineComment, Sensitivity } from '../src/engine/types.ts';
import { readLexicon } from '../src/read-lexicon.ts';
import type { LabelledSet } from './labelled-set.ts';
import { agreement, pairsChanged } from './scores.ts';

export const NO_CONSTRAINTS = {
  pinned: new Map<string, null>(),
  banned: new Map<string, Set<string>>(),
};

/** What one set is worth, as `--json` prints it; shares and scores are 0 to 1. */
export interface ThemeScores {
  set: string;
  n: number;
  labels: number;
  themes: number;
  unsorted: number;
  nmi: number;
  ami: number;
  ari: number;
  purity: number;
  accuracy: number;
  learnSeconds: number;
  placeSeconds: number;
  peakMiB: number;
  /** Mean share of comment pairs that a rerun in another order puts together or takes apart. */
  pairsChanged?: number;
}

/** Learns a set, places all of it with the model learned, and scores the themes found. */
export function scoreThemes(
  set: LabelledSet,
  sensitivity: Sensitivity,
  tuning = TUNING,
): { row: ThemeScores; learned: Learned; modelMiB: number } {
  const [learned, learnSeconds] = timed(() => learn(set.comments, sensitivity, tuning));
  const [, placeSeconds] = timed(() => placeMany(learned.model, set.comments));
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const groups = groupsOf(learned);
  const scores = agreement(set.labels, groups);
  const n = set.labels.length;
  const row = {
    set: set.name,
    n,
    labels: new Set(set.labels).size,
    themes: learned.themes.length,
    unsorted: round(learned.placements.filter(({ themeId }) => themeId === null).length / n, 3),
    nmi: round(scores.nmi, 3),
    ami: round(scores.ami, 3),
    ari: round(scores.ari, 3),
    purity: round(scores.purity, 3),
    accuracy: round(scores.accuracy, 3),
    learnSeconds: round(learnSeconds, 2),
    placeSeconds: round(placeSeconds, 3),
    peakMiB,
  };
  return { row, learned, modelMiB: encodeModel(learned.model).length / 2 ** 20 };
}

/** Learns the same comments again in `times` other orders and compares with the first result. */
export function shareOfPairsChanged(
  { comments }: LabelledSet,
  sensitivity: Sensitivity,
  first: Learned,
  times: number,
): number {
  const before = groupsOf(first);
  let sum = 0;
  for (let run = 1; run <= times; run++) {
    const order = Array.from(shuffled(comments.length, randomFrom(run)));
    const groups = groupsOf(
      learn(
        order.map((i) => comments[i]!),
        sensitivity,
      ),
    );
    const again = new Array<string>(groups.length);
    order.forEach((i, at) => (again[i] = groups[at]!));
    sum += pairsChanged(before, again);
  }
  return round(sum / times, 4);
}

export function learn(
  comments: readonly EngineComment[],
  sensitivity: Sensitivity,
  tuning: Tuning = TUNING,
): Learned {
  let made = 0;
  return learnThemes({
    comments,
    known: [],
    constraints: NO_CONSTRAINTS,
    sensitivity,
    seed: 1,
    newThemeId: () => `t${made++}`,
    lexicon: readLexicon(),
    tuning,
  });
}

/** Unsorted comments count as themes of one, so that leaving hard ones out does not pay. */
export function groupsOf({ placements }: Learned): string[] {
  return placements.map(({ themeId, commentId }) => themeId ?? `alone ${commentId}`);
}

function timed<T>(work: () => T): [T, seconds: number] {
  const start = performance.now();
  const result = work();
  return [result, (performance.now() - start) / 1000];
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
