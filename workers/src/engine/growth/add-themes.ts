import {
  centresOf,
  countHolders,
  holdersOfRows,
  sizesAndLengths,
  type Centres,
  type Sums,
} from '../themes/centres.ts';
import { chooseExemplars } from '../themes/exemplars.ts';
import { joinCompany } from '../placing/gather-company.ts';
import { majorityLanguage } from '../words/language.ts';
import { hasName, joinNames, toldNames, type Names } from '../labels/names.ts';
import type { CentreSums, Exemplars, Model, ModelTheme } from '../model.ts';
import { dequantizeRows, quantizeRows } from '../algebra/quantize.ts';
import type { Pool } from './read-pool.ts';
import { wordsOfTheme } from '../labels/theme-words.ts';

export interface AddedThemes {
  /** Of the themes that are new. */
  ids: readonly string[];
  pool: Pool;
  /** For each comment of the pool its theme, the new ones following those of the model, or −1. */
  themeOf: Int32Array;
  /** Of the same comments, by the same numbers. */
  sums: Sums;
  /** That the pool tells. */
  names: Names;
}

/**
 * The same model with themes more, and with what belongs to themes it has: centres and exemplars of
 * both follow those there were, rounded as they will be when stored. It knows the names that the pool
 * tells beside those it knew, and none of either stands among the words of any theme.
 */
export function addThemes(model: Model, added: AddedThemes): Model {
  const { ids, pool, sums } = added;
  const themeOf = added.themeOf.map((theme) => (theme < model.themes.length ? -1 : theme));
  const exemplars = chooseExemplars({
    ...pool,
    ids: pool.comments.map(({ id }) => id),
    pinned: new Int32Array(pool.comments.length).fill(-1),
    themeOf,
    sums,
  });
  const first = model.themes.length;
  const centres = centresOf(sums, pool.width);
  const holders = holdersOfRows(centres, countHolders(sums, pool.stems));
  const names = joinNames(model.names, added.names);
  const known = model.themes.map((theme) => withoutNames(theme, names));
  return {
    ...model,
    names,
    themes: [
      ...known,
      ...ids.map((id, at) => describe({ ...model, names }, added, id, first + at)),
    ],
    centres: joinCentres(model.centres, centres, pool.width),
    centreSums: joinCentreSums(model.centreSums, {
      ...sizesAndLengths(sums, pool.width),
      holders,
    }),
    company: joinCompany(
      model.company,
      pool.stems.filter((_, i) => added.themeOf[i]! >= 0),
    ),
    exemplars: joinExemplars(model.exemplars, exemplars, pool.width),
  };
}

function describe(
  { space, names }: Model,
  { pool, themeOf, sums }: AddedThemes,
  id: string,
  theme: number,
): ModelTheme {
  const own = pool.comments.filter((_, i) => themeOf[i] === theme);
  const texts = own.map(({ text }) => text);
  const language = majorityLanguage(own);
  return { id, language, words: wordsOfTheme({ space, sums, theme, texts, language, names }) };
}

/** A theme whose words hold nobody whom the pool told of. */
function withoutNames(theme: ModelTheme, names: Names): ModelTheme {
  return { ...theme, words: theme.words.filter((word) => !hasName(toldNames(names), word)) };
}

function joinCentres(a: Centres, b: Centres, width: number): Centres {
  const shift = a.stemRows.length;
  return {
    themeOf: Int32Array.of(...a.themeOf, ...b.themeOf),
    vectors: joined(a.vectors, rounded(b.vectors, width)),
    stemStarts: Int32Array.of(...a.stemStarts, ...b.stemStarts.slice(1).map((at) => shift + at)),
    stemRows: Int32Array.of(...a.stemRows, ...b.stemRows),
    stemWeights: joined(a.stemWeights, b.stemWeights),
  };
}

function joinCentreSums(a: CentreSums, b: CentreSums): CentreSums {
  return {
    sizes: Int32Array.of(...a.sizes, ...b.sizes),
    lengths: joined(a.lengths, b.lengths),
    holders: Int32Array.of(...a.holders, ...b.holders),
  };
}

function joinExemplars(a: Exemplars, b: Exemplars, width: number): Exemplars {
  return {
    ids: [...a.ids, ...b.ids],
    themeOf: Int32Array.of(...a.themeOf, ...b.themeOf),
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
