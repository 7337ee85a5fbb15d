import type { CauseCategory, Why } from '@vocero/api/contract/theme-parts';

/** One answer to "why?" while it is being written. */
export interface WhyRow {
  /** Stays with the row wherever it is moved to. */
  key: number;
  text: string;
  evidence: readonly string[];
  isRoot: boolean;
  category: CauseCategory | '';
}

/** More whys than this are refused by the server. */
export const mostWhys = 10;
export const mostEvidence = 20;

/** A key that no row has. */
const nextKey = (rows: readonly WhyRow[]) => 1 + Math.max(0, ...rows.map(({ key }) => key));

const emptyRow = (key: number): WhyRow => ({
  key,
  text: '',
  evidence: [],
  isRoot: false,
  category: '',
});

/** What is saved, to write on; at least one row to begin with. */
export function rowsOf(whys: readonly Why[]): WhyRow[] {
  if (whys.length === 0) return [emptyRow(1)];
  return whys.map((why, i) => ({ ...why, key: i + 1, category: why.category ?? '' }));
}

/** What is to be saved: rows without words and without evidence are none. */
export const whysOf = (rows: readonly WhyRow[]): Why[] =>
  rows
    .filter(({ text, evidence }) => text.trim() !== '' || evidence.length > 0)
    .map(({ text, evidence, isRoot, category }) => ({
      text: text.trim(),
      evidence: [...evidence],
      isRoot,
      category: isRoot ? category || null : null,
    }));

/** An empty row after the one at an index. @returns the rows and the new one's key. */
export function addAfter(rows: readonly WhyRow[], index: number) {
  const key = nextKey(rows);
  return { rows: rows.toSpliced(index + 1, 0, emptyRow(key)), key };
}

/** Moves a row by one place; at the ends nothing changes. */
export function moveRow(rows: readonly WhyRow[], index: number, by: -1 | 1): WhyRow[] {
  const row = rows[index];
  const to = index + by;
  if (!row || to < 0 || to >= rows.length) return [...rows];
  return rows.toSpliced(index, 1).toSpliced(to, 0, row);
}

/** Only one row can be the root cause; naming it again takes the mark away. */
export const markRoot = (rows: readonly WhyRow[], key: number): WhyRow[] =>
  rows.map((row) => ({ ...row, isRoot: row.key === key && !row.isRoot }));

export const changeRow = (
  rows: readonly WhyRow[],
  key: number,
  change: Partial<Omit<WhyRow, 'key'>>,
): WhyRow[] => rows.map((row) => (row.key === key ? { ...row, ...change } : row));

/** What keeps the chain from being saved, row by row. */
export type WhyFault = 'text' | 'category';

export function faultOf({ text, evidence, isRoot, category }: WhyRow): WhyFault | null {
  if (text.trim() === '' && (evidence.length > 0 || isRoot)) return 'text';
  return isRoot && category === '' ? 'category' : null;
}
