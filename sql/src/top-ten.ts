import type { Tx } from './connect.ts';
import { contactsWithin } from './contacts.ts';
import { sumDriver } from './drivers.ts';
import type { DecisionKind, Target, ThemeStatus } from './theme-columns.ts';

/** How many causes the report names. */
const TEN = 10;

/** One theme's week among the ten. */
export interface TopTenRow {
  rank: number;
  themeId: string;
  label: string;
  /** In the last week closed before; null: not among its ten. */
  previousRank: number | null;
  contacts: number;
  previousContacts: number;
  fourWeeks: number;
  /** Contacts by kind, those that have one. */
  kinds: Record<string, number>;
  status: ThemeStatus;
  ownerName: string | null;
  departmentName: string | null;
  decisionKind: DecisionKind | null;
  decision: string | null;
  target: Target | null;
  isVerified: boolean;
  /** The open action that is due first. */
  nextStep: { what: string; ownerName: string | null; dueOn: string | null } | null;
  /** Contacts × minutes × what a minute costs; null where that is not known. */
  cost: number | null;
}

/** A week's contacts, and the ten themes that most of them were about. */
export interface TopTen {
  /** The first day, and the day after the last. */
  start: string;
  until: string;
  /** The instants at which it begins and ends, by the organisation's clocks. */
  startsAt: Date;
  endsAt: Date;
  contacts: number;
  unsorted: number;
  /** Not read by the engine yet. */
  unread: number;
  previousContacts: number;
  driverName: string | null;
  driverAmount: number | null;
  contactMinutes: number;
  minuteCost: number | null;
  currency: string;
  rows: TopTenRow[];
}

/**
 * The ten themes with the most contacts in the week that begins on a day, and that week's totals, as
 * they are known now: one statement, so that all its numbers are of one moment. Ties go by the contacts
 * of four weeks, then by id.
 */
export async function countTopTen(tx: Tx, start: string): Promise<TopTen> {
  const [week] = await tx<[Omit<TopTen, 'driverAmount'>]>`
    with span as materialized (${spanOf(tx, start)}),
      ranked as materialized (${rankThemes(tx)}),
      detailed as materialized (${describeThemes(tx)})
    select span.start, span.until, starts as starts_at, ends as ends_at, driver_name, contact_minutes, minute_cost, currency,
      ${contactsWithin(tx, tx`occurred_at >= starts and occurred_at < ends`)} as contacts,
      ${contactsWithin(tx, tx`occurred_at >= before and occurred_at < starts`)}
        as previous_contacts,
      (select count(*)::int from placement
        where org_id = app_org() and state = 'unsorted'
          and occurred_at >= starts and occurred_at < ends) as unsorted,
      ${countUnread(tx)} as unread,
      coalesce((select jsonb_agg(to_jsonb(detailed) order by rank) from detailed), '[]') as rows
    from span`;
  return { ...week, driverAmount: await sumDriver(tx, week.start, week.until) };
}

/** The organisation with the days of the week and the instants at which they begin and end. */
const spanOf = (tx: Tx, start: string) => tx`
  select driver_name, contact_minutes, minute_cost, currency,
    ${start}::date as start, ${start}::date + 7 as until,
    (${start}::date - 21)::timestamp at time zone time_zone as four_ago,
    (${start}::date - 7)::timestamp at time zone time_zone as before,
    ${start}::date::timestamp at time zone time_zone as starts,
    (${start}::date + 7)::timestamp at time zone time_zone as ends
  from organization where id = app_org()`;

/** Each theme's four weeks are read from the index that is in the order of time within each. */
const rankThemes = (tx: Tx) => tx`
  select row_number() over (order by contacts desc, four_weeks desc, id)::int as rank, id, contacts,
    previous_contacts, four_weeks
  from span cross join theme cross join lateral (
    select count(*) filter (where occurred_at >= starts)::int as contacts,
      count(*) filter (where occurred_at >= before and occurred_at < starts)::int
        as previous_contacts,
      count(*)::int as four_weeks
    from placement
    where placement.org_id = app_org() and theme_id = theme.id
      and occurred_at >= four_ago and occurred_at < ends) as heard
  where theme.org_id = app_org() and contacts > 0
  order by rank limit ${TEN}`;

/** The names are those of the answer: what is made JSON here is not renamed on its way. */
const describeThemes = (tx: Tx) => tx`
  select ranked.rank, t.id as "themeId", t.label, last.rank as "previousRank", ranked.contacts,
    ranked.previous_contacts as "previousContacts", ranked.four_weeks as "fourWeeks",
    ${kindsOf(tx)} as kinds, t.status, owner.name as "ownerName",
    department.name as "departmentName", t.decision_kind as "decisionKind", t.decision, t.target,
    t.verified_at is not null as "isVerified", ${nextStepOf(tx)} as "nextStep",
    round(ranked.contacts * contact_minutes::numeric * minute_cost::numeric, 2)::float8 as cost
  from span cross join ranked
    join theme t on t.org_id = app_org() and t.id = ranked.id
    left join member owner on owner.org_id = app_org() and owner.id = t.owner_id
    left join department on department.org_id = app_org() and department.id = t.department_id
    left join topten_row last on last.org_id = app_org() and last.theme_id = t.id
      and last.week_start = (select max(week_start) from topten_week
        where org_id = app_org() and week_start < span.start)`;

/** Comment by comment (`offset 0`): joined as a whole, all comments there are would be read. */
const kindsOf = (tx: Tx) => tx`
  (select coalesce(jsonb_object_agg(kind, count), '{}') from (
    select kind, count(*)::int as count
    from placement p cross join lateral (
      select kind from feedback
      where feedback.org_id = app_org() and feedback.id = p.feedback_id offset 0) as comment
    where p.org_id = app_org() and p.theme_id = t.id
      and p.occurred_at >= starts and p.occurred_at < ends and kind is not null
    group by kind) as kinds)`;

const nextStepOf = (tx: Tx) => tx`
  (select jsonb_build_object('what', what, 'ownerName', doer.name, 'dueOn', action.due_on)
    from action left join member doer on doer.org_id = app_org() and doer.id = action.owner_id
    where action.org_id = app_org() and action.theme_id = t.id
      and done_at is null and removed_at is null
    order by action.due_on nulls last, action.id limit 1)`;

const countUnread = (tx: Tx) => tx`
  (select count(*)::int from feedback f cross join lateral (
      select count(*) as read from placement
      where placement.org_id = app_org() and feedback_id = f.id offset 0) as placed
    where f.org_id = app_org() and f.occurred_at >= starts and f.occurred_at < ends
      and f.text <> '' and read = 0)`;
