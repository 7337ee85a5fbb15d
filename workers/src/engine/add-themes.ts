import { centresOf, type Centres, type Sums } from './centres.ts';
import { chooseExemplars } from './exemplars.ts';
import { majorityLanguage } from './language.ts';
import type { Exemplars, Model, ModelTheme } from './model.ts';
import { dequantizeRows, quantizeRows } from './quantize.ts';
import type { Pool } from './read-pool.ts';
import { wordsOfTheme } from './theme-words.ts';

export interface AddedThemes {
  ids: readonly string[];
  pool: Pool;
  /** For each comment of the pool its theme as a place in `ids`, or −1. */
  themeOf: Int32Array;
  sums: Sums;
}

/**
 * The same model with themes more: their centres and exemplars follow those there were, rounded as
 * they will be when stored.
 */
export function addThemes(model: Model, added: AddedThemes): Model {
  const { ids, pool, themeOf, sums } = added;
  const first = model.themes.length;
  const none = new Int32Array(pool.comments.length).fill(-1);
  const exemplars = chooseExemplars({
    ...pool,
    ids: pool.comments.map(({ id }) => id),
    pinned: none,
    themeOf,
    sums,
  });
  return {
    ...model,
    themes: [...model.themes, ...ids.map((id, theme) => describe(model, added, id, theme))],
    centres: joinCentres(model.centres, centresOf(sums, pool.width), first, pool.width),
    exemplars: joinExemplars(model.exemplars, exemplars, first, pool.width),
  };
}

function describe(
  { space }: Model,
  { pool, themeOf, sums }: AddedThemes,
  id: string,
  theme: number,
): ModelTheme {
  const own = pool.comments.filter((_, i) => themeOf[i] === theme);
  const texts = own.map(({ text }) => text);
  return { id, language: majorityLanguage(own), words: wordsOfTheme(space, sums, theme, texts) };
}

function joinCentres(a: Centres, b: Centres, first: number, width: number): Centres {
  const shift = a.stemRows.length;
  return {
    themeOf: Int32Array.of(...a.themeOf, ...b.themeOf.map((theme) => first + theme)),
    vectors: joined(a.vectors, rounded(b.vectors, width)),
    stemStarts: Int32Array.of(...a.stemStarts, ...b.stemStarts.slice(1).map((at) => shift + at)),
    stemRows: Int32Array.of(...a.stemRows, ...b.stemRows),
    stemWeights: joined(a.stemWeights, b.stemWeights),
  };
}

function joinExemplars(a: Exemplars, b: Exemplars, first: number, width: number): Exemplars {
  return {
    ids: [...a.ids, ...b.ids],
    themeOf: Int32Array.of(...a.themeOf, ...b.themeOf.map((theme) => first + theme)),
    vectors: joined(a.vectors, rounded(b.vectors, width)),
  };
}

const rounded = (rows: Float32Array, width: number) =>
  dequantizeRows(quantizeRows(rows, width), width);

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
