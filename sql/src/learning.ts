import { ERASED } from './erasures.ts';
import { heldFlags } from './store-feedback.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, Tx } from './connect.ts';
import type { Comment } from './placing.ts';
import { lockThemes } from './theme-columns.ts';

/** A theme as it stands, with those of its comments that the engine looks at. */
export interface ExistingTheme {
  id: string;
  memberIds: string[];
  /** A person acted on it, or on comments in it. */
  kept: boolean;
  /** A person acted on the theme itself. */
  held: boolean;
  /** The name that the engine gave it last; null where it gave none. */
  label: string | null;
}

/** What a person said of a comment: the theme it belongs to, or null for none. */
export type Pins = Map<string, string | null>;

/** A theme as the engine found it. */
export interface FoundTheme {
  id: string;
  isNew: boolean;
  label: string;
  terms: string[];
  representativeId: string;
}

const LABEL_LENGTH = 160;

/** Milliseconds between two looks at a lock that is taken. */
const LOCK_PAUSE = 500;

/**
 * Runs `work` unless the same organisation's themes are being learned elsewhere. The lock goes with
 * the process that holds it; the transaction that carries it touches no rows and blocks nobody.
 * @param patience milliseconds to wait for it.
 * @returns undefined when it is taken.
 */
export async function withLearnLock<T>(
  sql: Sql,
  orgId: string,
  work: () => Promise<T>,
  patience = 0,
) {
  for (const end = Date.now() + patience; ;) {
    const outcome = await tryLearnLock(sql, orgId, work);
    if (outcome || Date.now() >= end) return outcome?.value;
    await sleep(LOCK_PAUSE);
  }
}

async function tryLearnLock<T>(sql: Sql, orgId: string, work: () => Promise<T>) {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ taken: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${`learn ${orgId}`}, 0)) as taken`;
    return row?.taken ? { value: await work() } : undefined;
  });
}

export async function readSensitivity(tx: Tx): Promise<'broad' | 'medium' | 'fine'> {
  const [row] = await tx<{ sensitivity: 'broad' | 'medium' | 'fine' }[]>`
    select sensitivity from organization where id = app_org()`;
  return row?.sensitivity ?? 'medium';
}

/** Those with words: in the others there is nothing to learn or to place. */
export async function countComments(tx: Tx): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from feedback
    where org_id = app_org() and text not in ('', ${ERASED})`;
  return row?.count ?? 0;
}

/** All comments, or a sample that is the same each time: those a person placed come first. */
export function sampleComments(tx: Tx, limit: number): Promise<Comment[]> {
  return tx<Comment[]>`
    select id, text, language from feedback
      left join placement on placement.org_id = feedback.org_id and feedback_id = id
        and by = 'person'
    where feedback.org_id = app_org() and text not in ('', ${ERASED}) and not flags && ${[...heldFlags]}::text[]
    order by by, hashtextextended(id::text, 0) limit ${limit}`;
}

/** A comment that is the engine's to place, with the theme it is in now. */
export interface Placeable extends Comment {
  themeId: string | null;
  isRead: boolean;
}

/**
 * The next comments by id, after `after`, that the engine has placed itself, and of these imports
 * those that nobody has read. All others that wait are left to the job that they wait for.
 */
