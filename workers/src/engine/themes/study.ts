import type { Constraints, EngineComment } from '../types.ts';

/** Above this the rest is placed by what a sample teaches. */
const MOST_STUDIED = 20_000;

/** Places of comments: those to learn from, by text, those to place afterwards, those that belong nowhere. */
export interface Division {
  studied: Int32Array;
  rest: Int32Array;
  refused: Int32Array;
}

/**
 * Chooses what to learn from: every comment up to 20,000, then a seeded sample that holds all those a
 * person placed. Comments a person called irrelevant teach nothing. The choice depends on what was said
 * and on ids, never on the order of arrival.
 */
export function divideComments(
  comments: readonly EngineComment[],
  { pinned }: Constraints,
  seed: number,
): Division {
  const open: number[] = [];
  const refused: number[] = [];
  comments.forEach(({ id }, i) => (pinned.get(id) === null ? refused : open).push(i));
  const isStudied =
    open.length <= MOST_STUDIED ? () => true : sampled(comments, open, pinned, seed);
  const studied = open.filter(isStudied).sort((a, b) => byText(comments[a]!, comments[b]!));
  return {
    studied: Int32Array.from(studied),
    rest: Int32Array.from(open.length > studied.length ? open.filter((i) => !isStudied(i)) : []),
    refused: Int32Array.from(refused),
  };
}

function byText(a: EngineComment, b: EngineComment): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Says of an open comment whether it is in the sample: pinned, or its draw is among the lowest. */
function sampled(
  comments: readonly EngineComment[],
  open: readonly number[],
  pinned: Constraints['pinned'],
  seed: number,
): (i: number) => boolean {
  const draws = new Float64Array(comments.length).fill(2);
  for (const i of open) draws[i] = pinned.has(comments[i]!.id) ? -1 : drawOf(comments[i]!, seed);
  const last = draws.toSorted()[MOST_STUDIED - 1]!;
  return (i) => draws[i]! <= last;
}

/** A number in [0, 1) that looks random and depends on text, id and seed alone. */
function drawOf({ id, text }: EngineComment, seed: number): number {
  const high = hash(id, hash(text, seed));
  const low = hash(text, hash(id, ~seed));
  return ((high >>> 0) + (low >>> 0) / 2 ** 32) / 2 ** 32;
}

/** Multiply and mix, letter by letter; the last rounds spread short texts over all bits. */
function hash(text: string, start: number): number {
  let bits = start | 0;
  for (let at = 0; at < text.length; at++) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x5bd1e995);
    bits ^= bits >>> 13;
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
