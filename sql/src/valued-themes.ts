import type { Tx } from './connect.ts';

/**
 * Of these themes those that are praise or other contacts worth having: `valued` is the kind of most of
 * their comments that have one.
 */
export async function findValuedThemes(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ themeId: string }[]>`
    select p.theme_id
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.theme_id = any(${ids}::uuid[]) and f.kind is not null
    group by p.theme_id
    having 2 * count(*) filter (where f.kind = 'valued') > count(*)`;
  return new Set(rows.map((row) => row.themeId));
}
