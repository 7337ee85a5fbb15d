import type { Tx } from './connect.ts';
import { edgeDays, type Heard } from './heard.ts';
import { joinProgress } from './stalled-themes.ts';
import type { DecisionKind, ThemeStatus } from './theme-columns.ts';

/** A theme with what is counted of it now. */
export interface ThemeRow extends Heard {
  id: string;
  label: string;
  labelBy: 'engine' | 'person';
  autoLabel: string | null;
  terms: string[];
  status: ThemeStatus;
  statusSince: Date;
  ownerId: string | null;
  ownerName: string | null;
  departmentId: string | null;
  departmentName: string | null;
  dueOn: string | null;
  /** The due day is over where the organisation is. */
  isPastDue: boolean;
  /** See `StalledTheme`. */
  movedAt: Date;
  isStalled: boolean;
  regressedAt: Date | null;
  decisionKind: DecisionKind | null;
  verifiedAt: Date | null;
  version: number;
  count: number;
  /** Comments placed after a person last looked. */
  unseen: number;
  /** Visitors who said "me too" to its problems that last or were solved in the last 30 days. */
  meToos: number;
  lastHeardAt: Date | null;
  quote: string | null;
}

export interface ThemeRowFilter {
  status?: ThemeStatus | undefined;
  owner?: string | undefined;
  department?: string | undefined;
}

/** Characters of a quote; the whole comment is on the theme's own page. */
const QUOTE_LENGTH = 280;

/** All themes but the merged ones, with their counts, in no particular order. */
export function listOpenThemes(tx: Tx, filter: ThemeRowFilter) {
  return selectThemes(tx, tx`t.status <> 'merged' ${matching(tx, filter)}`);
}

export function listAllThemes(tx: Tx, filter: ThemeRowFilter) {
  return selectThemes(tx, tx`true ${matching(tx, filter)}`);
}

/** Those of these themes that are there, in no particular order. */
export function listThemesOf(tx: Tx, ids: readonly string[]) {
  return selectThemes(tx, tx`t.id = any(${ids}::uuid[])`);
}

export async function findTheme(tx: Tx, id: string): Promise<ThemeRow | undefined> {
  const [row] = await selectThemes(tx, tx`t.id = ${id}`);
  return row;
}

function matching(tx: Tx, { status, owner, department }: ThemeRowFilter) {
  return tx`
    ${status ? tx`and t.status = ${status}` : tx``}
    ${owner ? tx`and t.owner_id = ${owner}` : tx``}
    ${department ? tx`and t.department_id = ${department}` : tx``}`;
}

type Fragment = ReturnType<Tx>;

/**
 * Counts of all comments are kept, see `placement_tally`; those by span are read from the newest end of
 * each theme's part of an index: what it costs grows with the last weeks and not with the years.
 */
function selectThemes(tx: Tx, which: Fragment) {
  return tx<ThemeRow[]>`
    with edge as materialized (
      select array_agg(now() - days * interval '24 hours' order by days desc) as edges
      from unnest(${[...edgeDays]}::int[]) as edge (days)),
    counted as materialized (
      select theme_id, sum(tally.count)::int as count,
        coalesce(sum(tally.count) filter (where seen_at is null or placed_at > seen_at), 0)::int
          as unseen
      from placement_tally tally join theme on theme.org_id = app_org() and theme.id = theme_id
      where tally.org_id = app_org() group by theme_id),
    told as materialized (
      select coalesce(theme.merged_into, theme_id) as theme_id, sum(me_toos)::int as me_toos
      from known_problem join theme on theme.org_id = app_org() and theme.id = theme_id
      where known_problem.org_id = app_org()
        and coalesce(known_problem.ended_at > now() - interval '30 days', true)
      group by 1)
    select t.id, t.label, t.label_by, t.auto_label, t.terms, t.status, t.status_since,
      t.owner_id, owner.name as owner_name, t.department_id, department.name as department_name,
      t.due_on, coalesce(t.due_on < (now() at time zone o.time_zone)::date, false) as is_past_due,
      progress.moved_at, halt.is_stalled, t.regressed_at, t.decision_kind, t.verified_at, t.version,
      coalesce(c.count, 0) as count, coalesce(c.unseen, 0) as unseen,
      coalesce(told.me_toos, 0) as me_toos,
      (select p.occurred_at from placement p where p.org_id = app_org() and p.theme_id = t.id
        order by p.occurred_at desc, p.feedback_id desc limit 1) as last_heard_at,
      heard.spans, heard.counts, ${quoteOf(tx)} as quote
    from theme t
      join organization o on o.id = t.org_id
      ${joinProgress(tx)}
      cross join lateral (
        select coalesce(array_agg(span), '{}') as spans, coalesce(array_agg(heard), '{}') as counts
        from (
          select width_bucket(p.occurred_at, edges) as span, count(*)::int as heard
          from placement p, edge
          where p.org_id = app_org() and p.theme_id = t.id
            and p.occurred_at >= now() - ${edgeDays[0]} * interval '24 hours'
          group by span) as by_span) as heard
      left join counted c on c.theme_id = t.id
      left join told on told.theme_id = t.id
      left join member owner on owner.org_id = t.org_id and owner.id = t.owner_id
      left join department on department.org_id = t.org_id and department.id = t.department_id
    where t.org_id = app_org() and t.removed_at is null and ${which}`;
}

/** The comment that says it best, while it is in the theme; else the newest one. */
const quoteOf = (tx: Tx) => tx`
  left(coalesce(
    (select f.text from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
      where p.org_id = t.org_id and p.feedback_id = t.representative_id and p.theme_id = t.id),
    (select f.text from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
      where p.org_id = t.org_id and p.theme_id = t.id
      order by p.occurred_at desc, p.feedback_id desc limit 1)), ${QUOTE_LENGTH})`;

/** Marks all comments of a theme as looked at. Says false when there is no such theme. */
export async function markSeen(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    update theme set seen_at = greatest(seen_at, (
      select max(placed_at) from placement where org_id = app_org() and theme_id = ${id}))
    where org_id = app_org() and id = ${id} and removed_at is null returning id`;
  return rows.length > 0;
}

export async function themeExists(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    select from theme where org_id = app_org() and id = ${id} and removed_at is null`;
  return rows.length > 0;
}
