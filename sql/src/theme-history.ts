import type { Tx } from './connect.ts';
import type { Act, Values } from './theme-events.ts';

/** One row of a theme's history, as people read it. */
export interface HistoryRow {
  id: string;
  at: Date;
  act: Act;
  by: 'engine' | 'person';
  member: string | null;
  note: string | null;
  before: Values;
  after: Values;
  moved: number;
  otherTheme: { id: string; label: string } | null;
  undoes: string | null;
  undone: boolean;
  canUndo: boolean;
}

/**
 * What happened to a theme, newest first: its own events, those where it was the second theme, and
 * those that took comments out of it. `before` is the id of the last row of the page before.
 */
export function listThemeHistory(tx: Tx, themeId: string, before: string | null, limit: number) {
  return tx<HistoryRow[]>`
    select e.id, e.created_at as at, e.act, e.by, m.name as member, e.note, e.before, e.after,
      e.moved, e.undoes, u.id is not null as undone,
      u.id is null and (e.moved > 0 or e.before <> '{}') as can_undo,
      case when o.id is not null then jsonb_build_object('id', o.id, 'label', o.label) end
        as other_theme
    from theme_event e
      left join member m on m.org_id = e.org_id and m.id = e.member_id
      left join theme_event u on u.org_id = e.org_id and u.undoes = e.id
      left join theme o on o.org_id = e.org_id
        and o.id = case when e.theme_id = ${themeId} then e.other_theme_id else e.theme_id end
    where e.org_id = app_org() and e.id in (
        select id from theme_event where org_id = app_org() and theme_id = ${themeId}
        union
        select id from theme_event where org_id = app_org() and other_theme_id = ${themeId}
        union
        select event_id from placement_move
          where org_id = app_org() and from_theme_id = ${themeId})
      ${before ? tx`and e.id < ${before}` : tx``}
    order by e.id desc limit ${limit}`;
}
