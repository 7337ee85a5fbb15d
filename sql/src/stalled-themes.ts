import type { Tx } from './connect.ts';
import type { Barrier, ThemeStatus } from './theme-columns.ts';

/** A theme that somebody owns and that did not move for longer than the organisation wants. */
export interface StalledTheme {
  id: string;
  label: string;
  status: ThemeStatus;
  /** When its status, its actions or what was found out and decided about it changed last. */
  movedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  departmentId: string | null;
  departmentName: string | null;
  barrier: Barrier | null;
  barrierNote: string | null;
}

/**
 * For `from theme t join organization o …`: when each theme moved last, and whether it is stalled.
 * Naming what is in the way moves nothing. A theme that waits for the weeks of its target is given
 * these weeks on top.
 */
export const joinProgress = (tx: Tx) => tx`
  cross join lateral (
    select greatest(t.status_since, (
      select e.created_at from theme_event e
      where e.org_id = t.org_id and e.theme_id = t.id
        and e.act in ('moved', 'cause_found', 'decided', 'target_set', 'verified',
          'prevention_noted', 'action_added', 'action_changed', 'action_done', 'action_removed')
      order by e.created_at desc limit 1)) as moved_at) as progress
  cross join lateral (
    select t.status in ('owned', 'decided', 'being_fixed', 'verifying')
      and progress.moved_at <= now() - interval '7 days' * (o.stalled_weeks
        + case when t.status = 'verifying' then coalesce((t.target->>'weeks')::int, 0) else 0 end)
      as is_stalled) as halt`;

/** Those whose barrier nobody has named come first, then the ones that stand longest. */
export function listStalledThemes(tx: Tx) {
  return tx<StalledTheme[]>`
    select t.id, t.label, t.status, progress.moved_at, t.owner_id, owner.name as owner_name,
      t.department_id, department.name as department_name, t.barrier, t.barrier_note
    from theme t
      join organization o on o.id = t.org_id
      ${joinProgress(tx)}
      left join member owner on owner.org_id = t.org_id and owner.id = t.owner_id
      left join department on department.org_id = t.org_id and department.id = t.department_id
    where t.org_id = app_org() and t.removed_at is null and halt.is_stalled
    order by t.barrier is not null, progress.moved_at, t.id`;
}
