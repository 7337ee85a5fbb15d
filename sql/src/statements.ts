import type { Tx } from './connect.ts';
import { findOpenMonth, readMonth } from './months.ts';
import { remedyLines } from './remedy-lines.ts';
import { withCauser, type Statement, type StatementRow } from './statement-count.ts';
import { isSettling } from './top-ten-weeks.ts';

export interface FrozenStatement extends Statement {
  frozenAt: Date;
  /** Closed more than a day after its end: comments may have moved until then. */
  isLate: boolean;
}

/** The month that can be closed now; null: none is due, or its numbers are not settled. */
export async function monthToClose(tx: Tx): Promise<string | null> {
  const month = await findOpenMonth(tx);
  return month === undefined || (await isSettling(tx)) ? null : month;
}

/** One at a time closes months of an organisation. */
export async function lockMonths(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('months ' || app_org()::text, 0))`;
}

/** Writes a month down for good, as it is known now unless another instant is given. */
export async function insertStatement(
  tx: Tx,
  statement: Statement,
  frozenAt = new Date(),
): Promise<void> {
  const { month, startsAt, endsAt, mode, contactMinutes, minuteCost, currency } = statement;
  await tx`
    insert into statement (org_id, month, starts_at, ends_at, frozen_at, is_late, mode,
      contact_minutes, minute_cost, currency, other_remedies)
    values (app_org(), ${month}, ${startsAt}, ${endsAt}, ${frozenAt},
      ${frozenAt}::timestamptz > ${endsAt}::timestamptz + interval '1 day', ${mode},
      ${contactMinutes}, ${minuteCost}, ${currency}, ${statement.otherRemedies})`;
  for (const [at, row] of statement.rows.entries()) await insertRow(tx, month, at, row);
}

async function insertRow(tx: Tx, month: string, at: number, row: StatementRow): Promise<void> {
  await tx`
    insert into statement_row (org_id, month, position, department_id, department_name,
      department_kind, contacts, by_theme, contact_cost, remedies, remedy_cost, total)
    values (app_org(), ${month}, ${at}, ${row.departmentId}, ${row.departmentName},
      ${row.departmentKind}, ${row.contacts}, ${row.byTheme}, ${row.contactCost},
      ${row.remedies}, ${row.remedyCost}, ${row.total})`;
}

export interface ClosedMonth {
  month: string;
  frozenAt: Date;
  isLate: boolean;
  contacts: number;
  total: number | null;
  currency: string;
}

/** Newest first. */
export function listClosedMonths(tx: Tx, limit = 120) {
  return tx<ClosedMonth[]>`
    select month, frozen_at, is_late, currency, ${sumsOf(tx)}
    from statement s cross join lateral (
      select coalesce(sum(contacts), 0)::int as contacts, sum(total)::float8 as total
      from statement_row r where r.org_id = s.org_id and r.month = s.month) as sums
    where s.org_id = app_org() order by month desc limit ${limit}`;
}

/** A price and no contacts cost nothing; no price is not known. */
const sumsOf = (tx: Tx) => tx`
  sums.contacts, case when minute_cost is not null then coalesce(sums.total, 0) end as total`;

/** A closed month as it was written down. */
export async function findStatement(tx: Tx, month: string): Promise<FrozenStatement | undefined> {
  const [statement] = await tx<Omit<FrozenStatement, 'rows'>[]>`
    select month, (month + interval '1 month')::date as until, starts_at, ends_at, frozen_at,
      is_late, mode, contact_minutes, minute_cost, currency, other_remedies, ${sumsOf(tx)},
      case when minute_cost is not null then coalesce(sums.contact_cost, 0) end as contact_cost,
      sums.remedies, sums.remedy_cost
    from statement s cross join lateral (
      select coalesce(sum(contacts), 0)::int as contacts, sum(contact_cost)::float8 as contact_cost,
        coalesce(sum(remedies), 0)::int as remedies,
        coalesce(sum(remedy_cost), 0)::float8 as remedy_cost, sum(total)::float8 as total
      from statement_row r where r.org_id = s.org_id and r.month = s.month) as sums
    where s.org_id = app_org() and month = ${month}`;
  if (!statement) return undefined;
  const rows = await tx<StatementRow[]>`
    select department_id, department_name, department_kind, contacts, by_theme,
      contact_cost::float8, remedies, remedy_cost::float8, total::float8
    from statement_row where org_id = app_org() and month = ${month} order by position`;
  return { ...statement, rows };
}

/** A remedy that was granted, with the words of the contact it was granted for. */
export interface GrantedRemedy {
  id: string;
  name: string;
  amount: number;
  currency: string;
  /** When it was granted or, as a credit, taken back. */
  at: Date;
  isCredit: boolean;
  feedbackId: string;
  caseCode: string;
  text: string;
}

/** Characters of a comment beside its remedy. */
const EXCERPT = 280;

/**
 * The remedies of a month (see `remedyLines`) for contacts that a department causes, that nobody is known to cause
 * (null), or all of them, newest first: as they are attributed now.
 */
export async function listGrantedRemedies(
  tx: Tx,
  month: string,
  departmentId: string | null | undefined,
  limit = 500,
): Promise<GrantedRemedy[]> {
  const span = (await findSpan(tx, month)) ?? (await readMonth(tx, month));
  const isBy =
    departmentId === undefined
      ? tx``
      : tx`and coalesce(t.department_id, r.department_id) is not distinct from ${departmentId}::uuid`;
  return tx<GrantedRemedy[]>`
    select g.id, g.remedy_name as name, g.cost::float8 as amount, g.currency, g.at, g.is_credit,
      f.id as feedback_id, f.case_code, left(f.text, ${EXCERPT}) as text
    from ${remedyLines(tx, span)} as g ${withCauser(tx)}
    where true ${isBy}
    order by g.at desc, g.id desc limit ${limit}`;
}

async function findSpan(tx: Tx, month: string) {
  const [row] = await tx<{ startsAt: Date; endsAt: Date }[]>`
    select starts_at, ends_at from statement where org_id = app_org() and month = ${month}`;
  return row;
}
