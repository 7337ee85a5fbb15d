import type { Model } from './model.ts';
import { finishVector, widthOf, wordVector } from './space.ts';
import { stemVector, type StemVector } from './stem-vectors.ts';
import { tokenize, type Token } from './tokens.ts';

/** A comment as the model sees it. */
export interface Reading {
  tokens: Token[];
  /** Unit vector in the model's space; zero when no part of any word is known. */
  vector: Float32Array;
  stems: StemVector;
}

/** Vectors of words met before: a memory that spares work and never changes a result. */
const memories = new WeakMap<Model, Map<string, Float32Array>>();
const MAX_REMEMBERED = 20_000;

/** The vector of one folded word of the model, before it is joined with others. */
export function vectorOfWord(model: Model, word: string): Float32Array {
  const memory = memories.get(model) ?? new Map<string, Float32Array>();
  const known = memory.get(word);
  if (known) return known;
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  const vector = wordVector(model.space, word);
  memories.set(model, memory.set(word, vector));
  return vector;
}

/** Tokens, vector and stems of a text: the sum over its words of (1 + ln tf) · word, at length 1. */
export function readComment(model: Model, text: string): Reading {
  const tokens = tokenize(text);
  const words = tokens.map(({ word }) => word);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vector = new Float32Array(widthOf(model.space));
  for (const [word, count] of counts) {
    const factor = 1 + Math.log(count);
    const part = vectorOfWord(model, word);
    for (let k = 0; k < vector.length; k++) vector[k]! += factor * part[k]!;
  }
  finishVector(model.space, vector, 0);
  return { tokens, vector, stems: stemVector(model.space, model.rarity, words) };
}
