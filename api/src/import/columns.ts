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

/**
 * Finds the columns of a mapping by name or by their 1-based number.
 * @throws ImportFailure when one of them is not there.
 */
export function positionsOf(mapping: ImportMapping, columns: readonly string[]): Positions {
  const positions: Positions = {};
  for (const field of fields) {
    const name = mapping[field];
    if (name === null) continue;
    const byName = columns.indexOf(name);
    const byNumber = /^\d{1,4}$/.test(name) ? Number(name) - 1 : -1;
    const position = byName >= 0 ? byName : byNumber;
    if (position < 0 || position >= columns.length) throw new ImportFailure('column_missing');
    positions[field] = position;
  }
  return positions;
}
