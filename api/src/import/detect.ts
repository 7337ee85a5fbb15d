import iconv from 'iconv-lite';
import type { ImportMapping, ImportPreview } from '../contract/imports.ts';
import { columnNames } from './columns.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectFormat } from './detect-format.ts';
import { detectHeader } from './detect-header.ts';
import { ImportFailure } from './failure.ts';
import { guessColumns } from './guess-columns.ts';

/** Bytes that tell how a file is written. */
export const SAMPLE_SIZE = 262_144;
/** Rows that a preview shows. */
export const PREVIEW_ROWS = 20;

/**
 * Reads the beginning of a file: how it is written and which column holds what.
 * @param sample the first bytes, and whether they are the whole file.
 * @throws ImportFailure when there is nothing in it, or no text.
 */
export function detectImport(sample: Uint8Array, isWhole: boolean): ImportPreview {
  if (isOtherFormat(sample)) throw new ImportFailure('not_text');
  const encoding = detectEncoding(sample);
  const { delimiter, quotes, rows } = detectFormat(wholeLines(decode(sample, encoding), isWhole));
  const [first] = rows;
  if (!first) throw new ImportFailure('file_empty');

  const header = detectHeader(rows);
  const names = columnNames(first, header);
  const body = header ? rows.slice(1) : rows;
  const columns = names.map((name, i) => ({
    name,
    header: header ? (first[i] ?? '') : '',
    cells: body.map((row) => row[i]?.trim() ?? '').filter((cell) => cell !== ''),
  }));
  const guess = guessColumns(columns, body.length);
  const mapping: ImportMapping = {
    ...guess,
    text: guess.text ?? names[0]!,
    defaultChannel: 'import',
    defaultKind: null,
    delimiter,
    encoding,
    quotes,
    header,
  };
  return { mapping, columns: names, rows: body.slice(0, PREVIEW_ROWS) };
}

/** How workbooks (.xlsx, .xls), PDF files and compressed files begin. */
const otherFormats = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x1f, 0x8b],
];

const isOtherFormat = (sample: Uint8Array) =>
  otherFormats.some((format) => format.every((byte, i) => sample[i] === byte));

function decode(sample: Uint8Array, encoding: ImportMapping['encoding']): string {
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength);
  return iconv.decode(bytes, encoding);
}

/** Without the last line where the sample ends in the middle of it. */
function wholeLines(text: string, isWhole: boolean): string {
  if (isWhole) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end + 1);
}
