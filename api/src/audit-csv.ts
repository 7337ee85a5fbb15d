import { listAudit, type AuditFilter, type AuditRow } from '@vocero/sql/audit-list';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import type { Locale } from './contract/values.ts';
import { safeCsvLine } from './csv-cells.ts';
import { message } from './messages.ts';

const columns = [
  'at',
  'actor_kind',
  'actor',
  'act',
  'subject_kind',
  'subject',
  'before',
  'after',
  'network',
  'request',
] as const;

/** Lines that are read at once: a long log is never in memory as a whole. */
const PAGE = 1_000;

/** The log as a table, newest first, a page at a time. */
export async function* writeAuditCsv(
  sql: Sql,
  { orgId, filter, locale }: { orgId: string; filter: AuditFilter; locale: Locale },
): AsyncGenerator<string> {
  yield csvLine(columns.map((column) => message(locale, `csv.audit_${column}`)));
  let before = filter.before;
  for (;;) {
    const page = { ...filter, before };
    const rows = await inOrganization(sql, orgId, (tx) => listAudit(tx, page, PAGE));
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row))).join('');
    if (rows.length < PAGE) return;
    before = rows.at(-1)!.id;
  }
}

const csvLine = (cells: readonly string[]) => `${safeCsvLine(cells)}\r\n`;

const cellsOf = ({ at, actor, act, subject, before, after, address, requestId }: AuditRow) => [
  at.toISOString(),
  actor.kind,
  actor.name ?? '',
  act,
  subject.kind,
  subject.label ?? subject.id ?? '',
  jsonOf(before),
  jsonOf(after),
  address ?? '',
  requestId ?? '',
];

const jsonOf = (values: object) => (Object.keys(values).length > 0 ? JSON.stringify(values) : '');
