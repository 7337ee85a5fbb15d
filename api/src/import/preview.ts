import type { Sql } from '@vocero/sql/connect';
import { readFile } from '@vocero/sql/import-files';
import type { ImportMapping, ImportPreview } from '../contract/imports.ts';
import { columnNames, positionOf } from './columns.ts';
import { PREVIEW_ROWS } from './detect.ts';
import { ImportFailure } from './failure.ts';
import { guessColumns } from './guess-columns.ts';
import { readRows } from './rows.ts';

/**
 * The first rows of a stored file as this mapping reads them.
 * @throws ImportFailure when the file cannot be cut so.
 */
export async function previewImport(
  sql: Sql,
  orgId: string,
  importId: string,
  mapping: ImportMapping,
): Promise<ImportPreview> {
  const rows: string[][] = [];
  for await (const batch of readRows(readFile(sql, orgId, importId), mapping)) {
    rows.push(...batch.slice(0, PREVIEW_ROWS + 1).map((row) => row.cells));
    if (rows.length > PREVIEW_ROWS) break;
  }
  const [first] = rows;
  if (!first) throw new ImportFailure('file_empty');
  const columns = columnNames(first, mapping.header);
  const body = mapping.header ? rows.slice(1) : rows;
  return { mapping: renamed(mapping, columns, rows), columns, rows: body.slice(0, PREVIEW_ROWS) };
}

/**
 * The same columns under the names they have now: taking the first row for a header, or not, names
 * them anew. What is nowhere to be found is given up; the text is guessed again.
 */
function renamed(mapping: ImportMapping, columns: string[], rows: string[][]): ImportMapping {
  const now = (name: string | null) => {
    if (name === null) return null;
    const position = positionOf(name, columns) ?? rows[0]!.indexOf(name);
    return columns[position] ?? null;
  };
  return {
    ...mapping,
    text: now(mapping.text) ?? guessText(columns, rows),
    channel: now(mapping.channel),
    occurredAt: now(mapping.occurredAt),
    externalId: now(mapping.externalId),
    language: now(mapping.language),
    reason: now(mapping.reason),
    reasonOther: now(mapping.reasonOther),
    kind: now(mapping.kind),
    type: now(mapping.type),
    customer: now(mapping.customer),
  };
}

function guessText(columns: readonly string[], rows: readonly string[][]): string {
  const guess = guessColumns(
    columns.map((name, i) => ({ name, header: name, cells: rows.map((row) => row[i] ?? '') })),
    rows.length,
  );
  return guess.text ?? columns[0]!;
}
