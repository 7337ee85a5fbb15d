import { ofCouncil } from './agenda-items.ts';
import type { Tx } from './connect.ts';

/** An action that draws on a council's capacity in a quarter, or would had it a day. */
export interface CapacityAction {
  id: string;
  themeId: string;
  themeLabel: string;
  what: string;
  ownerName: string | null;
  dueOn: string | null;
  doneAt: Date | null;
  hours: number | null;
  cost: number | null;
  /** Done in the quarter, due in it and open, or open without a day. */
  state: 'done' | 'open' | 'undated';
}

/** More than this are not told one by one. */
export const MOST_ACTIONS = 2_000;

/** Those from a day until the day before another, by the organisation's calendar. */
export function listCapacityActions(
  tx: Tx,
  councilId: string,
  { from, until }: { from: string; until: string },
) {
  return tx<CapacityAction[]>`
    select a.id, a.theme_id, t.label as theme_label, a.what, owner.name as owner_name, a.due_on,
      a.done_at, a.hours, a.cost,
      case when a.done_at is not null then 'done' when a.due_on is null then 'undated'
        else 'open' end as state
    from (
        select id from action
        where org_id = app_org() and done_at is null and removed_at is null
          and (due_on >= ${from} and due_on < ${until} or due_on is null)
        union all
        select action.id from action join organization o on o.id = app_org()
        where action.org_id = app_org() and done_at is not null and removed_at is null
          and done_at >= ${from}::date::timestamp at time zone o.time_zone
          and done_at < ${until}::date::timestamp at time zone o.time_zone) as counted
      join action a on a.org_id = app_org() and a.id = counted.id
      join theme t on t.org_id = a.org_id and t.id = a.theme_id
      left join member owner on owner.org_id = a.org_id and owner.id = a.owner_id
    where t.removed_at is null and ${ofCouncil(tx, councilId)}
    order by a.done_at is not null, coalesce(a.due_on, '9999-12-31'), a.id limit ${MOST_ACTIONS}`;
}
