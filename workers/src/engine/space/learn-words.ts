import type { Model } from '../model.ts';
import { tokenize } from '../words/tokens.ts';
import { stemOf } from '../words/word-features.ts';

/** A word in fewer comments than this says nothing yet. */
const LEAST_USES = 3;

/**
 * The same model, which knows the stems that have come into use in these comments: as rare as their
 * uses here make them, with no company yet. What else it knows stays as it is. A new subject mostly
 * brings words of its own, and could not be told from a stranger without them.
 */
export function learnWords(model: Model, texts: readonly string[]): Model {
  const { space, rarity } = model;
  const uses = new Map<string, number>();
  for (const text of texts) {
    for (const stem of new Set(tokenize(text).map(({ word }) => stemOf(word)))) {
      if (!space.stems.has(stem)) uses.set(stem, (uses.get(stem) ?? 0) + 1);
    }
  }
  const fresh = Array.from(uses).filter(([, count]) => count >= LEAST_USES);
  if (fresh.length === 0) return model;
  const first = space.stems.size;
  const rarities = fresh.map(([, count]) => rarity.unseen - Math.log(count + 1));
  return {
    ...model,
    rarity: { ...rarity, ofStem: joined(rarity.ofStem, rarities) },
    space: {
      ...space,
      stems: new Map([...space.stems, ...fresh.map(([stem], at) => [stem, first + at] as const)]),
      meanings: joined(
        space.meanings,
        new Array<number>(fresh.length * space.contextWidth).fill(0),
      ),
      stemWeights: joined(
        space.stemWeights,
        new Array<number>(fresh.length).fill(space.unseenWeight),
      ),
    },
  };
}

function joined(a: Float32Array, b: readonly number[]): Float32Array {
  const out = new Float32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
