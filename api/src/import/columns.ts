import type { ImportMapping } from '../contract/imports.ts';
import { fields, type Field } from './column-names.ts';
import { ImportFailure } from './failure.ts';

/** Where each field stands in a row: 0-based, undefined where no column holds it. */
export type Positions = Partial<Record<Field, number>>;

/**
 * What the columns are called: the header's words, or the number of a column without any; the second
 * of two with the same words is told apart by its number.
 */
export function columnNames(first: readonly string[], header: boolean): string[] {
  const taken = new Set<string>();
  return first.map((cell, i) => {
    const words = header ? cell.trim() : '';
    const name = words === '' ? String(i + 1) : taken.has(words) ? `${words} (${i + 1})` : words;
    taken.add(name);
    return name;
  });
}

/** Where a column is, by its name or its 1-based number; undefined where there is none. */
export function positionOf(name: string, columns: readonly string[]): number | undefined {
  const byName = columns.indexOf(name);
  if (byName >= 0) return byName;
  const byNumber = /^\d{1,4}$/.test(name) ? Number(name) - 1 : -1;
  return byNumber >= 0 && byNumber < columns.length ? byNumber : undefined;
}

/**
 * Finds the columns of a mapping.
 * @throws ImportFailure when one of them is not there.
 */
export function positionsOf(mapping: ImportMapping, columns: readonly string[]): Positions {
  const positions: Positions = {};
  for (const field of fields) {
    const name = mapping[field];
    if (name === null) continue;
    const position = positionOf(name, columns);
    if (position === undefined) throw new ImportFailure('column_missing');
    positions[field] = position;
  }
  return positions;
}
