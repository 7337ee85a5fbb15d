import type { Tx } from './connect.ts';
import { readMonth, type Month } from './months.ts';
import { remedyLines } from './remedy-lines.ts';
import { countByDepartment, type DepartmentContacts } from './reason-reports.ts';

export type ChargeMode = 'information' | 'charged';

/** Contacts and remedies of a month that one department caused, and what they cost. */
export interface StatementRow {
  /** Null: nobody knows who causes these. */
  departmentId: string | null;
  departmentName: string | null;
  departmentKind: 'department' | 'supplier' | null;
  contacts: number;
  /** Of these, those whose theme says so; the others have it from their reason. */
  byTheme: number;
  /** Contacts × minutes × what a minute costs, rounded once; null where contacts have no price. */
  contactCost: number | null;
  /** Granted in it, or taken back in it after the month of their grant was closed. */
  remedies: number;
  /** The latter count below nought. */
  remedyCost: number;
  total: number | null;
}

/** Who caused what in a month, and what it costs. */
export interface Statement extends Month {
  mode: ChargeMode;
  contactMinutes: number;
  /** Null: contacts have no price. */
  minuteCost: number | null;
  currency: string;
  /** Remedies that were granted in other currencies: they are in no total. */
  otherRemedies: number;
  /** What the rows add up to. */
  contacts: number;
  contactCost: number | null;
  remedies: number;
  remedyCost: number;
  total: number | null;
  /** The most expensive first; those of nobody known last. */
  rows: StatementRow[];
}

/** A month as it is known now, at the price of now. */
export async function countStatement(tx: Tx, month: string): Promise<Statement> {
  const span = await readMonth(tx, month);
  const contacts = await countByDepartment(tx, { starts: span.startsAt, ends: span.endsAt });
  const [prices] = await tx<[Prices]>`
    select charge_mode as mode, contact_minutes, minute_cost, currency
    from organization where id = app_org()`;
  const remedies = await sumRemedies(tx, span, prices.currency);
  const rows = await priceRows(tx, contacts, remedies.counted);
  return { ...span, ...prices, otherRemedies: remedies.others, rows, ...(await sumRows(tx, rows)) };
}

type Prices = Pick<Statement, 'mode' | 'contactMinutes' | 'minuteCost' | 'currency'>;

interface DepartmentRemedies {
  departmentId: string | null;
  count: number;
  /** The digits of a decimal: a sum of money never passes through a binary fraction. */
  cost: string;
}

/** Remedies by whoever causes the contact, as contacts themselves are counted: see `remedyLines`. */
async function sumRemedies(tx: Tx, month: Month, currency: string) {
  const rows = await tx<(DepartmentRemedies & { isOwn: boolean })[]>`
    select coalesce(t.department_id, r.department_id) as department_id,
      g.currency = ${currency} as is_own, count(*)::int as count, sum(g.cost)::text as cost
    from ${remedyLines(tx, month)} as g ${withCauser(tx)}
    group by 1, 2`;
  const others = rows.filter(({ isOwn }) => !isOwn);
  return {
    counted: rows.filter(({ isOwn }) => isOwn),
    others: others.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Of a grant `g` its comment `f`, and the theme `t` and the reason `r` that may say who causes it. */
export const withCauser = (tx: Tx) => tx`
  join feedback f on f.org_id = g.org_id and f.id = g.feedback_id
  left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
  left join theme t on t.org_id = p.org_id and t.id = p.theme_id
  left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id`;

/** Money is worked out in decimals, and rounded once a row. */
function priceRows(
  tx: Tx,
  contacts: readonly DepartmentContacts[],
  remedies: readonly DepartmentRemedies[],
) {
  return tx<StatementRow[]>`
    with heard as (
      select department_id, contacts, by_theme from unnest(
        ${contacts.map(({ departmentId }) => departmentId)}::uuid[],
        ${contacts.map(({ count }) => count)}::int[],
        ${contacts.map(({ byTheme }) => byTheme)}::int[]) as h (department_id, contacts, by_theme)),
    granted as (
      select department_id, remedies, cost from unnest(
        ${remedies.map(({ departmentId }) => departmentId)}::uuid[],
        ${remedies.map(({ count }) => count)}::int[],
        ${remedies.map(({ cost }) => cost)}::numeric[]) as g (department_id, remedies, cost)),
    priced as (
      select coalesce(heard.department_id, granted.department_id) as department_id,
        coalesce(contacts, 0) as contacts, coalesce(by_theme, 0) as by_theme,
        round(coalesce(contacts, 0) * contact_minutes::numeric * minute_cost::numeric, 2)
          as contact_cost,
        coalesce(remedies, 0) as remedies, coalesce(granted.cost, 0) as remedy_cost
      from organization cross join (heard full join granted
        on coalesce(heard.department_id::text, '') = coalesce(granted.department_id::text, ''))
      where organization.id = app_org())
    select priced.department_id, d.name as department_name, d.kind as department_kind, contacts,
      by_theme, contact_cost::float8, remedies, remedy_cost::float8,
      (contact_cost + remedy_cost)::float8 as total
    from priced left join department d on d.org_id = app_org() and d.id = priced.department_id
    order by priced.department_id is null, contact_cost + remedy_cost desc nulls last,
      contacts desc, lower(d.name)`;
}

/** The rounded rows together, so that the sum is what a reader adds up. */
async function sumRows(tx: Tx, rows: readonly StatementRow[]) {
  const sum = (name: 'contactCost' | 'remedyCost' | 'total') =>
    tx`(select sum(cost)::float8 from unnest(${rows.map((row) => row[name] ?? 0)}::numeric[]) as cost)`;
  const [row] = await tx<
    [{ contactCost: number | null; remedyCost: number | null; total: number | null }]
  >`
    select case when minute_cost is not null then coalesce(${sum('contactCost')}, 0) end
        as contact_cost,
      coalesce(${sum('remedyCost')}, 0) as remedy_cost,
      case when minute_cost is not null then coalesce(${sum('total')}, 0) end as total
    from organization where id = app_org()`;
  return {
    contacts: rows.reduce((all, { contacts }) => all + contacts, 0),
    contactCost: row.contactCost,
    remedies: rows.reduce((all, { remedies }) => all + remedies, 0),
    remedyCost: row.remedyCost ?? 0,
    total: row.total,
  };
}
