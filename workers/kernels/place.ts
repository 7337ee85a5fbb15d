/** Kernels that place comments by sums of table rows, see place-many.ts. */
import { dot } from './dense';

/**
 * out = Σ factor · row over `count` rows, given as byte offsets (32-bit integers from `rows` on) with
 * their factors (32-bit floats from `factors` on).
 */
export function sumRows(
  rows: usize,
  factors: usize,
  count: i32,
  rowBytes: usize,
  out: usize,
): void {
  let k: usize = 0;
  for (; k + 48 < rowBytes; k += 64) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
      const row = <usize>i32.load(rows + i) + k;
      const factor = v128.load32_splat(factors + i);
      a = f32x4.add(a, f32x4.mul(factor, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(factor, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(factor, v128.load(row, 32)));
      d = f32x4.add(d, f32x4.mul(factor, v128.load(row, 48)));
    }
    v128.store(out + k, a);
    v128.store(out + k, b, 16);
    v128.store(out + k, c, 32);
    v128.store(out + k, d, 48);
  }
  for (; k < rowBytes; k += 16) {
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
      const row = <usize>i32.load(rows + i) + k;
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(factors + i), v128.load(row)));
    }
    v128.store(out + k, sum);
  }
}

const HALF: f32 = 0.5;
const TINY: f32 = 1e-20;
/** What is left of a square after a subtraction may be rounding alone below this part of it. */
const LEAST_LEFT: f32 = 1e-10;

/** The best theme so far, and its likeness: in all, in vectors, in words. */
let bestTheme: i32 = -1;
let best: f32 = -Infinity;
let bestDense: f32 = 0;
let bestWords: f32 = 0;

/** Of themes that are equally alike the first counts, in whatever order they are offered. */
function offer(theme: i32, dense: f32, words: f32): void {
  const likeness = dense + words;
  if (likeness < best || (likeness === best && theme > bestTheme)) return;
  bestTheme = theme;
  best = likeness;
  bestDense = dense;
  bestWords = words;
}

function offerFour(themes: usize, dense: v128, words: v128): void {
  const some = f32x4.ge(f32x4.add(dense, words), f32x4.splat(best));
  if (!v128.any_true(some)) return;
  offer(i32.load(themes), f32x4.extract_lane(dense, 0), f32x4.extract_lane(words, 0));
  offer(i32.load(themes, 4), f32x4.extract_lane(dense, 1), f32x4.extract_lane(words, 1));
  offer(i32.load(themes, 8), f32x4.extract_lane(dense, 2), f32x4.extract_lane(words, 2));
  offer(i32.load(themes, 12), f32x4.extract_lane(dense, 3), f32x4.extract_lane(words, 3));
}

/**
 * The theme most alike to a comment. With x and y the sums of the latent and context halves of its
 * words, y without its part along `common` and p, q their products with the centres, its likeness to a
 * centre in vectors is
 *     √½ · (p / |x| + q / |y|)
 * and its likeness to a theme the best over its centres in vectors plus the best in words.
 * @param sums latentBytes of x, columnBytes of p, contextBytes of y, columnBytes of q. Every four columns
 *   hold one centre of each of four themes.
 * @param shared likeness in words by column.
 * @param ends by four themes the byte after their last column (32-bit integers).
 * @param themes the numbers of the themes, by fours (32-bit integers).
 * @param out number of the theme (32-bit integer; −1 without any), its likeness in vectors and in words.
 */
export function nearestTheme(
  sums: usize,
  latentBytes: usize,
  columnBytes: usize,
  contextBytes: usize,
  common: usize,
  shared: usize,
  ends: usize,
  fours: i32,
  themes: usize,
  out: usize,
): void {
  const latentScores = sums + latentBytes;
  const context = latentScores + columnBytes;
  const contextScores = context + contextBytes;
  const latentSquare = dot(sums, sums, latentBytes);
  const contextSquare = dot(context, context, contextBytes);
  const along = dot(context, common, contextBytes);
  const left = contextSquare - along * along;
  let latentFactor: f32 = 0;
  if (latentSquare > TINY) latentFactor = Mathf.sqrt(HALF / latentSquare);
  let contextFactor: f32 = 0;
  if (left > TINY && left > LEAST_LEFT * contextSquare) contextFactor = Mathf.sqrt(HALF / left);
  const f = f32x4.splat(latentFactor);
  const g = f32x4.splat(contextFactor);
  bestTheme = -1;
  best = -Infinity;
  bestDense = bestWords = 0;
  let k: usize = 0;
  for (let four = 0; four < fours; four++) {
    const end = <usize>i32.load(ends + ((<usize>four) << 2));
    let denseMost = f32x4.splat(-Infinity);
    let wordsMost = f32x4.splat(0);
    for (; k < end; k += 16) {
      const p = f32x4.mul(f, v128.load(latentScores + k));
      const q = f32x4.mul(g, v128.load(contextScores + k));
      denseMost = f32x4.max(denseMost, f32x4.add(p, q));
      wordsMost = f32x4.max(wordsMost, v128.load(shared + k));
    }
    offerFour(themes + ((<usize>four) << 4), denseMost, wordsMost);
  }
  i32.store(out, bestTheme);
  f32.store(out, bestDense, 4);
  f32.store(out, bestWords, 8);
}
