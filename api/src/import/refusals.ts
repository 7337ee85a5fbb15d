import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listRefusals, type ImportRefusal } from '@vocero/sql/import-refusals';
import { parse } from 'csv-parse/sync';
import type { RefusalReason } from '../contract/imports.ts';
import type { Locale } from '../contract/values.ts';
import { safeCsvLine } from '../csv-cells.ts';
import { message } from '../messages.ts';

const BATCH = 500;
/** Without it, spreadsheets take UTF-8 for another encoding. */
const MARK = '\ufeff';

/**
 * The refused rows of an import as CSV: the line, what is wrong in the reader's words, and the cells
 * as they were, so that they can be mended and imported.
 */
export async function* writeRefusals(
  sql: Sql,
  {
    orgId,
    importId,
    columns,
    locale,
  }: { orgId: string; importId: string; columns: string[]; locale: Locale },
): AsyncGenerator<string> {
  const heading = [message(locale, 'refusal.line'), message(locale, 'refusal.reason'), ...columns];
  yield `${MARK}${safeCsvLine(heading)}\r\n`;
  let after = 0;
  for (;;) {
    const rows = await inOrganization(sql, orgId, (tx) => listRefusals(tx, importId, after, BATCH));
    if (rows.length === 0) return;
    after = rows.at(-1)!.line;
    yield rows.map((row) => `${refusalLine(row, locale)}\r\n`).join('');
  }
}

function refusalLine({ line, reason, raw }: ImportRefusal, locale: Locale): string {
  const [cells = []] = parse(raw, { relax_column_count: true, record_delimiter: '\0' });
  return safeCsvLine([
    String(line),
    message(locale, `refusal.${reason as RefusalReason}`),
    ...cells,
  ]);
}
