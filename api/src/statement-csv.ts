import type { Statement, StatementRow } from './contract/charge-back.ts';
import type { Locale } from './contract/values.ts';
import { message, type MessageKey } from './messages.ts';
import { writeNumberCsv, type Cell } from './number-csv.ts';

/** A column: its heading and what stands in it. Numbers are written as numbers. */
type Column = [heading: MessageKey, cell: (row: Line, statement: Statement) => Cell];
type Line = Omit<StatementRow, 'department'> & { name: string; kind: string };

const columns = (locale: Locale): Column[] => [
  ['charge_back.month', (_, { month }) => month.slice(0, 7)],
  ['charge_back.state', (_, { frozenAt }) => message(locale, stateOf(frozenAt))],
  ['charge_back.mode', (_, { mode }) => message(locale, `charge_back.mode_${mode}`)],
  ['csv.department', (row) => row.name],
  ['csv.department_kind', (row) => row.kind],
  ['csv.contacts', (row) => row.contacts],
  ['csv.by_theme', (row) => row.byTheme],
  ['charge_back.contact_minutes', (_, statement) => statement.contactMinutes],
  ['charge_back.minute_cost', (_, statement) => statement.minuteCost],
  ['charge_back.contact_cost', (row) => row.contactCost],
  ['charge_back.remedies', (row) => row.remedies],
  ['charge_back.remedy_cost', (row) => row.remedyCost],
  ['charge_back.total', (row) => row.total],
  ['charge_back.currency', (_, { currency }) => currency],
];

/** A month as CSV, with the sum as its last line. */
export function writeStatementCsv(statement: Statement, locale: Locale): string {
  const table = columns(locale);
  const lines = [...statement.rows.map((row) => lineOf(row, locale)), sumOf(statement, locale)];
  return writeNumberCsv(
    [
      table.map(([name]) => message(locale, name)),
      ...lines.map((line) => table.map(([, cell]) => cell(line, statement))),
    ],
    locale,
  );
}

const stateOf = (frozenAt: string | null) =>
  frozenAt === null ? 'charge_back.running' : 'charge_back.closed';

const lineOf = ({ department, ...row }: StatementRow, locale: Locale): Line => ({
  ...row,
  name: department?.name ?? message(locale, 'csv.no_department'),
  kind: department ? message(locale, `csv.kind_${department.kind}`) : '',
});

function sumOf(statement: Statement, locale: Locale): Line {
  const { contacts, contactCost, remedies, remedyCost, total, rows } = statement;
  const byTheme = rows.reduce((sum, row) => sum + row.byTheme, 0);
  const name = message(locale, 'charge_back.sum');
  return { name, kind: '', contacts, byTheme, contactCost, remedies, remedyCost, total };
}
