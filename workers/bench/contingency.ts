/** How often each label meets each group, with the margins. */
export interface Contingency {
  n: number;
  /** Things of each label, and of each group. */
  rows: number[];
  columns: number[];
  /** The pairs of label and group that occur at all. */
  cells: { row: number; column: number; count: number }[];
}

/** Tabulates two divisions of the same n things, both numbered in the order of first appearance. */
export function contingency(a: readonly string[], b: readonly string[]): Contingency {
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

/** How many pairs of things stand together: Σ s(s − 1) / 2 over the sizes s. */
export function pairsWithin(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
