import type { Tx } from './connect.ts';
import { themeCount } from './tallies.ts';

const EXAMPLE_LENGTH = 280;

/** The newest comments of a theme, as the engine reads them. */
export function listThemeComments(tx: Tx, themeId: string, limit: number) {
  return tx<{ id: string; text: string; language: string | null }[]>`
    select f.id, f.text, f.language
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.theme_id = ${themeId}
    order by p.occurred_at desc, p.feedback_id desc limit ${limit}`;
}

/** How many comments a theme has, and the beginnings of the newest few. */
export async function sampleThemeComments(tx: Tx, themeId: string, limit: number) {
  const [row] = await tx<[{ count: number }]>`select ${themeCount(tx, themeId)} as count`;
  const newest = await listThemeComments(tx, themeId, limit);
  return { count: row.count, examples: newest.map(toExample) };
}

/** The beginning of a comment, without half a character at its end. */
export const toExample = ({ id, text }: { id: string; text: string }) => ({
  id,
  text: text.slice(0, EXAMPLE_LENGTH).replace(/[\ud800-\udbff]$/, ''),
});
