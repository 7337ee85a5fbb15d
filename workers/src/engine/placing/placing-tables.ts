import type { Centres } from '../themes/centres.ts';
import { knownPart } from './familiarity.ts';
import type { Model } from '../model.ts';
import { bytesOf, copyRows, strideOf, Workspace } from '../algebra/workspace.ts';
import { MOST_COMMENT_WORDS } from '../words/comment-words.ts';

/** Room for rows of words. */
const WORD_BYTES = 32 * 2 ** 20;
/** When those used least are dropped up to half the rows stay: the other half must take any comment. */
const LEAST_WORDS = 2 * MOST_COMMENT_WORDS;

/**
 * How a row of sums is laid out, in bytes: the latent half, its products with the columns, the context
 * half, its products with the columns. A column is a centre: every four columns hold one of each of four
 * themes, see `columnsOf`.
 */
export interface RowLayout {
  latent: number;
  columns: number;
  context: number;
  /** The first two parts: what the parts of a word add up to. */
  upper: number;
  /** The last two: what its stem gives. */
  lower: number;
}

/**
 * What placing many comments needs of a model, in tables that turn every product with the centres into
 * sums of rows: a comment is a sum of words, a word a sum of parts.
 */
export interface PlacingTables {
  workspace: Workspace;
  layout: RowLayout;
  /** Byte offsets of: rows of parts of words (layout.upper each), of stems by their weight (layout.lower each), … */
  features: number;
  stems: number;
  /** … of likeness in words by stem (layout.columns each), and of the shared direction. */
  shared: number;
  common: number;
  /** Four themes side by side: how often, … */
  fours: number;
  /** … and byte offsets of: the byte after the last column of each four, and their places in `Model.themes`. */
  ends: number;
  themes: number;
  /** Rows of words (layout.upper each), to be filled while placing. */
  words: Float32Array;
  wordRows: number;
  /** u · idf by row of the stem, and what the gate calls known. */
  stemFactors: Float64Array;
  knownParts: Float64Array;
}

/** @param room bytes that the caller will take from the workspace. */
export function makePlacingTables(
  { space, rarity, centres }: Pick<Model, 'space' | 'rarity' | 'centres'>,
  room: (layout: RowLayout) => number,
): PlacingTables {
  const { columns, ends, themes } = columnsOf(centres);
  const { latentWidth, contextWidth } = space;
  const layout = layoutOf(strideOf(latentWidth), columns.length, strideOf(contextWidth));
  const wordRows = Math.max(LEAST_WORDS, Math.floor(WORD_BYTES / (layout.upper + 1)));
  const [features, stems] = [space.features.size, space.stems.size];
  const lengths = {
    features: (features * layout.upper) / 4,
    stems: (stems * layout.lower) / 4,
    shared: stems * columns.length,
    common: strideOf(contextWidth),
    ends: ends.length,
    themes: themes.length,
    words: (wordRows * layout.upper) / 4,
    block: BLOCK * Math.max(strideOf(latentWidth), strideOf(contextWidth)),
    centres: columns.length * Math.max(strideOf(latentWidth), strideOf(contextWidth)),
  };
  const bytes = Object.values(lengths).reduce((sum, length) => sum + bytesOf(length), 0);
  const workspace = new Workspace(bytes + room(layout));
  const common = workspace.floats(lengths.common);
  common.set(space.common);
  const [endsAt, themesAt] = [workspace.integers(ends.length), workspace.integers(themes.length)];
  endsAt.set(ends);
  themesAt.set(themes);
  const block = workspace.floats(lengths.block);
  const right = workspace.floats(lengths.centres);
  const featureRows = workspace.floats(lengths.features);
  const upper = { width: latentWidth, rows: features, rowBytes: layout.upper };
  centreHalves(centres, columns, 0, upper.width, latentWidth + contextWidth, right);
  fillRows(workspace, space.projection, upper, { block, right, columns }, featureRows);
  const stemRows = workspace.floats(lengths.stems);
  const lower = { width: contextWidth, rows: stems, rowBytes: layout.lower };
  centreHalves(centres, columns, latentWidth, contextWidth, latentWidth + contextWidth, right);
  withoutShared(right, space.common, columns.length);
  fillRows(workspace, space.meanings, lower, { block, right, columns }, stemRows);
  weighRows(stemRows, space.stemWeights);
  return {
    workspace,
    layout,
    features: featureRows.byteOffset,
    stems: stemRows.byteOffset,
    shared: fillShared(centres, columns, workspace.floats(lengths.shared)),
    common: common.byteOffset,
    fours: ends.length,
    ends: endsAt.byteOffset,
    themes: themesAt.byteOffset,
    words: workspace.floats(lengths.words),
    wordRows,
    stemFactors: Float64Array.from(space.stemWeights, (u, row) => u * rarity.ofStem[row]!),
    knownParts: Float64Array.from(rarity.ofStem, (_, row) => knownPart(rarity, row, 0)),
  };
}

