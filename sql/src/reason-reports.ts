import type { Tx } from './connect.ts';
import { isWordless } from './contacts.ts';
import type { Period } from './report-period.ts';

type Span = Pick<Period, 'starts' | 'ends'>;

/** Contacts of a period, and what of them could have been spared. */
export interface Contacts {
  count: number;
  /** Those of a known kind, and of them the avoidable and the repeated ones. */
  classified: number;
  avoidable: number;
}

export interface ReasonContacts extends Contacts {
  /** Null: contacts without a reason of the register. */
  reasonId: string | null;
  code: string | null;
  names: Record<string, string> | null;
  departmentId: string | null;
  archived: boolean;
}

/**
 * Contacts of a period by reason, in the order of the register; archived ones only where they have
 * any, contacts without a reason at the end. Each reason's are one stretch of an index.
 */
export function countByReason(tx: Tx, span: Span) {
  return tx<ReasonContacts[]>`
    select reason_id, code, names, department_id, archived, count, classified, avoidable from (
      select r.id as reason_id, r.code, r.names, r.department_id, r.position,
        r.archived_at is not null as archived, heard.*
      from contact_reason r cross join lateral (
        select ${contacts(tx)} from feedback
        where org_id = app_org() and reason_id = r.id and ${isWithin(tx, span)}) as heard
      where r.org_id = app_org()
      union all
      select null, null, null, null, null, false, known.count - wordless.count, classified,
        avoidable
      from (select ${contacts(tx)} from feedback
          where org_id = app_org() and reason_id is null and ${isWithin(tx, span)}) as known,
        (select count(*)::int from feedback
          where org_id = app_org() and ${isWordless(tx)} and ${isWithin(tx, span)}) as wordless
      ) as counted
    where count > 0 or not archived
    order by archived, position nulls last, reason_id`;
}

/** Of the contacts without a reason of the register those that have one in own words. */
export async function countOwnWords(tx: Tx, span: Span): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from feedback
    where org_id = app_org() and reason_other is not null and reason_id is null
      and ${isWithin(tx, span)}`;
  return row.count;
}

export interface DepartmentContacts extends Contacts {
  /** Null: neither their theme nor their reason says which. */
  departmentId: string | null;
  /** Of the contacts those whose theme says so; the others have it from their reason. */
  byTheme: number;
}

/**
 * Contacts of a period by the department that causes them, each counted once: by the department of its
 * theme, which somebody looked into, else by that of its reason.
 */
export function countByDepartment(tx: Tx, span: Span) {
  return tx<DepartmentContacts[]>`
    with caused as materialized (
      select p.feedback_id, t.department_id
      from theme t join placement p on p.org_id = t.org_id and p.theme_id = t.id
      where t.org_id = app_org() and t.department_id is not null
        and p.org_id = app_org() and p.occurred_at >= ${span.starts} and p.occurred_at < ${span.ends}),
    contact as materialized (
      select f.id, f.kind, r.department_id
      from contact_reason r cross join lateral (
        select id, kind from feedback
        where org_id = app_org() and reason_id = r.id and ${isWithin(tx, span)} offset 0) as f
      where r.org_id = app_org()
      union all
      select id, kind, null from feedback
      where org_id = app_org() and reason_id is null and ${isWithin(tx, span)}
        and id not in (select id from feedback
          where org_id = app_org() and ${isWordless(tx)} and ${isWithin(tx, span)}))
    select coalesce(caused.department_id, contact.department_id) as department_id,
      count(caused.feedback_id)::int as by_theme, ${contacts(tx)}
    from contact left join caused on caused.feedback_id = contact.id
    group by 1 order by count desc, 1`;
}

/** A department or supplier, archived ones too, and its themes that are or should be somebody's work. */
export interface Causer {
  id: string;
  name: string;
  kind: 'department' | 'supplier';
  themes: number;
}

export function listCausers(tx: Tx) {
  return tx<Causer[]>`
    select d.id, d.name, d.kind, coalesce(open.themes, 0) as themes
    from department d left join (
      select department_id, count(*)::int as themes from theme
      where org_id = app_org() and department_id is not null and removed_at is null
        and status in ('heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying')
      group by department_id) as open on open.department_id = d.id
    where d.org_id = app_org() order by lower(d.name), d.id`;
}

const contacts = (tx: Tx) => tx`
  count(*)::int as count, count(kind)::int as classified,
  (count(*) filter (where kind in ('avoidable', 'repeat')))::int as avoidable`;

const isWithin = (tx: Tx, { starts, ends }: Span) => tx`
  occurred_at >= ${starts} and occurred_at < ${ends}`;
