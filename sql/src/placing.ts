import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/** A comment for the engine to read. */
export interface Comment {
  id: string;
  text: string;
  language: string | null;
}

/** Where a comment goes; `themeId` null leaves it unsorted. */
export interface NewPlacement {
  commentId: string;
  themeId: string | null;
  score: number;
}

/** Of these comments those that still wait to be read: not erased, and not read by another job. */
export function listReceived(tx: Tx, ids: readonly string[]): Promise<Comment[]> {
  return tx<Comment[]>`
    select id, text, language from feedback
    where org_id = app_org() and id = any(${ids}::uuid[])
      and exists (select from outbox where outbox.org_id = app_org()
        and topic = 'feedback.received' and subject_id = feedback.id)
    order by id`;
}

/** The next comments of an import by id, from `after` on, that have not been read. */
export function listImported(
  tx: Tx,
  importId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Comment[]> {
  return tx<Comment[]>`
    select id, text, language from feedback
    where org_id = app_org() and import_id = ${importId}
      ${after === undefined ? tx`` : tx`and id > ${after}`}
      and not exists (select from placement
        where placement.org_id = app_org() and feedback_id = feedback.id)
    order by id limit ${limit}`;
}

/** The themes each of these comments must not be placed in. */
export async function listBans(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx<{ feedbackId: string; themeIds: string[] }[]>`
    select feedback_id, array_agg(theme_id) as theme_ids from placement_ban
    where org_id = app_org() and feedback_id = any(${ids}::uuid[]) group by feedback_id`;
  return new Map(rows.map((row) => [row.feedbackId, new Set(row.themeIds)]));
}

/**
 * Where comments of these themes belong now: merges are followed, removed themes lead nowhere. The
 * themes cannot be merged or removed by anybody else before the transaction ends.
 * @returns theme id → the theme that took its comments; without those that are gone.
 */
export async function holdThemes(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const ends = new Map(ids.map((id) => [id, id]));
  const gone = new Set<string>();
  for (let open = [...new Set(ids)]; open.length > 0;) {
    const rows = await tx<{ id: string; mergedInto: string | null; removed: boolean }[]>`
      select id, merged_into, removed_at is not null as removed from theme
      where org_id = app_org() and id = any(${open}::uuid[]) order by id for no key update`;
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of open) if (found.get(id)?.removed ?? true) gone.add(id);
    for (const [from, end] of ends) ends.set(from, found.get(end)?.mergedInto ?? end);
    open = rows.flatMap((row) => row.mergedInto ?? []);
  }
  return new Map([...ends].filter(([, end]) => !gone.has(end)));
}

/** Writes down the language of comments whose sender did not say it. */
export async function setLanguages(tx: Tx, languages: ReadonlyMap<string, string>): Promise<void> {
  if (languages.size === 0) return;
  await tx`
    update feedback set language = found.language
    from unnest(${[...languages.keys()]}::uuid[], ${[...languages.values()]}::text[])
      as found (id, language)
    where feedback.org_id = app_org() and feedback.id = found.id and feedback.language is null`;
}

/**
 * Places comments that have no place yet; one that has, by whomever, stays where it is. What was
 * erased meanwhile is left out.
 * @returns the comments placed now, with their themes.
 */
export function insertPlacements(tx: Tx, placements: readonly NewPlacement[]) {
  return tx<{ feedbackId: string; themeId: string | null }[]>`
    insert into placement (org_id, feedback_id, theme_id, state, by, score, occurred_at)
    ${engineRows(tx, placements)}
    order by id
    on conflict (org_id, feedback_id) do nothing
    returning feedback_id, theme_id`;
}

/**
 * Places comments anew after learning, and those that nobody has read yet. Nobody's word is
 * overridden: what a person placed or banned, also while the engine learned, stays. Rows that would
 * not change are not written.
 * @returns the comments that changed their place, with their themes, and whether they had none before.
 */
export function replacePlacements(tx: Tx, placements: readonly NewPlacement[]) {
  return tx<{ feedbackId: string; themeId: string | null; isNew: boolean }[]>`
    insert into placement as present (org_id, feedback_id, theme_id, state, by, score, occurred_at)
    ${engineRows(tx, placements)}
    where not exists (select from placement_ban as ban where ban.org_id = app_org()
      and ban.feedback_id = id and ban.theme_id = new.theme_id)
    order by id
    on conflict (org_id, feedback_id) do update
      set theme_id = excluded.theme_id, state = excluded.state, score = excluded.score,
        placed_at = now()
      where present.by = 'engine' and present.theme_id is distinct from excluded.theme_id
    returning feedback_id, theme_id, present.xmax = 0 as is_new`;
}

/**
 * Answers without a word get no place: there is nothing to sort in them, neither for the engine nor for
 * a person. Erased ones stay where they are.
 *
 * Looked up one by one, by the key: joined, all comments would be read for a few thousand as long as
 * the database does not know how many there are, which is so right after a large import.
 */
function engineRows(tx: Tx, placements: readonly NewPlacement[]): ReturnType<Tx> {
  const column = <K extends keyof NewPlacement>(key: K) => placements.map((row) => row[key]);
  return tx`
    select app_org(), id, new.theme_id,
      case when new.theme_id is null then 'unsorted' else 'placed' end, 'engine', new.score, occurred_at
    from unnest(${column('commentId')}::uuid[], ${column('themeId')}::uuid[],
        ${column('score')}::real[]) as new (comment_id, theme_id, score)
      cross join lateral (
        select id, occurred_at from feedback
        where org_id = app_org() and id = new.comment_id and text not in ('', ${ERASED}) offset 0) as comment`;
}
