import type { ExportedFeedback } from '@vocero/sql/bank-export';
import type { Locale } from './contract/values.ts';
import { guardedCell } from './csv-cells.ts';
import { message } from './messages.ts';

const columns = [
  'text',
  'occurred_at',
  'external_id',
  'channel',
  'language',
  'reason',
  'reason_other',
  'kind',
  'type',
  'customer',
] as const;

/** Where a comma divides decimals, spreadsheets take a semicolon for the sign between cells. */
const separatorOf = (locale: Locale) => (locale === 'en' ? ',' : ';');

/** The names of the columns, by which an import knows them again. */
export const bankHeader = (locale: Locale): string =>
  line(
    columns.map((column) => message(locale, `csv.bank_${column}`)),
    locale,
  );

/** Comments as lines of a file that an import takes back. */
export const bankLines = (rows: readonly ExportedFeedback[], locale: Locale): string =>
  rows.map((row) => line(cellsOf(row), locale)).join('');

const cellsOf = (row: ExportedFeedback) => [
  row.text,
  row.occurredAt.toISOString(),
  row.externalId ?? '',
  row.channel,
  row.language ?? '',
  row.reasonCode ?? '',
  row.reasonOther ?? '',
  row.kind ?? '',
  row.type ?? '',
  row.customerRef ?? '',
];

const line = (cells: readonly string[], locale: Locale) =>
  `${cells.map(guardedCell).join(separatorOf(locale))}\r\n`;
