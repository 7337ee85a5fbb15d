import { dotAt } from '../src/engine/algebra/dense.ts';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import type { Model } from '../src/engine/model.ts';
import type { StemVector } from '../src/engine/space/stem-vectors.ts';
import { readComment, type Reading } from '../src/engine/words/read-comment.ts';

const PER_THEME = 200;
const NEAREST = 5;
/** Exemplars that others are ranked among. */
const SAMPLE = 1_000;

/** Exemplars of the themes, in vectors and in stems weighed by rarity alone. */
interface Exemplars {
  readings: Reading[];
  bare: StemVector[];
  using: Map<number, [exemplar: number, weight: number][]>;
}

/**
 * The score that known recipes tell strangers by, on the space and the themes of a model: the mean of
 * the five best likenesses to up to 200 exemplars by theme, in vectors and in stems, each as a rank
 * among those of exemplars without themselves, added.
 * @param members texts by theme.
 * @returns a function from text to score, 0 to 2.
 */
export function recipeRanks(model: Model, members: readonly (readonly string[])[]) {
  const exemplars = gather(model, members);
  const count = exemplars.readings.length;
  const sample = shuffled(count, randomFrom(1)).subarray(0, SAMPLE);
  const own = Array.from(sample, (at) =>
    likeness(exemplars, exemplars.readings[at]!, exemplars.bare[at]!, at),
  );
  const dense = Float64Array.from(own, (one) => one.dense).sort();
  const stems = Float64Array.from(own, (one) => one.stems).sort();
  return (text: string) => {
    const reading = readComment(model, text);
    const one = likeness(exemplars, reading, bareStems(model, reading.stems), -1);
    return rankIn(dense, one.dense) + rankIn(stems, one.stems);
  };
}

function gather(model: Model, members: readonly (readonly string[])[]): Exemplars {
  const random = randomFrom(2);
  const texts = members.flatMap((own) =>
    Array.from(shuffled(own.length, random).subarray(0, PER_THEME), (at) => own[at]!),
  );
  const readings = texts.map((text) => readComment(model, text));
  const bare = readings.map(({ stems }) => bareStems(model, stems));
  const using: Exemplars['using'] = new Map();
  bare.forEach((stems, at) => {
    for (const [row, weight] of stems) {
      const list = using.get(row);
      if (list) list.push([at, weight]);
      else using.set(row, [[at, weight]]);
    }
  });
  return { readings, bare, using };
}

/** The same unit vector as if every stem were as bound to themes as any other. */
function bareStems({ space }: Model, stems: StemVector): StemVector {
  const bare = Array.from(
    stems,
    ([row, weight]) => [row, weight / space.stemWeights[row]!] as const,
  );
  const known = Array.from(stems.values()).reduce((sum, weight) => sum + weight ** 2, 0);
  const unseen = Math.max(0, 1 - known) / space.unseenWeight ** 2;
  const length = Math.sqrt(bare.reduce((sum, [, weight]) => sum + weight ** 2, unseen)) || 1;
  return new Map(bare.map(([row, weight]) => [row, weight / length]));
}

function likeness(
  { readings, using }: Exemplars,
  reading: Reading,
  bare: StemVector,
  self: number,
) {
  const { vector } = reading;
  const dense = Float64Array.from(readings, (other) =>
    dotAt(vector, 0, other.vector, 0, vector.length),
  );
  const stems = new Float64Array(readings.length);
  for (const [row, weight] of bare) {
    for (const [at, other] of using.get(row) ?? []) stems[at]! += weight * other;
  }
  if (self >= 0) dense[self] = stems[self] = -1;
  return { dense: meanOfBest(dense), stems: meanOfBest(stems) };
}

function meanOfBest(values: Float64Array): number {
  const best = values.sort().subarray(-NEAREST);
  return best.reduce((a, b) => a + b, 0) / NEAREST;
}

function rankIn(rising: Float64Array, value: number): number {
  let below = 0;
  for (const other of rising) if (other <= value) below++;
  return below / (rising.length || 1);
}
