import { inOrganization, type Sql } from '@vocero/sql/connect';
import {
  listGrants,
  type GrantFilter,
  type GrantPosition,
  type LoggedGrant,
} from '@vocero/sql/remedy-log';
import { showCaseCode } from './case-code.ts';
import type { Locale } from './contract/values.ts';
import { safeCsvLine } from './csv-cells.ts';
import { message } from './messages.ts';

const columns = [
  ...['asked_at', 'case', 'theme', 'remedy', 'amount', 'currency', 'state', 'reason', 'asked_by'],
  ...['decided_by', 'decided_at', 'answer', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason'],
] as const;

/** Lines that are read at once: a long log is never in memory as a whole. */
const PAGE = 1_000;

/** The log as a table, newest first, a page at a time. */
export async function* writeRemedyCsv(
  sql: Sql,
  { orgId, filter, locale }: { orgId: string; filter: GrantFilter; locale: Locale },
): AsyncGenerator<string> {
  yield csvLine(columns.map((column) => message(locale, `csv.remedy_${column}`)));
  let after: GrantPosition | null = null;
  for (;;) {
    const from: GrantPosition | null = after;
    const rows: LoggedGrant[] = await inOrganization(sql, orgId, (tx) =>
      listGrants(tx, filter, from, PAGE),
    );
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row, locale))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.askedAt, id: last.id };
  }
}

const csvLine = (cells: readonly string[]) => `${safeCsvLine(cells)}\r\n`;

const cellsOf = (row: LoggedGrant, locale: Locale) => [
  row.askedAt.toISOString(),
  showCaseCode(row.caseCode),
  row.themeLabel ?? '',
  row.remedyName,
  row.amount.toFixed(2),
  row.currency,
  message(locale, `csv.remedy_state_${row.state}`),
  row.reason ?? '',
  row.askedByName ?? '',
  row.decidedByName ?? '',
  row.decidedAt?.toISOString() ?? '',
  row.answer ?? '',
  row.withdrawnByName ?? '',
  row.withdrawnAt?.toISOString() ?? '',
  row.withdrawnReason ?? '',
];
