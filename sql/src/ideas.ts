import type { Tx } from './connect.ts';
import type { ThemeStatus } from './theme-columns.ts';

export interface Idea {
  id: string;
  text: string;
  language: string | null;
  /** ISO 8601. */
  occurredAt: string;
  typeBy: 'person' | 'words';
}

/** The ideas of one theme, or those of none. */
export interface IdeaGroup {
  themeId: string | null;
  themeLabel: string | null;
  /** How far the theme is; null without a theme. */
  status: ThemeStatus | null;
  count: number;
  /** The newest few. */
  items: Idea[];
}

/** Ideas that are looked at, the newest first, and shown of each theme. */
export const mostIdeas = 5_000;
const SHOWN = 3;

/** What people propose, but for what was set aside as not relevant, grouped by the themes it belongs to: the most ideas first, those of none last. */
export function groupIdeas(tx: Tx) {
  return tx<IdeaGroup[]>`
    with idea as materialized (
      select f.id, f.occurred_at, p.theme_id
      from (select id, occurred_at from feedback
          where org_id = app_org() and type = 'idea'
          order by occurred_at desc, id desc limit ${mostIdeas}) as f
        left join placement p on p.org_id = app_org() and p.feedback_id = f.id
      where p.state is distinct from 'not_relevant'),
    ranked as (
      select id, occurred_at, theme_id, count(*) over (partition by theme_id)::int as count,
        row_number() over (partition by theme_id order by occurred_at desc, id desc) as place
      from idea)
    select r.theme_id, t.label as theme_label, t.status, r.count,
      jsonb_agg(jsonb_build_object('id', f.id, 'text', f.text, 'language', f.language,
        'occurredAt', f.occurred_at, 'typeBy', f.type_by) order by r.place) as items
    from ranked r
      join feedback f on f.org_id = app_org() and f.id = r.id
      left join theme t on t.org_id = app_org() and t.id = r.theme_id
    where r.place <= ${SHOWN}
    group by r.theme_id, t.label, t.status, r.count
    order by r.theme_id is null, r.count desc, t.label, r.theme_id limit 200`;
}