export function listPlaceableAfter(
  tx: Tx,
  importIds: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<Placeable[]> {
  return tx<Placeable[]>`
    select id, text, language, theme_id, feedback_id is not null as is_read from feedback
      left join placement on placement.org_id = app_org() and feedback_id = id
        and feedback_id > ${after} -- or all before would be passed over again for each page
    where feedback.org_id = app_org() and id > ${after} and by is distinct from 'person'
      and text <> ${ERASED} and (feedback_id is not null or import_id = any(${importIds}::uuid[]))
    order by id limit ${limit}`;
}

/** Every theme comments may belong to, with its members among `commentIds`. */
export function listExistingThemes(tx: Tx, commentIds: readonly string[]) {
  return tx<ExistingTheme[]>`
    select theme.id, auto_label as label, touched_at is not null as kept, held_at is not null as held,
      coalesce(array_agg(feedback_id order by feedback_id)
        filter (where feedback_id is not null), '{}') as member_ids
    from theme
      left join (
        select theme_id, feedback_id from unnest(${commentIds}::uuid[]) as comment (id)
          join placement on placement.org_id = app_org() and feedback_id = comment.id
      ) as member on member.theme_id = theme.id
    where theme.org_id = app_org() and status <> 'merged' and removed_at is null
    group by theme.org_id, theme.id order by theme.id`;
}

/** Everything people said about where comments belong. */
export async function listPins(tx: Tx): Promise<Pins> {
  const rows = await tx<{ feedbackId: string; themeId: string | null }[]>`
    select feedback_id, theme_id from placement where org_id = app_org() and by = 'person'`;
  return new Map(rows.map((row) => [row.feedbackId, row.themeId]));
}

/** Ids for themes that may be found, in the order of time like all ids. */
export async function reserveIds(tx: Tx, count: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select new_id() as id from generate_series(1, ${count})`;
  return rows.map((row) => row.id);
}

/** Enters new themes into the board's first column and into their history. */
export async function insertFoundThemes(tx: Tx, themes: readonly FoundTheme[]): Promise<void> {
  await tx`
    insert into theme (org_id, id, label, auto_label, terms, representative_id)
    select app_org(), id, label, label, terms, representative_id
    from ${themeRows(tx, themes)}`;
  await tx`
    insert into theme_event (org_id, theme_id, act, by, after)
    select app_org(), id, 'created', 'engine', jsonb_build_object('label', label)
    from ${themeRows(tx, themes)}`;
}

/** Renews what the engine says of themes; a name that a person gave, or chose in merging, stays. */
export async function updateFoundThemes(tx: Tx, themes: readonly FoundTheme[]): Promise<void> {
  await tx`
    update theme set auto_label = found.label, terms = found.terms,
      representative_id = found.representative_id,
      label = case when ${isChosen(tx)} then theme.label else found.label end
    from ${themeRows(tx, themes)}
    where theme.org_id = app_org() and theme.id = found.id`;
}

/** A theme to be called otherwise by the engine, and those of its terms that stay. */
export type RenamedTheme = Pick<FoundTheme, 'id' | 'label' | 'terms'> & { was: string };

/**
 * Gives themes other names than the engine had given them, and takes terms from them; a name that a person
 * gave, or chose in merging, stays. What was called otherwise meanwhile, as by an erasure, is left as it is.
 */
export async function renameThemes(tx: Tx, themes: readonly RenamedTheme[]): Promise<void> {
  const rows = themes.map((theme) => ({ ...theme, label: theme.label.slice(0, LABEL_LENGTH) }));
  await tx`
    update theme set auto_label = found.label,
      label = case when ${isChosen(tx)} then theme.label else found.label end,
      terms = (
        select coalesce(array_agg(term order by at), '{}')
        from unnest(theme.terms) with ordinality as said (term, at) where term = any(found.terms))
    from jsonb_to_recordset(${tx.json(rows)}) as found (id uuid, was text, label text, terms text[])
    where theme.org_id = app_org() and theme.id = found.id and auto_label = found.was`;
}

/** Whether a person gave a theme its name, or chose it in merging. */
const isChosen = (tx: Tx) => tx`(label_by = 'person' or exists (
  select from theme merged where merged.org_id = app_org() and merged.merged_into = theme.id))`;

/**
 * Takes away themes without comments that nobody ever acted on.
 * @returns their ids.
 */
export async function removeEmptyThemes(tx: Tx): Promise<string[]> {
  const empty = await listEmptyThemes(tx);
  // Comments may be on their way into one: once it is locked, they are there to be seen, or wait.
  await lockThemes(tx, empty);
  const ids = (await listEmptyThemes(tx)).filter((id) => empty.includes(id));
  await tx`
    update theme set removed_at = now() where org_id = app_org() and id = any(${ids}::uuid[])`;
  await tx`
    insert into theme_event (org_id, theme_id, act, by)
    select app_org(), id, 'removed', 'engine' from unnest(${ids}::uuid[]) as removed (id)`;
  return ids;
}

async function listEmptyThemes(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from theme
    where org_id = app_org() and removed_at is null and touched_at is null and status = 'heard'
      and not exists (select from placement
        where placement.org_id = app_org() and theme_id = theme.id)
      and not exists (select from placement_move
        where placement_move.org_id = app_org() and from_theme_id = theme.id)`;
  return rows.map((row) => row.id);
}

function themeRows(tx: Tx, themes: readonly FoundTheme[]) {
  const rows = themes.map(({ id, label, terms, representativeId }) => ({
    id,
    label: label.slice(0, LABEL_LENGTH),
    terms,
    representative_id: representativeId,
  }));
  return tx`jsonb_to_recordset(${tx.json(rows)})
    as found (id uuid, label text, terms text[], representative_id uuid)`;
}
