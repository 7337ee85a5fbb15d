import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import type { LabelledSet } from './labelled-set.ts';

/** The label of what belongs nowhere in a set that was mixed. */
export const STRANGE = '\0stranger';

export interface MixOptions {
  /** How many labels belong; the others are left out as a whole. */
  labels: number;
  /** Comments of a label that belongs: at least and at most, as far as it has them. */
  least: number;
  most: number;
  /** Comments of a label left out that are strangers: so few that they are alike to nobody. */
  perStranger: number;
  /** Strangers among all. */
  share: number;
  seed: number;
}

type Comment = LabelledSet['comments'][number];

/** Longer ones are told by their length. */
const MOST_WORDS = 20;

/**
 * A set as an assistant for many matters gets it: short requests under many labels drawn from the sets
 * together, and among them strangers in the same style. Strangers are one or two comments of each label
 * that is left out, and beyond these single comments of further sets. The same seed gives the same set.
 * @param broad labels that gather what has no matter of its own: none of theirs belongs.
 */
export function mixStrangers(
  sets: readonly LabelledSet[],
  further: readonly LabelledSet[],
  broad: ReadonlySet<string>,
  options: MixOptions,
): LabelledSet {
  const random = randomFrom(options.seed);
  const byLabel = commentsByLabel(sets);
  const names = Array.from(byLabel.keys()).filter((label) => !broad.has(nameOf(label)));
  const order = Array.from(shuffled(names.length, random), (at) => names[at]!);
  const spread = options.most - options.least + 1;
  const inside = order.slice(0, options.labels).flatMap((label) => {
    const count = options.least + Math.floor(random() * spread);
    return drawn(byLabel.get(label)!, count, random).map((comment) => ({ label, comment }));
  });
  const count = Math.round((options.share / (1 - options.share)) * inside.length);
  const near = order
    .slice(options.labels)
    .flatMap((label) => drawn(byLabel.get(label)!, options.perStranger, random));
  const far = further.flatMap(({ comments }) => comments).filter(isShort);
  const single = drawn(far, Math.max(0, count - near.length), random);
  const strangers = [...drawn(near, count, random), ...single];
  const all = [...inside, ...strangers.map((comment) => ({ label: STRANGE, comment }))];
  return {
    name: `${options.labels} labels of ${sets.length} sets, seed ${options.seed}`,
    labels: all.map(({ label }) => label),
    comments: all.map(({ comment }, at) => ({ ...comment, id: `m${at}` })),
  };
}

function commentsByLabel(sets: readonly LabelledSet[]): Map<string, Comment[]> {
  const found = new Map<string, Comment[]>();
  for (const { name, labels, comments } of sets) {
    comments.forEach((comment, i) => {
      if (!isShort(comment)) return;
      const label = `${name}/${labels[i]!}`;
      const list = found.get(label);
      if (list) list.push(comment);
      else found.set(label, [comment]);
    });
  }
  return found;
}

const nameOf = (label: string) => label.slice(label.indexOf('/') + 1);

const isShort = ({ text }: Comment) => text.trim().split(/\s+/u).length <= MOST_WORDS;

function drawn<T>(list: readonly T[], count: number, random: () => number): T[] {
  return Array.from(shuffled(list.length, random).subarray(0, count), (at) => list[at]!);
}
