import type { Tx } from './connect.ts';
import { edgeDays, type Heard } from './heard.ts';
import type { Target, ThemeStatus } from './theme-columns.ts';

/** A theme as far as the supplier who causes it may see it. */
export interface SupplierTheme extends Heard {
  id: string;
  label: string;
  status: ThemeStatus;
  /** Whom to ask: the owner, while they have access. */
  contact: string | null;
  decision: string | null;
  dueOn: string | null;
  target: Target | null;
}

/** Themes that were declined or merged away are nobody's to work on. */
const shown = (tx: Tx, departmentId: string) => tx`
  t.org_id = app_org() and t.department_id = ${departmentId} and t.removed_at is null
    and t.status not in ('merged', 'declined')`;

/** What a supplier causes, the most heard of late first. Counted as on the board. */
export function listSupplierThemes(tx: Tx, departmentId: string, limit: number) {
  return tx<SupplierTheme[]>`
    with edge as materialized (
      select array_agg(now() - days * interval '24 hours' order by days desc) as edges
      from unnest(${[...edgeDays]}::int[]) as edge (days))
    select t.id, t.label, t.status, owner.name as contact, t.decision, t.due_on, t.target,
      heard.spans, heard.counts
    from theme t
      left join member owner on owner.org_id = t.org_id and owner.id = t.owner_id
        and owner.disabled_at is null
      cross join lateral (
        select coalesce(array_agg(span), '{}') as spans, coalesce(array_agg(heard), '{}') as counts,
          coalesce(sum(heard) filter (where span >= ${LAST_MONTH}), 0) as lately
        from (
          select width_bucket(p.occurred_at, edges) as span, count(*)::int as heard
          from placement p, edge
          where p.org_id = app_org() and p.theme_id = t.id
            and p.occurred_at >= now() - ${edgeDays[0]} * interval '24 hours'
          group by span) as by_span) as heard
    where ${shown(tx, departmentId)}
    order by t.status = 'prevented', heard.lately desc, t.id limit ${limit}`;
}

/** The first span of the last 30 days. */
const LAST_MONTH = edgeDays.indexOf(30) + 1;

export async function countSupplierThemes(tx: Tx, departmentId: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from theme t where ${shown(tx, departmentId)}`;
  return row.count;
}

/** The theme, where it is this supplier's; kept as it is until the transaction ends. */
export async function holdSupplierTheme(tx: Tx, departmentId: string, themeId: string) {
  const [row] = await tx<{ id: string; label: string }[]>`
    select t.id, t.label from theme t
    where ${shown(tx, departmentId)} and t.id = ${themeId} for share`;
  return row;
}

export interface SupplierQuote {
  themeId: string;
  text: string;
  occurredAt: Date;
}

/** Of each theme the comment that says it best, then the newest; as they are kept for analysis. */
export function listSupplierQuotes(tx: Tx, themeIds: readonly string[], each: number) {
  return tx<SupplierQuote[]>`
    select t.theme_id, q.text, q.occurred_at
    from unnest(${themeIds}::uuid[]) as t (theme_id)
      join theme on theme.org_id = app_org() and theme.id = t.theme_id
      cross join lateral (
        select f.text, f.occurred_at, p.feedback_id
        from (
          (select feedback_id, 0 as turn, occurred_at from placement
            where org_id = app_org() and feedback_id = theme.representative_id
              and theme_id = t.theme_id)
          union all
          (select feedback_id, 1, occurred_at from placement
            where org_id = app_org() and theme_id = t.theme_id
              and feedback_id is distinct from theme.representative_id
            order by occurred_at desc, feedback_id desc limit ${each})) as p
          join feedback f on f.org_id = app_org() and f.id = p.feedback_id
        order by p.turn, p.occurred_at desc, p.feedback_id desc limit ${each}) as q`;
}

export interface SupplierAction {
  themeId: string;
  what: string;
  dueOn: string | null;
  isDone: boolean;
}

/** What was given to this supplier to do; what is done comes last. */
export function listActionsOfSupplier(tx: Tx, departmentId: string, themeIds: readonly string[]) {
  return tx<SupplierAction[]>`
    select a.theme_id, a.what, a.due_on, a.done_at is not null as is_done
    from action a join supplier_action s on s.org_id = a.org_id and s.action_id = a.id
    where a.org_id = app_org() and a.theme_id = any(${themeIds}::uuid[])
      and s.department_id = ${departmentId} and a.removed_at is null
    order by a.done_at is not null, a.due_on nulls last, a.id`;
}

/** Which actions of a theme are this supplier's. */
export async function listGivenActions(
  tx: Tx,
  themeId: string,
  departmentId: string,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select a.id from action a join supplier_action s on s.org_id = a.org_id and s.action_id = a.id
    where a.org_id = app_org() and a.theme_id = ${themeId} and s.department_id = ${departmentId}
      and a.removed_at is null
    order by a.id`;
  return rows.map(({ id }) => id);
}

/** Exactly these actions of the theme are the supplier's from here on. */
export async function writeGivenActions(
  tx: Tx,
  given: { themeId: string; departmentId: string; actionIds: readonly string[] },
): Promise<void> {
  const { themeId, departmentId, actionIds } = given;
  await tx`
    delete from supplier_action s using action a
    where s.org_id = app_org() and a.org_id = app_org() and a.id = s.action_id
      and a.theme_id = ${themeId}`;
  await tx`
    insert into supplier_action (org_id, action_id, department_id)
    select org_id, id, ${departmentId} from action
    where org_id = app_org() and theme_id = ${themeId} and id = any(${actionIds}::uuid[])
      and removed_at is null`;
}

/** The supplier that causes a theme; undefined where it is none, or nobody. */
export async function findSupplierOf(tx: Tx, themeId: string) {
  const [row] = await tx<{ id: string; name: string }[]>`
    select d.id, d.name from theme t
      join department d on d.org_id = t.org_id and d.id = t.department_id
    where t.org_id = app_org() and t.id = ${themeId} and d.kind = 'supplier'`;
  return row;
}
