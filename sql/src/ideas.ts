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

/** Themes that are told, beside those of none. */
const MOST_GROUPS = 100;

/**
 * What people propose, but for what was set aside as not relevant, grouped by the themes it belongs to:
 * the most ideas first, those of none last. `all` is how many ideas there are in all of them.
 */
export function groupIdeas(tx: Tx) {
  return tx<(IdeaGroup & { all: number })[]>`
    with idea as materialized (
      select f.id, f.occurred_at, p.theme_id
      from (select id, occurred_at from feedback
          where org_id = app_org() and type = 'idea'
          order by occurred_at desc, id desc limit ${mostIdeas}) as f
        left join placement p on p.org_id = app_org() and p.feedback_id = f.id
      where p.state is distinct from 'not_relevant'),
    loudest as materialized (
      select theme_id, count(*)::int as count, sum(count(*)) over ()::int as "all"
      from idea group by theme_id
      order by theme_id is not null, count(*) desc, theme_id limit ${MOST_GROUPS}),
    ranked as (
      select id, theme_id,
        row_number() over (partition by theme_id order by occurred_at desc, id desc) as place
      from idea where theme_id is null or theme_id in (select theme_id from loudest))
    select l.theme_id, t.label as theme_label, t.status, l.count, l."all",
      jsonb_agg(jsonb_build_object('id', f.id, 'text', f.text, 'language', f.language,
        'occurredAt', f.occurred_at, 'typeBy', f.type_by) order by r.place) as items
    from loudest l
      join ranked r on r.theme_id is not distinct from l.theme_id and r.place <= ${SHOWN}
      join feedback f on f.org_id = app_org() and f.id = r.id
      left join theme t on t.org_id = app_org() and t.id = l.theme_id
    group by l.theme_id, t.label, t.status, l.count, l."all"
    order by l.theme_id is null, l.count desc, t.label, l.theme_id`;
}
