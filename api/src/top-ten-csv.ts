import type { TopTen, TopTenRow } from './contract/top-ten.ts';
import type { Locale } from './contract/values.ts';
import { message, type MessageKey } from './messages.ts';
import { writeNumberCsv, type Cell } from './number-csv.ts';

/** A column: its heading and what stands in it. Numbers are written as numbers. */
type Column = [heading: MessageKey, cell: (row: TopTenRow, week: TopTen) => Cell];

const columns = (locale: Locale): Column[] => [
  ['top_ten.week', (_, week) => week.start],
  ['top_ten.rank', (row) => row.rank],
  ['top_ten.previous_rank', (row) => row.previousRank],
  ['top_ten.theme', (row) => row.label],
  ['top_ten.contacts', (row) => row.contacts],
  ['top_ten.previous_contacts', (row) => row.previousContacts],
  ['top_ten.all_contacts', (_, week) => week.contacts],
  ['top_ten.driver', (_, week) => week.driver?.name ?? null],
  ['top_ten.driver_amount', (_, week) => week.driver?.amount ?? null],
  ['top_ten.per_100', (row) => row.rate?.per100 ?? null],
  ['top_ten.per_100_low', (row) => row.rate?.low ?? null],
  ['top_ten.per_100_high', (row) => row.rate?.high ?? null],
  ['top_ten.avoidable', (row) => row.kinds.avoidable],
  ['top_ten.repeat', (row) => row.kinds.repeat],
  ['top_ten.simple', (row) => row.kinds.simple],
  ['top_ten.valued', (row) => row.kinds.valued],
  ['top_ten.no_kind', (row) => row.kinds.none],
  ['top_ten.status', (row) => message(locale, `brief.status_${row.status}`)],
  ['top_ten.owner', (row) => row.ownerName],
  ['top_ten.department', (row) => row.departmentName],
  ['top_ten.decision_kind', (row) => decisionName(locale, row)],
  ['top_ten.decision', (row) => row.decision],
  ['top_ten.baseline', (row) => row.target?.baseline ?? null],
  ['top_ten.goal', (row) => row.target?.goal ?? null],
  ['top_ten.goal_on', (row) => row.target?.on ?? null],
  ['top_ten.progress', (row) => row.target?.progress ?? null],
  ['top_ten.next_step', (row) => row.nextStep?.what ?? null],
  ['top_ten.next_step_owner', (row) => row.nextStep?.ownerName ?? null],
  ['top_ten.next_step_on', (row) => row.nextStep?.dueOn ?? null],
  ['top_ten.cost', (row) => row.cost],
  ['top_ten.currency', (_, week) => week.currency],
];

/** The ten as CSV. */
export function writeTopTenCsv(week: TopTen, locale: Locale): string {
  const table = columns(locale);
  const heading = table.map(([name]) => message(locale, name));
  const lines = week.rows.map((row) => table.map(([, cell]) => cell(row, week)));
  return writeNumberCsv([heading, ...lines], locale);
}

const decisionName = (locale: Locale, { decisionKind }: TopTenRow) =>
  decisionKind && message(locale, `top_ten.decision_${decisionKind}`);
