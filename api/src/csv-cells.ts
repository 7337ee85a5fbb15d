/** What a spreadsheet would take for a formula when it opens a file of ours. */
const FORMULA = /^[=+\-@\t\r]/;
/** A cell that was guarded, by us or by whoever exported the file. */
const GUARDED = /^'(?=[=+\-@\t\r])/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A cell as CSV (RFC 4180). */
export const csvCell = (text: string) =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A line of CSV, exactly as the cells are. */
export const csvLine = (cells: readonly string[]) => cells.map(csvCell).join(',');

/** A line of CSV in which no spreadsheet finds a formula. */
export const safeCsvLine = (cells: readonly string[]) =>
  csvLine(cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));

/** A cell in quotes in which no spreadsheet finds a formula. */
export const guardedCell = (text: string) =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The cell as it was before it was guarded against being taken for a formula. */
export const unguarded = (cell: string) => cell.replace(GUARDED, '');
