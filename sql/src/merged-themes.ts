import type { Tx } from './connect.ts';

/** A theme and all that were merged into it, over however many merges; to be used in a query. */
export const withMerged = (tx: Tx, themeId: string) => tx`
  (with recursive part as (
    select ${themeId}::uuid as id
    union select t.id from theme t join part on t.merged_into = part.id where t.org_id = app_org())
  select id from part)`;

/** What a theme was merged into in the end, or itself; `theme` is an expression of its id. */
export const standingTheme = (tx: Tx, theme: ReturnType<Tx>) => tx`
  (with recursive up as (
    select t.id, t.merged_into from theme t where t.org_id = app_org() and t.id = ${theme}
    union all select t.id, t.merged_into from theme t join up on t.id = up.merged_into
      where t.org_id = app_org())
  select id from up where merged_into is null)`;
