import type { Tx } from '@vocero/sql/connect';
import { listDriverAmounts, type DriverAmount } from '@vocero/sql/drivers';
import type { DriverFile } from './contract/drivers.ts';
import { detectDateOrder } from './import/dates.ts';
import { detectFormat } from './import/detect-format.ts';
import { ImportFailure } from './import/failure.ts';
import { readRows, type Row } from './import/rows.ts';
import { Problem } from './problem.ts';
import { readDriverLines, type DriverLine } from './read-driver-lines.ts';

/** Characters that tell what separates the cells. */
const SAMPLE = 20_000;

/**
 * What a CSV file of amounts says. A period of the file may replace one that begins on the same day and
 * is as long; where it has a day in common with another one, its line is refused.
 */
export async function readDriverFile(tx: Tx, csv: string): Promise<DriverFile> {
  const rows = await readCsv(csv);
  const dates = rows.map(({ cells }) => cells[0] ?? '').filter((cell) => /\d/.test(cell));
  const { lines, refusals } = readDriverLines(rows, detectDateOrder(dates));
  const known = await listKnown(tx, lines);
  const clashing = new Set(lines.filter((line) => known.some((other) => clashes(line, other))));
  return {
    amounts: lines
      .filter((line) => !clashing.has(line))
      .map(({ firstDay, days, amount }) => ({ firstDay, days, amount })),
    refusals: [
      ...refusals,
      ...[...clashing].map(({ line, raw }) => ({ line, raw, reason: 'overlaps' as const })),
    ].sort((a, b) => a.line - b.line),
  };
}

async function readCsv(csv: string): Promise<Row[]> {
  const { delimiter, quotes } = detectFormat(csv.slice(0, SAMPLE));
  const bytes = new TextEncoder().encode(csv);
  const rows: Row[] = [];
  try {
    const format = { delimiter, quotes, encoding: 'utf-8' } as const;
    for await (const batch of readRows(once(bytes), format)) rows.push(...batch);
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    throw new Problem(422, `import.${error.code}`, { line: error.line ?? 0 });
  }
  return rows;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function listKnown(tx: Tx, lines: readonly DriverLine[]): Promise<DriverAmount[]> {
  const days = lines.flatMap((line) => [line.firstDay, endOf(line)]).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? [] : listDriverAmounts(tx, first, last);
}

function clashes(line: DriverLine, other: DriverAmount): boolean {
  if (line.firstDay === other.firstDay && line.days === other.days) return false;
  return line.firstDay < endOf(other) && other.firstDay < endOf(line);
}

/** The day after the last. */
const endOf = ({ firstDay, days }: DriverAmount) =>
  new Date(Date.parse(firstDay) + days * 86_400_000).toISOString().slice(0, 10);
