import type { StagedRow } from '@vocero/sql/import-staging';
import { detectLanguage } from '@vocero/workers/engine/words/language';

/**
 * Rows with the language of their text where the file does not say it. It is told before the row is
 * stored: to write it down later would cost as much as storing all of them again.
 */
export const detectLanguages = (rows: readonly StagedRow[]): StagedRow[] =>
  rows.map((row) =>
    row.text === null || row.language !== null
      ? row
      : { ...row, language: detectLanguage(row.text) },
  );
