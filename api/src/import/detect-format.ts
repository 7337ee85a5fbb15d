import { parse } from 'csv-parse/sync';
import type { ImportMapping } from '../contract/imports.ts';

type Delimiter = ImportMapping['delimiter'];

export interface DetectedFormat {
  delimiter: Delimiter;
  quotes: boolean;
  /** The rows of the sample as this format reads them. */
  rows: string[][];
}

interface Candidate extends DetectedFormat {
  /** The number of cells that most rows have, and the share of rows that have it. */
  width: number;
  agreement: number;
}

const delimiters: readonly Delimiter[] = ['\t', ';', '|', ','];
/** Commas stand in every text, so more rows must agree before they are taken for delimiters. */
const agreementFor = (delimiter: Delimiter) => (delimiter === ',' ? 0.85 : 0.6);

/**
 * What separates the cells of a sample of whole lines, and whether quotes enclose cells or belong to
 * the text: whatever gives most rows the same number of cells. Where nothing does, each line is one
 * cell.
 */
export function detectFormat(sample: string): DetectedFormat {
  const candidates = delimiters.flatMap((delimiter) => bestQuotes(sample, delimiter) ?? []);
  const tables = candidates.filter(
    ({ width, agreement, delimiter }) => width > 1 && agreement >= agreementFor(delimiter),
  );
  const [best] = tables.sort((a, b) => b.agreement - a.agreement || b.width - a.width);
  return best ?? oneColumn(sample);
}

function bestQuotes(sample: string, delimiter: Delimiter): Candidate | undefined {
  const quoted = read(sample, delimiter, true);
  const bare = read(sample, delimiter, false);
  if (!quoted || !bare) return quoted ?? bare;
  if (bare.agreement !== quoted.agreement) return bare.agreement > quoted.agreement ? bare : quoted;
  if (delimiter !== '\t') return quoted;
  // Few programs quote the cells of tab-separated text: those whose cells begin with quotes. And
  // where these tie lines together although each line is a whole row, they belong to the text.
  const opens = bare.rows.some((row) => row.some((cell) => cell.startsWith('"')));
  const ties = quoted.rows.some((row) => row.some((cell) => cell.includes('\n')));
  return opens && !(ties && bare.agreement === 1) ? quoted : bare;
}

/** One cell per line: the delimiter is one that does not occur. */
function oneColumn(sample: string): DetectedFormat {
  const delimiter = delimiters.find((candidate) => !sample.includes(candidate)) ?? '\t';
  return (
    read(sample, delimiter, true) ??
    read(sample, delimiter, false) ?? { delimiter, quotes: true, rows: [] }
  );
}

function read(sample: string, delimiter: Delimiter, quotes: boolean): Candidate | undefined {
  const rows = parseSample(sample, delimiter, quotes);
  if (!rows || rows.length === 0) return undefined;
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((best, next) => (next[1] > best[1] ? next : best));
  return { delimiter, quotes, rows, width, agreement: count / rows.length };
}

/** Undefined when a quoted cell does not end. */
function parseSample(sample: string, delimiter: Delimiter, quotes: boolean) {
  try {
    return parse(sample, {
      delimiter,
      quote: quotes ? '"' : null,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    return undefined;
  }
}
