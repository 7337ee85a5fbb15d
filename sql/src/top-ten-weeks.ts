import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import type { TopTen, TopTenRow } from './top-ten.ts';

/** Of an organisation whose comments go back further, so many weeks are closed at first. */
const FIRST_WEEKS = 12;

/** A row as it is frozen: how far the target was reached is worked once and kept. */
export interface FrozenRow extends TopTenRow {
  /** From the baseline (0) to the goal (1); null without a target, or where it cannot be told. */
  progress: number | null;
}

export interface FrozenWeek extends Omit<TopTen, 'rows'> {
  frozenAt: Date;
  /** Closed more than a day after its end: comments may have moved until then. */
  isLate: boolean;
  covered: number;
  /** No week was closed before it. */
  isFirst: boolean;
  rows: FrozenRow[];
}

/**
 * The first week of the organisation's calendar that is over and not closed; undefined when all are.
 * Where its week begins on another day now, days that a closed week counted are not counted again.
 */
export async function findOpenWeek(tx: Tx): Promise<string | undefined> {
  const [row] = await tx<{ start: string }[]>`
    with org as (
      select time_zone, first_weekday, week_of(now(), time_zone, first_weekday) as this_week,
        (select max(week_start) + 7 from topten_week where org_id = app_org()) as since,
        (select min(occurred_at) from feedback where org_id = app_org()) as first_at
      from organization where id = app_org()),
    due as (
      select this_week, time_zone, first_weekday, coalesce(since, case when first_at is not null
        then greatest(week_of(first_at, time_zone, first_weekday),
          this_week - ${7 * FIRST_WEEKS}::int) end) as day
      from org)
    select start from (
      select case when aligned < day then aligned + 7 else aligned end as start, this_week
      from due cross join lateral (
        select week_of(day::timestamp at time zone time_zone, time_zone, first_weekday) as aligned
      ) as week) as first_one
    where start < this_week`;
  return row?.start;
}

/**
 * Whether the themes are being learned or an import of the last day is still being read: then the
 * numbers of a week are not what they will be in a while.
 */
export async function isSettling(tx: Tx): Promise<boolean> {
  const [row] = await tx<[{ settling: boolean }]>`
    select exists (
      select from outbox
      where org_id = app_org() and topic in ('import.finished', 'themes.learn')
        and created_at > now() - interval '1 day') as settling`;
  return row.settling;
}

/** The week that can be closed now; null: none is due, or its numbers are not settled. */
export async function weekToClose(tx: Tx): Promise<string | null> {
  const start = await findOpenWeek(tx);
  return start === undefined || (await isSettling(tx)) ? null : start;
}

/** One at a time closes weeks of an organisation. */
export async function lockWeeks(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('weeks ' || app_org()::text, 0))`;
}

/** Writes a week down for good, as it is known now unless another instant is given. */
export async function insertTopTen(
  tx: Tx,
  week: TopTen,
  rows: readonly FrozenRow[],
  frozenAt = new Date(),
) {
  const covered = rows.reduce((sum, row) => sum + row.contacts, 0);
  await tx`
    insert into topten_week (org_id, week_start, frozen_at, is_late, contacts, unsorted, unread,
      covered, previous_contacts, driver_name, driver_amount, contact_minutes, minute_cost, currency)
    select app_org(), ${week.start}, ${frozenAt},
      ${frozenAt} > (${week.until}::date + 1)::timestamp at time zone time_zone, ${week.contacts},
      ${week.unsorted}, ${week.unread}, ${covered}, ${week.previousContacts}, ${week.driverName},
      ${week.driverAmount}, ${week.contactMinutes}, ${week.minuteCost}, ${week.currency}
    from organization where id = app_org()`;
  for (const row of rows) await insertRow(tx, week.start, row);
}

async function insertRow(tx: Tx, weekStart: string, row: FrozenRow): Promise<void> {
  const json = (value: unknown) => (value === null ? null : tx.json(value as postgres.JSONValue));
  await tx`
    insert into topten_row (org_id, week_start, rank, theme_id, label, previous_rank, contacts,
      previous_contacts, four_weeks, kinds, status, owner_name, department_name, decision_kind,
      decision, target, progress, is_verified, next_step, cost)
    values (app_org(), ${weekStart}, ${row.rank}, ${row.themeId}, ${row.label},
      ${row.previousRank}, ${row.contacts}, ${row.previousContacts}, ${row.fourWeeks},
      ${json(row.kinds)}, ${row.status}, ${row.ownerName}, ${row.departmentName},
      ${row.decisionKind}, ${row.decision}, ${json(row.target)}, ${row.progress},
      ${row.isVerified}, ${json(row.nextStep)}, ${row.cost})`;
}

export interface ClosedWeek {
  start: string;
  until: string;
  frozenAt: Date;
  isLate: boolean;
  contacts: number;
}

/** Newest first. */
export function listClosedWeeks(tx: Tx, limit = 260) {
  return tx<ClosedWeek[]>`
    select week_start as start, week_start + 7 as until, frozen_at, is_late, contacts
    from topten_week where org_id = app_org() order by week_start desc limit ${limit}`;
}

/** A closed week as it was written down. */
export async function findTopTenWeek(tx: Tx, start: string): Promise<FrozenWeek | undefined> {
  const [week] = await tx<Omit<FrozenWeek, 'rows'>[]>`
    select week_start as start, week_start + 7 as until,
      week_start::timestamp at time zone time_zone as starts_at,
      (week_start + 7)::timestamp at time zone time_zone as ends_at,
      frozen_at, is_late, contacts, unsorted, unread, covered, previous_contacts, week.driver_name, driver_amount,
      week.contact_minutes, week.minute_cost, week.currency,
      not exists (select from topten_week earlier
        where earlier.org_id = app_org() and earlier.week_start < week.week_start) as is_first
    from topten_week week join organization on organization.id = org_id
    where org_id = app_org() and week_start = ${start}`;
  if (!week) return undefined;
  const rows = await tx<FrozenRow[]>`
    select rank, theme_id, label, previous_rank, contacts, previous_contacts, four_weeks, kinds,
      status, owner_name, department_name, decision_kind, decision, target, progress,
      is_verified, next_step, cost
    from topten_row where org_id = app_org() and week_start = ${start} order by rank`;
  return { ...week, rows };
}
