import { isKnownName } from './column-names.ts';
import { readDate } from './dates.ts';

const LONGEST_NAME = 60;
const isTyped = (cell: string) =>
  /^[\d\s.,:/+-]+$/.test(cell) || cell.includes('@') || 'date' in readDate(cell, 'dmy');
const isNumberOrDate = (cell: string) => cell.trim() !== '' && isTyped(cell.trim());
const words = (cell: string) => cell.trim().split(/\s+/).length;

/**
 * Whether the first row names the columns: it has names we know; or it looks unlike the rows below
 * it, short where they are long, words where they have numbers or dates.
 */
export function detectHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (!first || !couldBeNames(first, rest)) return false;
  if (first.some(isKnownName)) return true;
  return first.some((name, i) =>
    differs(
      name,
      rest.map((row) => row[i] ?? ''),
    ),
  );
}

/** Names are short, no sentences, no numbers, and do not come again below. */
function couldBeNames(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const named = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (named.length === 0 || named.length < first.length / 2) return false;
  if (new Set(named).size < named.length && !named.some(isKnownName)) return false;
  if (named.some((name) => name.length > LONGEST_NAME || isNumberOrDate(name))) return false;
  const isSentence = (name: string) =>
    /[.!?…]$/.test(name) && words(name) > 2 && !isKnownName(name);
  if (named.some((name) => isSentence(name) && first.length === 1)) return false;
  return !first.some((name, i) => name !== '' && rest.some((row) => row[i] === name));
}

function differs(name: string, column: readonly string[]): boolean {
  const filled = column.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return false;
  if (filled.filter(isNumberOrDate).length > filled.length * 0.9) return true;
  const mean = filled.reduce((sum, cell) => sum + words(cell), 0) / filled.length;
  return words(name) <= 3 && !/[.!?…]$/.test(name.trim()) && mean > 6 && filled.length > 2;
}
