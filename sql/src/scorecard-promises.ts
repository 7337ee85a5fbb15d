import type { Tx } from './connect.ts';
import { standingCount, withStanding } from './standing-baseline.ts';
import type { Target, ThemeStatus, Verification } from './theme-columns.ts';

/** So many days back are looked at: fewer would hold too few promises. */
export const PROMISE_DAYS = 90;

/** Something that was to be there by a day that has come. */
export interface KeptPromise {
  departmentId: string;
  themeId: string;
  themeLabel: string;
  /** `postponed`: its day had passed when another one was set; `target`: contacts were to have fallen. */
  kind: 'action' | 'postponed' | 'target';
  what: string | null;
  ownerName: string | null;
  dueOn: string;
  /** The day on which it was done or verified; null: not yet. */
  doneOn: string | null;
  /** On or before its day. */
  kept: boolean;
}

/**
 * Promises of the themes of one department, or of all, that came due in the last 90 days, the last one
 * first. A day that was moved after it had passed stays a promise that was not kept.
 */
export function listPromises(tx: Tx, departmentId: string | null) {
  return tx<KeptPromise[]>`
    with org as (
      select time_zone as zone, (now() at time zone time_zone)::date as today,
        (now() at time zone time_zone)::date - ${PROMISE_DAYS}::int as first
      from organization where id = app_org()),
    own as materialized (
      select id, label, department_id, target, verified_at, owner_id from theme
      where org_id = app_org() and removed_at is null and merged_into is null
        and ${departmentId ? tx`department_id = ${departmentId}` : tx`department_id is not null`}),
    due as (
      select theme_id, 'action' as kind, what, owner_id, due_on,
        (done_at at time zone zone)::date as done_on
      from org cross join lateral (
        select theme_id, what, owner_id, due_on, done_at from action
        where org_id = app_org() and removed_at is null and due_on >= first and due_on <= today
        offset 0) as a
      union all
      select e.theme_id, 'postponed', a.what, a.owner_id, (e.before->>'dueOn')::date, null
      from org cross join lateral (
          select id, theme_id, before, created_at from theme_event
          where org_id = app_org() and act = 'action_changed'
            and id >= least_id_at(first::timestamp at time zone zone) offset 0) as e
        join action a on a.org_id = app_org() and a.id = (e.before->>'actionId')::uuid
      where a.removed_at is null and (e.before->>'dueOn')::date >= first
        and (e.before->>'dueOn')::date < (e.created_at at time zone zone)::date
        and not exists (select from theme_event undo
          where undo.org_id = app_org() and undo.undoes = e.id)
      union all
      select id, 'target', null, owner_id, (target->>'on')::date,
        (verified_at at time zone zone)::date
      from org cross join own
      where (target->>'on')::date between first and today)
    select own.department_id, own.id as theme_id, own.label as theme_label, due.kind, due.what,
      owner.name as owner_name, due.due_on, due.done_on, coalesce(done_on <= due_on, false) as kept
    from org cross join due join own on own.id = due.theme_id
      left join member owner on owner.org_id = app_org() and owner.id = due.owner_id
    -- The day itself is not over: what is not done on it may still be.
    where due_on < today or done_on is not null
    order by due_on desc, own.id, kind, what`;
}

/** A theme of a department whose fall in contacts was verified. */
export interface VerifiedFall {
  departmentId: string;
  themeId: string;
  themeLabel: string;
  ownerName: string | null;
  verifiedAt: Date;
  verification: Verification;
  /** With the baseline as it stands: see `standingTarget`. */
  target: Target | null;
}

/** Falls that stand, of the last so many days, the last one first. */
export async function listVerifiedFalls(
  tx: Tx,
  departmentId: string | null,
  days: number,
): Promise<VerifiedFall[]> {
  const rows = await tx<(VerifiedFall & { standing: number })[]>`
    select t.department_id, t.id as theme_id, t.label as theme_label, owner.name as owner_name,
      t.verified_at, t.verification, t.target, ${standingCount(tx)} as standing
    from theme t join organization o on o.id = t.org_id
      left join member owner on owner.org_id = app_org() and owner.id = t.owner_id
    where t.org_id = app_org() and t.removed_at is null and t.merged_into is null
      and t.verified_at >= now() - ${days} * interval '24 hours'
      and ${departmentId ? tx`t.department_id = ${departmentId}` : tx`t.department_id is not null`}
    order by t.verified_at desc, t.id`;
  return rows.map(withStanding);
}

/** An open theme of a department with its contacts of the last 30 days. */
export interface DepartmentTheme {
  id: string;
  label: string;
  status: ThemeStatus;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  isOverdue: boolean;
  contacts: number;
}

/** In the order of the steps, and of contacts within each. */
export function listDepartmentThemes(tx: Tx, departmentId: string, since: Date) {
  return tx<DepartmentTheme[]>`
    select t.id, t.label, t.status, t.owner_id, owner.name as owner_name, t.due_on,
      coalesce(t.due_on < (now() at time zone o.time_zone)::date, false) as is_overdue, contacts
    from theme t
      join organization o on o.id = t.org_id
      left join member owner on owner.org_id = app_org() and owner.id = t.owner_id
      cross join lateral (
        select count(*)::int as contacts from placement
        where placement.org_id = app_org() and theme_id = t.id and occurred_at >= ${since}
      ) as heard
    where t.org_id = app_org() and t.department_id = ${departmentId} and t.removed_at is null
      and t.status in ('heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying')
    order by array_position(
      array['heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying'], t.status),
      contacts desc, t.id`;
}
