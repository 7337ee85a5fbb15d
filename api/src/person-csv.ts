import type { PersonExport } from '@vocero/sql/export-person';
import { safeCsvLine } from './csv-cells.ts';

/**
 * The same as the JSON for who reads it in a spreadsheet: a line for each fact, with what it belongs to
 * and the number of the row it is of. The names are those of the JSON.
 */
export function writePersonCsv(all: PersonExport): string {
  const sections: [string, Row | Row[] | null][] = Object.entries({ ...all });
  const lines = sections.flatMap(([section, found]) =>
    rowsOf(found).flatMap((row, i) =>
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => safeCsvLine([section, String(i + 1), name, textOf(value)])),
    ),
  );
  return `\uFEFF${[safeCsvLine(['section', 'row', 'name', 'value']), ...lines].join('\r\n')}\r\n`;
}

type Row = Record<string, unknown>;

const rowsOf = (found: Row | Row[] | null): Row[] =>
  found === null ? [] : Array.isArray(found) ? found : [found];

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
