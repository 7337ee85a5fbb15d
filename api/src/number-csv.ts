import type { Locale } from './contract/values.ts';
import { guardedCell } from './csv-cells.ts';

export type Cell = string | number | null;

/** Without it, spreadsheets take UTF-8 for another encoding. */
export const byteOrderMark = '\ufeff';

/**
 * A table with numbers for a spreadsheet. Every cell is quoted and no text of it is a formula to one.
 * Where decimals are written with a comma, cells are separated by semicolons.
 */
export function writeNumberCsv(rows: readonly (readonly Cell[])[], locale: Locale): string {
  const usesComma = locale !== 'en';
  const write = (cells: readonly Cell[]) =>
    cells.map((cell) => writeCell(cell, usesComma)).join(usesComma ? ';' : ',');
  return rows.map((row) => `${write(row)}\r\n`).join('');
}

function writeCell(cell: Cell, usesComma: boolean): string {
  if (cell === null) return '""';
  if (typeof cell === 'string') return guardedCell(cell);
  const text = String(Math.round(cell * 10_000) / 10_000);
  return `"${usesComma ? text.replace('.', ',') : text}"`;
}
