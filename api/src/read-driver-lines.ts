import type { DriverAmount, DriverRefusal } from './contract/drivers.ts';
import { csvLine, unguarded } from './csv-cells.ts';
import { readDate, type DateOrder } from './import/dates.ts';
import type { Row } from './import/rows.ts';

const LONGEST = 366;
const DAY = 86_400_000;

export interface DriverLine extends DriverAmount {
  line: number;
  raw: string;
}

export interface ReadLines {
  lines: DriverLine[];
  refusals: { line: number; reason: DriverRefusal; raw: string }[];
}

/**
 * Reads lines of a day and an amount, or of a first day, a last day and an amount. A first line without
 * any digit is a heading. Lines that have a day in common with an earlier one are refused.
 */
export function readDriverLines(rows: readonly Row[], order: DateOrder): ReadLines {
  const read: ReadLines = { lines: [], refusals: [] };
  const taken = new Set<number>();
  const body = rows[0] && isHeading(rows[0]) ? rows.slice(1) : rows;
  for (const { line, cells } of body) {
    const raw = csvLine(cells);
    const amount = readLine(cells, order);
    const reason = 'reason' in amount ? amount.reason : takeDays(taken, amount);
    if (reason !== null) read.refusals.push({ line, reason, raw });
    else if (!('reason' in amount)) read.lines.push({ ...amount, line, raw });
  }
  return read;
}

const isHeading = ({ cells }: Row) => !cells.some((cell) => /\d/.test(cell));

function readLine(
  cells: readonly string[],
  order: DateOrder,
): DriverAmount | { reason: DriverRefusal } {
  const filled = cells.map((cell) => unguarded(cell.trim()));
  while (filled.length > 2 && filled.at(-1) === '') filled.pop();
  const [first, second, third] = filled;
  if (first === undefined || second === undefined || filled.length > 3) return { reason: 'cells' };
  const from = readDate(first, order);
  const to = third === undefined ? from : readDate(second, order);
  if ('fault' in from) return { reason: from.fault };
  if ('fault' in to) return { reason: to.fault };
  const amount = readAmount(third ?? second);
  if (amount === null) return { reason: 'amount_form' };
  return period(from.date.slice(0, 10), to.date.slice(0, 10), amount);
}

function period(firstDay: string, lastDay: string, amount: number) {
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  if (days < 1) return { reason: 'ends_before' as const };
  return days > LONGEST ? { reason: 'too_long' as const } : { firstDay, days, amount };
}

/**
 * `1200`, `1 200`, `1.200`, `1,200`, `1200,5`, `1.200,50`: three digits after a sign are thousands, one
 * or two are a fraction.
 * @returns null for what is no amount.
 */
export function readAmount(text: string): number | null {
  const plain = text.replaceAll(/[\s']/g, '');
  const groups = /^(\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*)?|\d+)(?:([.,])(\d{1,2}))?$/.exec(plain);
  if (!groups || (groups[2] !== undefined && groups[2] === groups[3])) return null;
  const whole = (groups[1] ?? '').replaceAll(/[.,]/g, '');
  const amount = Number(`${whole}.${groups[4] ?? '0'}`);
  return amount <= 1e12 ? amount : null;
}

/** Takes the days of a period, unless one of them is taken. */
function takeDays(taken: Set<number>, { firstDay, days }: DriverAmount): 'overlaps' | null {
  const first = dayNumber(firstDay);
  const own = Array.from({ length: days }, (_, n) => first + n);
  if (own.some((day) => taken.has(day))) return 'overlaps';
  for (const day of own) taken.add(day);
  return null;
}

const dayNumber = (day: string) => Date.parse(day) / DAY;
