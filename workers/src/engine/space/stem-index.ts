import type { Centres } from '../themes/centres.ts';

/** Which centres use a stem: those of row r are [starts[r] … starts[r + 1] − 1], with its weight there. */
export interface StemIndex {
  starts: Int32Array;
  centres: Int32Array;
  weights: Float32Array;
}

const indexes = new WeakMap<Centres, StemIndex>();

/** The stems of all centres the other way round, made once for each set of centres. */
export function stemIndexOf(centres: Centres): StemIndex {
  const known = indexes.get(centres);
  if (known) return known;
  const index = turn(centres);
  indexes.set(centres, index);
  return index;
}

function turn({ stemStarts, stemRows, stemWeights }: Centres): StemIndex {
  const rows = stemRows.reduce((most, row) => Math.max(most, row + 1), 0);
  const starts = new Int32Array(rows + 1);
  for (const row of stemRows) starts[row + 1]!++;
  for (let row = 0; row < rows; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice();
  const centres = new Int32Array(stemRows.length);
  const weights = new Float32Array(stemRows.length);
  for (let c = 0; c + 1 < stemStarts.length; c++) {
    for (let p = stemStarts[c]!; p < stemStarts[c + 1]!; p++) {
      const at = next[stemRows[p]!]!++;
      centres[at] = c;
      weights[at] = stemWeights[p]!;
    }
  }
  return { starts, centres, weights };
}