/** Rows multiplied at a time. */
const BLOCK = 64;

function layoutOf(latent: number, columns: number, context: number): RowLayout {
  const upper = (latent + columns) * 4;
  const lower = (context + columns) * 4;
  return {
    latent: latent * 4,
    columns: columns * 4,
    context: context * 4,
    upper,
    lower,
  };
}

/**
 * The centre in each column. Themes stand side by side in fours, each in every fourth column, so that the
 * best of each is found in one go; such with about as many centres stand together, for a theme with fewer
 * is filled up by its first. A last four that is not full repeats its first theme.
 */
function columnsOf({ themeOf }: Centres) {
  const own = new Map<number, number[]>();
  themeOf.forEach((theme, c) => own.set(theme, [...(own.get(theme) ?? []), c]));
  const falling = Array.from(own).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const columns: number[] = [];
  const ends: number[] = [];
  const themes: number[] = [];
  for (let first = 0; first < falling.length; first += 4) {
    const four = [0, 1, 2, 3].map((lane) => falling[first + lane] ?? falling[first]!);
    for (let at = 0; at < four[0]![1].length; at++) {
      columns.push(...four.map(([, centres]) => centres[at] ?? centres[0]!));
    }
    ends.push(columns.length * 4);
    themes.push(...four.map(([theme]) => theme));
  }
  return { columns, ends, themes };
}

/** One half of each column's centre, at its stride. */
function centreHalves(
  { vectors }: Centres,
  columns: readonly number[],
  from: number,
  half: number,
  width: number,
  to: Float32Array,
) {
  to.fill(0);
  columns.forEach((c, at) => {
    const start = c * width + from;
    to.set(vectors.subarray(start, start + half), at * strideOf(half));
  });
}

/** c ← c − (c · m)·m: the product with it is then that of a comment without its part along m. */
function withoutShared(halves: Float32Array, common: Float32Array, count: number) {
  const stride = strideOf(common.length);
  for (let at = 0; at < count * stride; at += stride) {
    let along = 0;
    for (let k = 0; k < common.length; k++) along += halves[at + k]! * common[k]!;
    for (let k = 0; k < common.length; k++) halves[at + k]! -= along * common[k]!;
  }
}

/** Rows of a matrix (rows × width), each followed by its products with the columns. */
function fillRows(
  { kernels }: Workspace,
  matrix: Float32Array,
  { width, rows, rowBytes }: { width: number; rows: number; rowBytes: number },
  { block, right, columns }: { block: Float32Array; right: Float32Array; columns: number[] },
  out: Float32Array,
) {
  const stride = strideOf(width);
  for (let first = 0; first < rows; first += BLOCK) {
    const count = Math.min(BLOCK, rows - first);
    copyRows(matrix, first, count, width, block);
    for (let row = 0; row < count; row++) {
      const at = ((first + row) * rowBytes) / 4;
      out.set(block.subarray(row * stride, (row + 1) * stride), at);
    }
    kernels.multiplyByTransposed(
      block.byteOffset,
      count,
      right.byteOffset,
      columns.length,
      stride * 4,
      out.byteOffset + first * rowBytes + stride * 4,
      rowBytes,
    );
  }
}

function weighRows(rows: Float32Array, weights: Float32Array) {
  const width = rows.length / weights.length;
  weights.forEach((weight, row) => {
    for (let k = row * width; k < (row + 1) * width; k++) rows[k]! *= weight;
  });
}

/** The weight of each stem in each column. */
function fillShared(centres: Centres, columns: readonly number[], out: Float32Array): number {
  columns.forEach((c, column) => {
    for (let p = centres.stemStarts[c]!; p < centres.stemStarts[c + 1]!; p++) {
      out[centres.stemRows[p]! * columns.length + column] = centres.stemWeights[p]!;
    }
  });
  return out.byteOffset;
}
