import type { readDepartmentReport } from './department-report.ts';
import type { readReasonReport } from './reason-report.ts';
import type { Locale } from './contract/values.ts';
import type { Rate } from './contract/rate.ts';
import { safeCsvLine } from './csv-cells.ts';
import { message, type MessageKey } from './messages.ts';

type ReasonReport = Awaited<ReturnType<typeof readReasonReport>>;
type DepartmentReport = Awaited<ReturnType<typeof readDepartmentReport>>;

const reasonColumns = [
  ...['code', 'reason', 'from', 'until', 'contacts', 'share', 'share_low', 'share_high'],
  ...['classified', 'avoidable', 'avoidable_share', 'avoidable_low', 'avoidable_high'],
  ...['per_100', 'per_100_low', 'per_100_high'],
  ...['baseline_from', 'baseline_days', 'baseline_contacts', 'ratio', 'ratio_low', 'ratio_high'],
  'chance',
] as const;

const departmentColumns = [
  ...['department', 'department_kind', 'from', 'until', 'contacts', 'by_theme', 'share'],
  ...['share_low', 'share_high', 'classified', 'avoidable', 'avoidable_share', 'avoidable_low'],
  ...['avoidable_high', 'themes'],
] as const;

/** The report as a table: numbers with a point, empty where there are too few to tell. */
export function reasonCsv(report: ReasonReport, locale: Locale): string {
  const { from, until } = report.period;
  const rows = report.items.map((row) => [
    row.code ?? '',
    row.names ? nameIn(row.names, locale) : message(locale, 'csv.no_reason'),
    ...[from, until, String(row.count), ...shareCells(row.share), ...countCells(row.avoidable)],
    ...[row.rate?.per100, row.rate?.low, row.rate?.high].map(number),
    ...[row.baseline?.firstDay ?? '', text(row.baseline?.days), text(row.baseline?.count)],
    ...[row.change?.ratio, row.change?.low, row.change?.high, row.change?.chance].map(number),
  ]);
  return table(locale, reasonColumns, rows);
}

export function departmentCsv(report: DepartmentReport, locale: Locale): string {
  const { from, until } = report.period;
  const rows = report.items.map((row) => [
    row.department?.name ?? message(locale, 'csv.no_department'),
    row.department ? message(locale, `csv.kind_${row.department.kind}`) : '',
    ...[from, until, String(row.count), String(row.byTheme)],
    ...[...shareCells(row.share), ...countCells(row.avoidable), String(row.themes)],
  ]);
  return table(locale, departmentColumns, rows);
}

const shareCells = ({ share, low, high }: Rate) => [share, low, high].map(number);
const countCells = (rate: Rate) => [String(rate.of), String(rate.count), ...shareCells(rate)];

function table(
  locale: Locale,
  columns: readonly (typeof reasonColumns | typeof departmentColumns)[number][],
  rows: readonly (readonly string[])[],
): string {
  const header = columns.map((column) => message(locale, `csv.${column}` satisfies MessageKey));
  return [header, ...rows].map((cells) => `${safeCsvLine(cells)}\r\n`).join('');
}

/** Four decimals tell a share or a chance as well as it is known. */
const number = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(Math.round(value * 1e4) / 1e4);

const text = (value: number | undefined) => (value === undefined ? '' : String(value));

function nameIn(names: Record<string, string>, locale: Locale): string {
  return names[locale] ?? names['en'] ?? Object.values(names)[0] ?? '';
}
