import { contingency, pairsWithin, type Contingency } from './contingency.ts';
import { bestMatching } from './matching.ts';

/** How well a division of comments agrees with their labels; see `agreement`. */
export interface Agreement {
  nmi: number;
  ami: number;
  ari: number;
  purity: number;
  accuracy: number;
}

/**
 * Agreement of two divisions of the same n things: normalised mutual information 2I / (H(a) + H(b)),
 * mutual information adjusted for chance with the mean of the entropies as its bound, and the Rand
 * index adjusted for chance. 1 is equal, 0 is chance (for the adjusted two). Purity is the share of
 * things that carry the commonest label of their group (many small groups flatter it), accuracy the
 * share that is right when each label is given at most one group and the best such choice is made.
 * @see Vinh, Epps & Bailey 2010, https://jmlr.org/papers/v11/vinh10a.html.
 */
export function agreement(a: readonly string[], b: readonly string[]): Agreement {
  const table = contingency(a, b);
  const shared = mutualInformation(table);
  const mean = (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2;
  const chance = expectedInformation(table);
  return {
    nmi: mean > 0 ? shared / mean : 1,
    ami: mean - chance > 1e-12 ? (shared - chance) / (mean - chance) : 1,
    ari: adjustedRand(table),
    purity: purity(table),
    accuracy: accuracy(table),
  };
}

function entropy(sizes: readonly number[], n: number): number {
  return sizes.reduce((sum, size) => sum - (size / n) * Math.log(size / n), 0);
}

function mutualInformation({ n, rows, columns, cells }: Contingency): number {
  return cells.reduce(
    (sum, { row, column, count }) =>
      sum + (count / n) * Math.log((n * count) / (rows[row]! * columns[column]!)),
    0,
  );
}

/** Mean mutual information over all tables with these margins (hypergeometric cells). */
function expectedInformation({ n, rows, columns }: Contingency): number {
  const logFactorial = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) logFactorial[i] = logFactorial[i - 1]! + Math.log(i);
  const f = (i: number) => logFactorial[i]!;
  const rowSizes = tally(rows);
  const columnSizes = tally(columns);
  let sum = 0;
  for (const [a, timesA] of rowSizes) {
    for (const [b, timesB] of columnSizes) {
      const fixed = f(a) + f(b) + f(n - a) + f(n - b) - f(n);
      for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
        const chance = Math.exp(fixed - f(k) - f(a - k) - f(b - k) - f(n - a - b + k));
        sum += timesA * timesB * (k / n) * Math.log((n * k) / (a * b)) * chance;
      }
    }
  }
  return sum;
}

function tally(sizes: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const size of sizes) times.set(size, (times.get(size) ?? 0) + 1);
  return times;
}

function adjustedRand({ n, rows, columns, cells }: Contingency): number {
  const together = pairsWithin(cells.map(({ count }) => count));
  const inRows = pairsWithin(rows);
  const inColumns = pairsWithin(columns);
  const expected = (inRows * inColumns) / ((n * (n - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  return most - expected !== 0 ? (together - expected) / (most - expected) : 1;
}

function purity({ n, columns, cells }: Contingency): number {
  const largest = columns.map(() => 0);
  for (const { column, count } of cells) largest[column] = Math.max(largest[column]!, count);
  return largest.reduce((a, b) => a + b, 0) / n;
}

function accuracy({ n, rows, columns, cells }: Contingency): number {
  const wide = rows.length <= columns.length;
  const [short, long] = wide ? [rows.length, columns.length] : [columns.length, rows.length];
  const gains = Array.from({ length: short }, () => new Array<number>(long).fill(0));
  for (const { row, column, count } of cells) {
    if (wide) gains[row]![column] = count;
    else gains[column]![row] = count;
  }
  const matched = bestMatching(gains);
  return matched.reduce((sum, column, row) => sum + gains[row]![column]!, 0) / n;
}

/**
 * The share of all pairs of things that stand together in one division and apart in the other:
 * (together in a + together in b − 2 · together in both) / (n(n − 1) / 2).
 */
export function pairsChanged(a: readonly string[], b: readonly string[]): number {
  const { n, rows, columns, cells } = contingency(a, b);
  const both = pairsWithin(cells.map(({ count }) => count));
  const changed = pairsWithin(rows) + pairsWithin(columns) - 2 * both;
  return n > 1 ? changed / ((n * (n - 1)) / 2) : 0;
}
