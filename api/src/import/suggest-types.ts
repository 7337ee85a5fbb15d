import type { StagedRow } from '@vocero/sql/import-staging';
import { suggestedType } from '../suggest-type.ts';

/** Rows with what their words suggest they are, where the file does not say. */
export const suggestTypes = (rows: readonly StagedRow[]): StagedRow[] =>
  rows.map((row) =>
    row.text === null || row.typeBy !== null
      ? row
      : { ...row, ...suggestedType(row.text, row.kind) },
  );
