/** How well a division of comments agrees with their labels; see `agreement`. */
export interface Agreement {
  nmi: number;
  ami: number;
  ari: number;
}

/** How often each label meets each group, with the margins. */
interface Contingency {
  n: number;
  rows: number[];
  columns: number[];
  cells: { row: number; column: number; count: number }[];
}

/**
 * Agreement of two divisions of the same n things: normalised mutual information 2I / (H(a) + H(b)),
 * mutual information adjusted for chance with the mean of the entropies as its bound, and the Rand
 * index adjusted for chance. 1 is equal, 0 is chance (for the adjusted two).
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
  };
}

function contingency(a: readonly string[], b: readonly string[]): Contingency {
  const rowOf = new Map<string, number>();
  const columnOf = new Map<string, number>();
  const counts = new Map<string, { row: number; column: number; count: number }>();
  const rows: number[] = [];
  const columns: number[] = [];
  a.forEach((label, i) => {
    const row = numberOf(rowOf, label);
    const column = numberOf(columnOf, b[i]!);
    rows[row] = (rows[row] ?? 0) + 1;
    columns[column] = (columns[column] ?? 0) + 1;
    const key = `${row} ${column}`;
    const cell = counts.get(key) ?? { row, column, count: 0 };
    cell.count++;
    counts.set(key, cell);
  });
  return { n: a.length, rows, columns, cells: Array.from(counts.values()) };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
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
  const pairs = (sizes: readonly number[]) =>
    sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const together = pairs(cells.map(({ count }) => count));
  const inRows = pairs(rows);
  const inColumns = pairs(columns);
  const expected = (inRows * inColumns) / ((n * (n - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  return most - expected !== 0 ? (together - expected) / (most - expected) : 1;
}
