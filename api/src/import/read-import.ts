import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listContactReasons } from '@vocero/sql/contact-reasons';
import type { Staging, StagedRow } from '@vocero/sql/import-staging';
import type { ImportMapping } from '../contract/imports.ts';
import { checkRow, type RowRules } from './check-row.ts';
import { columnNames, positionsOf } from './columns.ts';
import { ImportFailure } from './failure.ts';
import { reasonIndex } from './read-values.ts';
import { readRows, type Row } from './rows.ts';

/** Refused rows that are kept; those beyond are counted only. */
const MOST_REFUSALS = 100_000;

export interface ReadImport {
  columns: string[];
  total: number;
  good: number;
  refused: number;
}

export interface Reading {
  file: AsyncIterable<Uint8Array>;
  mapping: ImportMapping;
  context: Pick<RowRules, 'reasons' | 'orgId' | 'secret'>;
  staging: Pick<Staging, 'write'>;
  /** Told how many rows were read, after each stretch of the file. */
  onProgress?: (total: number) => void;
}

/**
 * Reads the whole file, holds each row against the rules and hands it on. Memory does not grow with
 * the file.
 * @throws ImportFailure when the file as a whole cannot be read so.
 */
export async function readImport(reading: Reading): Promise<ReadImport> {
  const { file, mapping, context, staging, onProgress } = reading;
  const read: ReadImport = { columns: [], total: 0, good: 0, refused: 0 };
  let rules: RowRules | undefined;

  for await (const batch of readRows(file, mapping)) {
    let rows = batch;
    if (!rules) {
      read.columns = columnNames(batch[0]!.cells, mapping.header);
      const positions = positionsOf(mapping, read.columns);
      rules = { ...context, mapping, positions, width: read.columns.length };
      if (mapping.header) rows = batch.slice(1);
    }
    await staging.write(checkRows(rows, rules, read));
    onProgress?.(read.total);
  }
  if (!rules) throw new ImportFailure('file_empty');
  return read;
}

/** Counts all rows and leaves out refused ones beyond those that are kept. */
function checkRows(rows: readonly Row[], rules: RowRules, counts: ReadImport): StagedRow[] {
  const checked = rows.map((row) => checkRow(row, rules));
  return checked.filter((row) => {
    counts.total += 1;
    if (row.refusal === null) counts.good += 1;
    else counts.refused += 1;
    return row.refusal === null || counts.refused <= MOST_REFUSALS;
  });
}

/** The contact reasons that rows may name. */
export async function readReasons(sql: Sql, orgId: string) {
  return reasonIndex(await inOrganization(sql, orgId, listContactReasons));
}
