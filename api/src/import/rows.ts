import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import type { ImportMapping } from '../contract/imports.ts';
import { toUtf8 } from './decode.ts';
import { ImportFailure } from './failure.ts';

/** How a file is cut into rows and cells. */
export type RowFormat = Pick<ImportMapping, 'delimiter' | 'encoding' | 'quotes'>;

export interface Row {
  /** 1-based line of the file on which the row begins. */
  line: number;
  cells: string[];
}

/**
 * Bytes parsed at a stretch: a millisecond or two, between which other requests are served. A request
 * asks the database a dozen times and may wait for a stretch each time.
 */
const STRETCH = 4_096;
/** Bytes of one row. A quote that never closes would otherwise swallow the file. */
const LONGEST_ROW = 4_000_000;

/**
 * The rows of a file in batches, the header among them; empty lines are left out. Memory does not
 * grow with the file.
 * @throws ImportFailure when a quoted cell does not end.
 */
export async function* readRows(
  file: AsyncIterable<Uint8Array>,
  format: RowFormat,
): AsyncGenerator<Row[]> {
  const parser = makeParser(format);
  let failure: Error | undefined;
  parser.on('error', (error) => (failure = error));
  const lines = lineCounter(format.quotes);

  for await (const piece of toUtf8(file, format.encoding)) {
    for (let at = 0; at < piece.length; at += STRETCH) {
      parser.write(piece.subarray(at, at + STRETCH));
      const rows = takeRows(parser, lines);
      if (failure) throw asFailure(failure, lines.next());
      if (rows.length > 0) yield rows;
      await breathe(); // else nobody is served before the next piece of the file is read
    }
  }
  parser.end();
  await breathe(); // the last row is flushed in between
  const rows = takeRows(parser, lines);
  if (failure) throw asFailure(failure, lines.next());
  if (rows.length > 0) yield rows;
}

const makeParser = ({ delimiter, quotes }: RowFormat) =>
  parse({
    bom: true,
    delimiter,
    quote: quotes ? '"' : null,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });

function takeRows(parser: Parser, lines: LineCounter): Row[] {
  const rows: Row[] = [];
  for (;;) {
    const cells = parser.read() as string[] | null;
    if (cells === null) return rows;
    const line = lines.advance(cells);
    if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
  }
}

interface LineCounter {
  /** The line on which the next row begins. */
  next: () => number;
  advance: (cells: readonly string[]) => number;
}

/** Only a quoted cell can hold line ends. */
function lineCounter(quotes: boolean): LineCounter {
  let next = 1;
  const advance = (cells: readonly string[]) => {
    const line = next;
    next += 1;
    if (quotes) for (const cell of cells) next += lineEndsIn(cell);
    return line;
  };
  return { next: () => next, advance };
}

function lineEndsIn(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)!.length;
}

function asFailure(error: Error, line: number): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new ImportFailure('quote_unclosed', line);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new ImportFailure('row_too_long', line);
  return error;
}
