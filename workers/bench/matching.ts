/**
 * The one-to-one matching of rows and columns with the greatest sum, by the Hungarian method with
 * potentials: rows enter one after the other, each by the cheapest augmenting path.
 * @param gains r × c matrix, r ≤ c; gains[i][j] is earned when row i is matched with column j.
 * @returns the column of each row.
 * @throws RangeError if there are more rows than columns.
 * @see Kuhn 1955, https://doi.org/10.1002/nav.3800020109.
 */
export function bestMatching(gains: readonly number[][]): number[] {
  const columns = gains[0]?.length ?? 0;
  if (gains.length > columns) throw new RangeError('more rows than columns');
  const rowPrice = new Float64Array(gains.length);
  const columnPrice = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  gains.forEach((_, row) => {
    augment(row);
  });
  const out = gains.map(() => -1);
  rowOf.forEach((row, column) => {
    if (row >= 0) out[row] = column;
  });
  return out;

  /** Matches one more row: Dijkstra over reduced costs to a free column, then the path is flipped. */
  function augment(first: number) {
    const slack = new Float64Array(columns).fill(Infinity);
    const from = new Int32Array(columns).fill(-1);
    const reached = new Uint8Array(columns);
    let column = -1;
    do {
      const row = column < 0 ? first : rowOf[column]!;
      let next = -1;
      for (let j = 0; j < columns; j++) {
        if (reached[j]) continue;
        const cost = -gains[row]![j]! - rowPrice[row]! - columnPrice[j]!;
        if (cost < slack[j]!) {
          slack[j] = cost;
          from[j] = column;
        }
        if (next < 0 || slack[j]! < slack[next]!) next = j;
      }
      const step = slack[next]!;
      rowPrice[first]! += step;
      for (let j = 0; j < columns; j++) {
        if (!reached[j]) slack[j]! -= step;
        else {
          rowPrice[rowOf[j]!]! += step;
          columnPrice[j]! -= step;
        }
      }
      reached[next] = 1;
      column = next;
    } while (rowOf[column]! >= 0);
    for (let at = column; at >= 0; at = from[at]!) {
      rowOf[at] = from[at]! < 0 ? first : rowOf[from[at]!]!;
    }
  }
}
