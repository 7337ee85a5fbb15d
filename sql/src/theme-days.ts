import type { Tx } from './connect.ts';
import { isWordless } from './contacts.ts';

/** How often something was heard in one span of 24 hours; day 0 ends now, day 1 ended a day ago. */
export interface DayCount {
  day: number;
  count: number;
}

export interface ThemeDayCount extends DayCount {
  themeId: string;
}

/** Comments of each theme by day, of the last `days` days. Days without any have no row. */
export function countThemeDays(tx: Tx, days: number) {
  return tx<ThemeDayCount[]>`
    select theme.id as theme_id, day, count
    from theme cross join lateral (
      select ${dayOf(tx, days)} as day, count(*)::int as count
      from placement
      where placement.org_id = app_org() and theme_id = theme.id and ${isWithin(tx, days)}
      group by day) as heard
    where theme.org_id = app_org()`;
}

/** Contacts of all themes and of none by day, the unread ones too. */
export function countDays(tx: Tx, days: number) {
  return tx<DayCount[]>`
    select day, sum(n)::int as count
    from (
      select ${dayOf(tx, days)} as day, count(*) as n from feedback
      where org_id = app_org() and ${isWithin(tx, days)} group by day
      union all
      select ${dayOf(tx, days)} as day, -count(*) from feedback
      where org_id = app_org() and ${isWithin(tx, days)} and ${isWordless(tx)} group by day
    ) as heard
    group by day having sum(n) > 0`;
}

export interface ThemeCustomers {
  /** Customers by the day on which they were first heard in a week of seven such days. */
  days: ThemeDayCount[];
  /** Over all the days: different customers, and comments that name one. */
  totals: { themeId: string; customers: number; comments: number }[];
}

/** Customers of each theme, where comments name them, of the last `days` days. */
export async function countThemeCustomers(tx: Tx, days: number): Promise<ThemeCustomers> {
  const rows = await tx<
    { themeId: string; day: number | null; customers: number; comments: number }[]
  >`
    with named as materialized (
      select id, customer_ref from feedback
      where org_id = app_org() and customer_ref is not null and ${isWithin(tx, days)}),
    placed as (
      select p.theme_id, n.customer_ref, p.day
      from theme cross join lateral (
          select theme_id, feedback_id, ${dayOf(tx, days)} as day from placement
          where placement.org_id = app_org() and theme_id = theme.id and ${isWithin(tx, days)}
          offset 0) as p -- read theme by theme: the index is in the order of time within each
        join named n on n.id = p.feedback_id
      where theme.org_id = app_org()),
    weekly as (
      select theme_id, customer_ref, max(day) as day, count(*) as comments
      from placed group by theme_id, customer_ref, day / 7),
    customer as (
      select theme_id, sum(comments) as comments from weekly group by theme_id, customer_ref)
    select theme_id, day, count(*)::int as customers, 0 as comments
    from weekly group by theme_id, day
    union all
    select theme_id, null, count(*)::int, sum(comments)::int from customer group by theme_id`;
  return {
    days: rows.flatMap(({ themeId, day, customers }) =>
      day === null ? [] : [{ themeId, day, count: customers }],
    ),
    totals: rows.flatMap(({ themeId, day, customers, comments }) =>
      day === null ? [{ themeId, customers, comments }] : [],
    ),
  };
}

/** Different surveys that each theme's comments came by in the last `days` days, else channels. */
export function countThemeUnits(tx: Tx, days: number) {
  return tx<{ themeId: string; units: number }[]>`
    select p.theme_id, count(distinct coalesce(f.survey_id::text, f.channel))::int as units
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where f.org_id = app_org() and p.org_id = app_org() and p.theme_id is not null
      and p.occurred_at >= now() - ${days} * interval '24 hours'
      and f.occurred_at >= now() - ${days} * interval '24 hours'
    group by p.theme_id`;
}

/** The same for one theme. */
export async function countUnitsOfTheme(tx: Tx, themeId: string, days: number): Promise<number> {
  const [row] = await tx<[{ units: number }]>`
    select count(distinct coalesce(f.survey_id::text, f.channel))::int as units
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.theme_id = ${themeId}
      and p.occurred_at >= now() - ${days} * interval '24 hours'`;
  return row.units;
}

/** What is dated ahead counts as of now, here as in every other count. */
const dayOf = (tx: Tx, days: number) => tx`
  ${days - 1} - width_bucket(occurred_at, (
    select array_agg(now() - ago * interval '24 hours' order by ago desc)
    from generate_series(1, ${days - 1}::int) as edge (ago)))`;

const isWithin = (tx: Tx, days: number) => tx`occurred_at >= now() - ${days} * interval '24 hours'`;

/** The themes that have comments older than that. */
export async function listThemesOlderThan(tx: Tx, days: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from theme t
    where org_id = app_org() and (
      select p.occurred_at from placement p where p.org_id = app_org() and p.theme_id = t.id
      order by p.occurred_at, p.feedback_id limit 1) < now() - ${days} * interval '24 hours'`;
  return rows.map(({ id }) => id);
}
