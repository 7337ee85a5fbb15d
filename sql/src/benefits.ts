import type { Tx } from './connect.ts';
import { sumDriver } from './drivers.ts';
import { standingCount, withStanding } from './standing-baseline.ts';
import type { Benefit, Target, ThemeStatus } from './theme-columns.ts';

/** Comments of a theme in one full week after what was done took effect. */
export interface WeekAfter {
  /** The first day, and that of the next week. */
  start: string;
  next: string;
  since: Date;
  until: Date;
  count: number;
  /** Orders or visits; null: not known, or the target counts comments alone. */
  driver: number | null;
  /** Nothing at all was heard, of no theme. */
  isSilent: boolean;
}

/** A theme with all that its business case is worked out from. */
export interface BenefitTheme {
  id: string;
  label: string;
  status: ThemeStatus;
  departmentName: string | null;
  verifiedAt: Date | null;
  actedOn: string | null;
  /** With the baseline as it stands: see `standingTarget`. */
  target: Target | null;
  benefit: Benefit | null;
  /** What its actions cost, and the hours they take; null: no action says so. */
  actionCost: number | null;
  actionHours: number | null;
  weeks: WeekAfter[];
}

/** So far back weeks are counted: three years. */
const MOST_WEEKS = 156;

/** One theme; undefined: it is not there. */
export async function findBenefitTheme(tx: Tx, id: string): Promise<BenefitTheme | undefined> {
  const [theme] = await readThemes(tx, tx`t.id = ${id}`);
  return theme;
}

/** Themes whose fall in contacts was verified, or that were prevented. */
export function listBenefitThemes(tx: Tx): Promise<BenefitTheme[]> {
  return readThemes(tx, tx`(t.status = 'prevented' or t.verified_at is not null)`);
}

type ThemeFacts = Omit<BenefitTheme, 'weeks'> & { standing: number };

async function readThemes(tx: Tx, which: ReturnType<Tx>): Promise<BenefitTheme[]> {
  const themes = await tx<ThemeFacts[]>`
    select t.id, t.label, t.status, d.name as department_name, t.verified_at, t.acted_on, t.target,
      t.benefit, done.cost as action_cost, done.hours as action_hours,
      ${standingCount(tx)} as standing
    from theme t join organization o on o.id = t.org_id
      left join department d on d.org_id = t.org_id and d.id = t.department_id
      cross join lateral (
        select sum(cost)::float8 as cost, sum(hours)::float8 as hours from action a
        where a.org_id = t.org_id and a.theme_id = t.id and a.removed_at is null) as done
    where t.org_id = app_org() and t.removed_at is null and ${which}
    order by t.acted_on desc nulls last, t.id`;
  const counted = await countWeeks(tx, themes);
  return themes.map((theme) => ({
    ...withStanding(theme),
    weeks: counted.get(theme.id) ?? [],
  }));
}

/**
 * The full weeks after each theme's action, or after it came back, with its comments in each: one walk
 * along each theme's part of an index, whose comments are sorted into weeks by their bounds.
 */
async function countWeeks(
  tx: Tx,
  themes: readonly ThemeFacts[],
): Promise<Map<string, WeekAfter[]>> {
  const ids = themes.filter(({ actedOn, target }) => actedOn && target).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx<Row[]>`
    with org as (
      select time_zone as zone, first_weekday as weekday,
        week_of(now(), time_zone, first_weekday) as this_week
      from organization where id = app_org()),
    span as (
      select t.id, greatest(this_week - ${7 * MOST_WEEKS}::int, 7 + week_of(
          greatest(acted_on, (regressed_at at time zone zone)::date)::timestamp at time zone zone,
          zone, weekday)) as first
      from org cross join theme t where t.org_id = app_org() and t.id = any(${ids}::uuid[])),
    week as materialized (
      select n, day::date as start, (day + interval '7 days')::date as next,
        day at time zone zone as since, (day + interval '7 days') at time zone zone as until
      from org cross join lateral generate_series((select min(first) from span)::timestamp,
        this_week::timestamp - interval '7 days', interval '7 days') with ordinality as w (day, n)),
    told as materialized (
      select n, start, next, since, until, not exists (select from feedback
        where org_id = app_org() and occurred_at >= since and occurred_at < until) as is_silent
      from week),
    edge as materialized (
      select array_agg(since order by since) as edges, max(until) as ends from week),
    heard as materialized (
      select span.id, own.n, own.count from org cross join edge cross join span
        cross join lateral (
          select width_bucket(p.occurred_at, edges) as n, count(*)::int as count from placement p
          where p.org_id = app_org() and p.theme_id = span.id and p.occurred_at < ends
            and p.occurred_at >= span.first::timestamp at time zone zone
          group by 1 offset 0) as own)
    select span.id as theme_id, start, next, since, until, is_silent, null as driver,
      coalesce(heard.count, 0) as count
    from span join told on told.start >= span.first
      left join heard on heard.id = span.id and heard.n = told.n
    order by span.id, start`;
  return byTheme(await withDrivers(tx, themes, rows));
}

type Row = WeekAfter & { themeId: string };

/** Adds what was sold or visited, for themes that are measured by it. */
async function withDrivers(tx: Tx, themes: readonly ThemeFacts[], rows: readonly Row[]) {
  const rated = new Set(
    themes.flatMap(({ id, target }) => (target?.metric === 'rate' ? [id] : [])),
  );
  const drivers = await driversOf(
    tx,
    rows.filter(({ themeId }) => rated.has(themeId)),
  );
  return rows.map((row) => ({
    ...row,
    driver: rated.has(row.themeId) ? (drivers.get(row.start) ?? null) : null,
  }));
}

function byTheme(rows: readonly Row[]): Map<string, WeekAfter[]> {
  const weeks = new Map<string, WeekAfter[]>();
  for (const { themeId, ...week } of rows) {
    const own = weeks.get(themeId);
    if (own) own.push(week);
    else weeks.set(themeId, [week]);
  }
  return weeks;
}

/** Orders or visits by the first day of the week, each week asked for once. */
async function driversOf(tx: Tx, weeks: readonly Pick<WeekAfter, 'start' | 'next'>[]) {
  const ends = new Map(weeks.map(({ start, next }) => [start, next]));
  const sums = [...ends].map(
    async ([start, next]) => [start, await sumDriver(tx, start, next)] as const,
  );
  return new Map(await Promise.all(sums));
}
