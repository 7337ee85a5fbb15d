/**
 * Kernels on lists of the k best: `indices` (32-bit integers) and `similarities` (32-bit floats) of one
 * row, best first. Where fewer than k were offered the index is −1 and the similarity −2.
 */

/** Puts one candidate in its place; the caller has seen that it beats the last. */
function insert(indices: usize, similarities: usize, k: i32, index: i32, similarity: f32): void {
  let at: usize = (k - 1) << 2;
  while (at > 0 && f32.load(similarities + at - 4) < similarity) {
    f32.store(similarities + at, f32.load(similarities + at - 4));
    i32.store(indices + at, i32.load(indices + at - 4));
    at -= 4;
  }
  f32.store(similarities + at, similarity);
  i32.store(indices + at, index);
}

/**
 * Offers candidates first … first + count − 1, whose similarities stand side by side from `offered` on,
 * to one list. A candidate with the number `skipped` is left out.
 */
function offerRow(
  offered: usize,
  count: i32,
  first: i32,
  skipped: i32,
  indices: usize,
  similarities: usize,
  k: i32,
): void {
  const last = similarities + ((k - 1) << 2);
  let least = f32.load(last);
  let j = 0;
  while (j < count) {
    if (j + 3 < count && !v128.any_true(f32x4.gt(v128.load(offered), f32x4.splat(least)))) {
      j += 4;
      offered += 16;
      continue;
    }
    const similarity = f32.load(offered);
    if (similarity > least && first + j !== skipped) {
      insert(indices, similarities, k, first + j, similarity);
      least = f32.load(last);
    }
    j++;
    offered += 4;
  }
}

/** Offers candidates whose similarities stand one below the other every `offeredBytes` to one list. */
function offerColumn(
  offered: usize,
  offeredBytes: usize,
  count: i32,
  first: i32,
  indices: usize,
  similarities: usize,
  k: i32,
): void {
  const last = similarities + ((k - 1) << 2);
  let least = f32.load(last);
  for (let j = 0; j < count; j++) {
    const similarity = f32.load(offered);
    if (similarity > least) {
      insert(indices, similarities, k, first + j, similarity);
      least = f32.load(last);
    }
    offered += offeredBytes;
  }
}

/**
 * Offers a tile of similarities to the lists of its rows: `columns` candidates from the number
 * firstColumn on to each of `rows` lists. No row is offered the candidate firstRow + its place, so that
 * none is its own neighbour; with firstRow below all numbers nothing is left out.
 * @param indices the list of the first row; the others follow, k apart. So do `similarities`.
 */
export function offerRows(
  tile: usize,
  tileBytes: usize,
  rows: i32,
  columns: i32,
  firstRow: i32,
  firstColumn: i32,
  indices: usize,
  similarities: usize,
  k: i32,
): void {
  for (let i = 0; i < rows; i++) {
    offerRow(tile, columns, firstColumn, firstRow + i, indices, similarities, k);
    tile += tileBytes;
    indices += k << 2;
    similarities += k << 2;
  }
}

/** The other side: offers `rows` candidates from the number firstRow on to the lists of the columns. */
export function offerColumns(
  tile: usize,
  tileBytes: usize,
  rows: i32,
  columns: i32,
  firstRow: i32,
  indices: usize,
  similarities: usize,
  k: i32,
): void {
  for (let j = 0; j < columns; j++) {
    offerColumn(tile, tileBytes, rows, firstRow, indices, similarities, k);
    tile += 4;
    indices += k << 2;
    similarities += k << 2;
  }
}
