import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import type { Sensitivity } from '../src/engine/types.ts';
import type { LabelledSet } from './labelled-set.ts';
import { streamComments } from './stream-comments.ts';
import { learn } from './theme-scores.ts';

/** A label has its theme once it is most of one with so many of its comments. */
const LEAST = 3;
/** Labels with fewer comments have no time to be noticed. */
const SMALLEST = 40;

export interface HeldOutOptions {
  share: number;
  sensitivity: Sensitivity;
  seed: number;
  /** How many labels are held out, each in a stream of its own. */
  count: number;
}

export interface Noticed {
  set: string;
  labels: number;
  /** Comments of the label that had arrived when it had a theme: the middle of all labels. */
  median: number;
  /** Of each label, in rising order; Infinity: never. */
  all: number[];
}

/**
 * Learns without a label, lets its comments arrive among the others, and says when it is noticed; of
 * the labels that learning at once has a theme for, since no other could be.
 */
export function noticeLabels(set: LabelledSet, options: HeldOutOptions): Noticed {
  const sizes = new Map<string, number>();
  for (const label of set.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const atOnce = themesAtOnce(set, options.sensitivity);
  const large = Array.from(sizes.keys())
    .filter((label) => sizes.get(label)! >= SMALLEST && hasTheme(idsOf(set, label), atOnce))
    .sort();
  const chosen = shuffled(large.length, randomFrom(options.seed)).subarray(0, options.count);
  const all = Array.from(chosen, (at) => noticeLabel(set, large[at]!, options));
  all.sort((a, b) => a - b);
  const median = all[Math.floor((all.length - 1) / 2)] ?? NaN;
  return { set: set.name, labels: all.length, median, all };
}

function themesAtOnce({ comments }: LabelledSet, sensitivity: Sensitivity) {
  const { placements } = learn(comments, sensitivity);
  return new Map(placements.map(({ commentId, themeId }) => [commentId, themeId]));
}

function idsOf({ labels, comments }: LabelledSet, label: string): Set<string> {
  return new Set(comments.filter((_, i) => labels[i] === label).map(({ id }) => id));
}

function noticeLabel(
  { labels, comments }: LabelledSet,
  label: string,
  { share, sensitivity, seed }: HeldOutOptions,
): number {
  const order = Array.from(shuffled(comments.length, randomFrom(seed)));
  const end = Math.floor(share * order.length);
  const head = order.slice(0, end).filter((i) => labels[i] !== label);
  const arriving = [...head, ...order.slice(end)];
  const isOwn = new Set(arriving.filter((i) => labels[i] === label).map((i) => comments[i]!.id));
  let noticedAfter = Infinity;
  streamComments(
    arriving.map((i) => comments[i]!),
    {
      first: head.length,
      sensitivity,
      onBatch: (_, themeOf) => {
        if (!hasTheme(isOwn, themeOf)) return false;
        noticedAfter = Array.from(themeOf.keys()).filter((id) => isOwn.has(id)).length;
        return true;
      },
    },
  );
  return noticedAfter;
}

function hasTheme(isOwn: ReadonlySet<string>, themeOf: ReadonlyMap<string, string | null>) {
  const counts = new Map<string, { own: number; all: number }>();
  for (const [id, theme] of themeOf) {
    if (theme === null) continue;
    const count = counts.get(theme) ?? { own: 0, all: 0 };
    count.all++;
    if (isOwn.has(id)) count.own++;
    counts.set(theme, count);
  }
  return Array.from(counts.values()).some(({ own, all }) => own >= LEAST && own > all / 2);
}
