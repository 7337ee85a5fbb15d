import type { Model } from '../model.ts';
import { finishVector, widthOf } from '../space/space.ts';
import { stemVectorOf, type StemVector } from '../space/stem-vectors.ts';
import { tokenize, type Token } from './tokens.ts';
import { memoryOf } from './word-memory.ts';

/** A comment as the model sees it. */
export interface Reading {
  /** Worked out when asked for: only reasons need the words as they were written. */
  readonly tokens: Token[];
  /** Unit vector in the model's space; zero when no part of any word is known. */
  vector: Float32Array;
  stems: StemVector;
}

/** The vector of one folded word of the model, before it is joined with others. */
export function vectorOfWord(model: Model, word: string): Float32Array {
  const memory = memoryOf(model);
  return memory.vectorAt(memory.numberOfWord(word));
}

/** Tokens, vector and stems of a text: the sum over its words of (1 + ln tf) · word, at length 1. */
export function readComment(model: Model, text: string): Reading {
  const memory = memoryOf(model);
  const words = new Map<number, number>();
  const stems = new Map<number, number>();
  for (const id of memory.read(text)) {
    words.set(id, (words.get(id) ?? 0) + 1);
    stems.set(memory.stemAt(id), (stems.get(memory.stemAt(id)) ?? 0) + 1);
  }
  const vector = new Float32Array(widthOf(model.space));
  for (const [id, times] of words) {
    const factor = 1 + Math.log(times);
    const part = memory.vectorAt(id);
    for (let k = 0; k < vector.length; k++) vector[k]! += factor * part[k]!;
  }
  finishVector(model.space, vector, 0);
  let tokens: Token[] | null = null;
  return {
    get tokens() {
      return (tokens ??= tokenize(text));
    },
    vector,
    stems: stemVectorOf(model.space, model.rarity, stems),
  };
}
