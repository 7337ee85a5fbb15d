import type { Tx } from './connect.ts';
import type { ThemeStatus } from './theme-columns.ts';

export interface StatusChange {
  at: Date;
  status: ThemeStatus;
  by: 'engine' | 'person';
  member: string | null;
  note: string | null;
}

/** How a theme came to its status, oldest first; what was undone stands there with its undoing. */
export function listStatusChanges(tx: Tx, themeId: string) {
  return tx<StatusChange[]>`
    select e.created_at as at, e.after->>'status' as status, e.by, m.name as member, e.note
    from theme_event e left join member m on m.org_id = e.org_id and m.id = e.member_id
    where e.org_id = app_org() and e.theme_id = ${themeId} and e.after->>'status' is not null
      and e.before->>'status' is distinct from e.after->>'status'
      and e.act not in ('created', 'split')
    order by e.id`;
}
