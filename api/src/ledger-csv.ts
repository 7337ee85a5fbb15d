import type { Ledger, LedgerRow, Range } from './contract/benefits.ts';
import type { Locale } from './contract/values.ts';
import { message, type MessageKey } from './messages.ts';
import { writeNumberCsv, type Cell } from './number-csv.ts';

type Column = [heading: MessageKey, cell: (row: LedgerRow, ledger: Ledger) => Cell];

const columns = (locale: Locale): Column[] => [
  ['ledger.theme', (row) => row.label],
  ['ledger.status', (row) => message(locale, `brief.status_${row.status}`)],
  ['ledger.department', (row) => row.departmentName],
  ['ledger.acted_on', (row) => row.actedOn],
  ['ledger.verified_on', (row) => row.verifiedAt?.slice(0, 10) ?? null],
  ['ledger.weeks', (row) => row.compared?.weeks ?? null],
  ['ledger.expected', (row) => row.compared?.expected ?? null],
  ['ledger.heard', (row) => row.compared?.heard ?? null],
  ...range('contacts', (row) => row.contacts),
  ...range('money', (row) => row.money),
  ['ledger.besides', (row) => row.besides],
  ...range('benefit', (row) => row.benefit),
  ['ledger.cost', (row) => row.cost],
  ['ledger.payback', (row) => row.payback?.months ?? null],
  ['ledger.currency', (_, ledger) => ledger.currency],
];

function range(
  name: 'contacts' | 'money' | 'benefit',
  of: (row: LedgerRow) => Range | null,
): Column[] {
  return [
    [`ledger.${name}`, (row) => of(row)?.value ?? null],
    [`ledger.${name}_low`, (row) => of(row)?.low ?? null],
    [`ledger.${name}_high`, (row) => of(row)?.high ?? null],
  ];
}

/** The ledger as CSV; every heading of an estimate says that it is one. */
export function writeLedgerCsv(ledger: Ledger, locale: Locale): string {
  const table = columns(locale);
  return writeNumberCsv(
    [
      table.map(([name]) => message(locale, name)),
      ...ledger.rows.map((row) => table.map(([, cell]) => cell(row, ledger))),
    ],
    locale,
  );
}
