import type { Tx } from './connect.ts';

export type SupplierState = 'seen' | 'working' | 'done' | 'cannot';

/** What a supplier said about a theme that it causes. */
export interface SupplierReport {
  id: string;
  supplier: string;
  /** As the link was called that was used. */
  reportedBy: string;
  state: SupplierState;
  text: string | null;
  expectedOn: string | null;
  reportedAt: Date;
}

const columns = (tx: Tx) => tx`
  r.id, d.name as supplier, r.reported_by, r.state, r.text, r.expected_on, r.reported_at`;

/** Newest first. */
export function listSupplierReports(tx: Tx, themeId: string, limit: number) {
  return tx<SupplierReport[]>`
    select ${columns(tx)}
    from supplier_report r join department d on d.org_id = r.org_id and d.id = r.department_id
    where r.org_id = app_org() and r.theme_id = ${themeId}
    order by r.id desc limit ${limit}`;
}

/** What one supplier said last about each of these themes, by theme. */
export async function listLatestReports(
  tx: Tx,
  departmentId: string,
  themeIds: readonly string[],
): Promise<ReadonlyMap<string, SupplierReport>> {
  const rows = await tx<(SupplierReport & { themeId: string })[]>`
    select t.theme_id, ${columns(tx)}
    from unnest(${themeIds}::uuid[]) as t (theme_id)
      cross join lateral (
        select org_id, id, department_id, reported_by, state, text, expected_on, reported_at
        from supplier_report
        where org_id = app_org() and theme_id = t.theme_id and department_id = ${departmentId}
        order by id desc limit 1) as r
      join department d on d.org_id = r.org_id and d.id = r.department_id`;
  return new Map(rows.map(({ themeId, ...report }) => [themeId, report]));
}

export interface NewSupplierReport {
  departmentId: string;
  linkId: string;
  reportedBy: string;
  themeId: string;
  state: SupplierState;
  text: string | null;
  expectedOn: string | null;
  /** The same under the same name is said once. */
  once: string;
}

/** Undefined where it was said before. */
export async function insertSupplierReport(tx: Tx, report: NewSupplierReport) {
  const [row] = await tx<{ id: string }[]>`
    insert into supplier_report (org_id, department_id, link_id, theme_id, reported_by, state, text,
      expected_on, once)
    values (app_org(), ${report.departmentId}, ${report.linkId}, ${report.themeId},
      ${report.reportedBy}, ${report.state}, ${report.text}, ${report.expectedOn}, ${report.once})
    on conflict (org_id, theme_id, once) do nothing returning id`;
  return row;
}

/**
 * Who is told of what a supplier said: the theme's owner, else the chair of its council, else
 * whoever presides over the organisation.
 */
export async function listReportReaders(tx: Tx, themeId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with reader as (
      select m.id, 1 as turn
      from theme t join member m on m.org_id = t.org_id and m.id = t.owner_id
      where t.org_id = app_org() and t.id = ${themeId} and m.disabled_at is null
      union all
      select m.id, 2
      from council c join member m on m.org_id = c.org_id and m.id = c.chair_id
      where c.org_id = app_org() and m.disabled_at is null
        and c.id = coalesce(
          (select council_id from theme where org_id = app_org() and id = ${themeId}),
          (select id from council where org_id = app_org() and archived_at is null
            order by id limit 1))
      union all
      select id, case role when 'chair' then 3 else 4 end
      from member
      where org_id = app_org() and disabled_at is null and role in ('chair', 'admin'))
    select id from reader where turn = (select min(turn) from reader) order by id`;
  return rows.map(({ id }) => id);
}

/** A last word that a council should hear of. */
export interface StuckReport {
  supplier: string;
  state: SupplierState;
  expectedOn: string | null;
  /** The day by which it was to be done is over where the organisation is, and it is not. */
  isLate: boolean;
  reportedAt: Date;
}

/** Of themes that are worked on, what their present supplier said last: it cannot, or is late. */
export async function listStuckReports(tx: Tx): Promise<ReadonlyMap<string, StuckReport>> {
  const rows = await tx<(StuckReport & { themeId: string })[]>`
    select t.id as theme_id, d.name as supplier, r.state, r.expected_on, r.is_late, r.reported_at
    from department d
      join organization o on o.id = d.org_id
      join theme t on t.org_id = d.org_id and t.department_id = d.id
      cross join lateral (
        select state, expected_on, reported_at, coalesce(state <> 'done'
          and expected_on < (now() at time zone o.time_zone)::date, false) as is_late
        from supplier_report
        where org_id = t.org_id and theme_id = t.id and department_id = d.id
        order by id desc limit 1) as r
    where d.org_id = app_org() and d.kind = 'supplier' and t.removed_at is null
      and t.status not in ('merged', 'declined', 'watching', 'prevented')
      and (r.state = 'cannot' or r.is_late)`;
  return new Map(rows.map(({ themeId, ...report }) => [themeId, report]));
}
