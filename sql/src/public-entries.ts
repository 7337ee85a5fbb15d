import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';
import type { Target, Verification } from './theme-columns.ts';

export type EntryPage = 'said' | 'promises' | 'how' | 'ideas';
export type EntryWords = Record<
  string,
  { title: string; text?: string | undefined; why?: string | undefined }
>;

/** What is written of an entry. */
export interface EntryFacts {
  page: EntryPage;
  topic: string;
  words: EntryWords;
  toldOn: string | null;
  days: number | null;
  url: string | null;
  themeId: string | null;
  showsEffect: boolean;
}

export interface EntryRow extends EntryFacts {
  id: string;
  themeLabel: string | null;
  /** Comments of the theme; null: it is of none. */
  heard: number | null;
  target: Target | null;
  verification: Verification | null;
  repeatsComment: boolean;
  state: 'draft' | 'review' | 'published' | 'declined';
  version: number;
  publishedVersion: number | null;
  position: number;
  writtenBy: string | null;
  writerName: string | null;
  writtenAt: Date;
}

const selected = (tx: Tx) => tx`
  select e.id, e.page, e.topic, e.words, e.told_on, e.days, e.url, e.theme_id, e.shows_effect,
    e.repeats_comment, e.state, e.version, e.published_version, e.position, e.written_by,
    e.written_at, member.name as writer_name, theme.label as theme_label, theme.target,
    theme.verification,
    case when e.theme_id is not null then (
      select count(*)::int from placement p
      where p.org_id = e.org_id and p.theme_id = e.theme_id) end as heard
  from public_entry e
    left join member on member.org_id = e.org_id and member.id = e.written_by
    left join theme on theme.org_id = e.org_id and theme.id = e.theme_id`;

/** Every entry that was not declined, page by page in the order in which it is shown. */
export function listEntries(tx: Tx) {
  return tx<EntryRow[]>`
    ${selected(tx)}
    where e.org_id = app_org() and e.state <> 'declined'
    order by e.page, e.position, e.id limit 500`;
}

export async function readEntry(tx: Tx, id: string) {
  const [row] = await tx<EntryRow[]>`${selected(tx)} where e.org_id = app_org() and e.id = ${id}`;
  return row;
}

/** Held until the transaction ends. */
export async function lockEntry(tx: Tx, id: string) {
  await tx`select from public_entry where org_id = app_org() and id = ${id} for update`;
  return readEntry(tx, id);
}

export interface Writing {
  facts: EntryFacts;
  writtenBy: string;
  repeatsComment: boolean;
}

/** A draft at the end of its page. */
export async function insertEntry(
  tx: Tx,
  { facts, writtenBy, repeatsComment }: Writing,
  idea: { feedbackId: string; declinedFor: string | null } | null = null,
): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into public_entry (org_id, page, topic, words, told_on, days, url, theme_id,
      shows_effect, repeats_comment, written_by, feedback_id, declined_for, state, position)
    values (app_org(), ${facts.page}, ${facts.topic}, ${tx.json(facts.words)}, ${facts.toldOn},
      ${facts.days}, ${facts.url}, ${facts.themeId}, ${facts.showsEffect}, ${repeatsComment},
      ${writtenBy}, ${idea?.feedbackId ?? null}, ${idea?.declinedFor ?? null},
      ${idea?.declinedFor ? 'declined' : 'draft'},
      coalesce((select max(position) + 1 from public_entry
        where org_id = app_org() and page = ${facts.page}), 0))
    returning id`;
  return row.id;
}

/** A draft again, whoever reads what was published before. */
export async function updateEntry(
  tx: Tx,
  id: string,
  { facts, writtenBy, repeatsComment }: Writing,
): Promise<void> {
  await tx`
    update public_entry set topic = ${facts.topic}, words = ${tx.json(facts.words)},
      told_on = ${facts.toldOn}, days = ${facts.days}, url = ${facts.url},
      theme_id = ${facts.themeId}, shows_effect = ${facts.showsEffect},
      repeats_comment = ${repeatsComment}, state = 'draft', version = version + 1,
      written_by = ${writtenBy}, written_at = now()
    where org_id = app_org() and id = ${id}`;
}

export async function setReview(tx: Tx, id: string): Promise<void> {
  await tx`update public_entry set state = 'review' where org_id = app_org() and id = ${id}`;
}

/** Keeps a version of what is public from now on. */
export async function publishVersion(
  tx: Tx,
  { id, version }: Pick<EntryRow, 'id' | 'version'>,
  doc: JSONValue,
  publishedBy: string,
): Promise<void> {
  // The same words that were taken back and are shown again get another version.
  const [row] = await tx<[{ version: number }]>`
    insert into public_entry_version (org_id, entry_id, version, doc, published_by)
    select app_org(), ${id}, greatest(${version}, coalesce(max(version) + 1, 0)), ${tx.json(doc)},
      ${publishedBy}::uuid
    from public_entry_version where org_id = app_org() and entry_id = ${id}
    returning version`;
  await tx`
    update public_entry set state = 'published', version = ${row.version},
      published_version = ${row.version},
      first_published_at = coalesce(first_published_at, now())
    where org_id = app_org() and id = ${id}`;
}

export async function unpublishEntry(tx: Tx, id: string): Promise<void> {
  await tx`
    update public_entry set state = 'draft', published_version = null
    where org_id = app_org() and id = ${id}`;
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx`delete from public_entry where org_id = app_org() and id = ${id}`;
}

/** Changes places with the neighbour above (-1) or below (1); nothing where there is none. */
export async function moveEntry(tx: Tx, { id, page }: Pick<EntryRow, 'id' | 'page'>, by: -1 | 1) {
  const rows = await tx<{ id: string }[]>`
    select id from public_entry where org_id = app_org() and page = ${page} and state <> 'declined'
    order by position, id for update`;
  const order = rows.map((row) => row.id);
  const at = order.indexOf(id);
  const other = order[at + by];
  if (at < 0 || other === undefined) return;
  [order[at], order[at + by]] = [other, id];
  await tx`
    update public_entry e set position = o.n
    from unnest(${order}::uuid[]) with ordinality as o (id, n)
    where e.org_id = app_org() and e.id = o.id`;
}

export function listVersions(tx: Tx, id: string) {
  return tx<
    {
      version: number;
      words: EntryWords;
      publishedAt: Date;
      publishedBy: string | null;
      isCurrent: boolean;
    }[]
  >`
    select v.version, v.doc->'words' as words, v.published_at, member.name as published_by,
      v.version is not distinct from e.published_version as is_current
    from public_entry_version v
      join public_entry e on e.org_id = v.org_id and e.id = v.entry_id
      left join member on member.org_id = v.org_id and member.id = v.published_by
    where v.org_id = app_org() and v.entry_id = ${id} order by v.version desc limit 100`;
}

/** How many could publish: with two nobody publishes their own words. */
export async function countPublishers(tx: Tx): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from member
    where org_id = app_org() and disabled_at is null and role in ('chair', 'admin')`;
  return row.n;
}

/** What customers wrote about a theme last. */
export async function listThemeTexts(tx: Tx, themeId: string, limit: number): Promise<string[]> {
  const rows = await tx<{ text: string }[]>`
    select f.text from placement p
      join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.theme_id = ${themeId}
    order by p.occurred_at desc limit ${limit}`;
  return rows.map(({ text }) => text);
}

/** Ideas that nobody opened or declined yet, newest first. */
export function listHeldIdeas(tx: Tx, limit: number) {
  return tx<{ id: string; text: string; occurredAt: Date }[]>`
    select f.id, f.text, f.occurred_at from feedback f
    where f.org_id = app_org() and f.type = 'idea' and f.text <> ''
      and not exists (select from public_entry e
        where e.org_id = f.org_id and e.feedback_id = f.id)
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}

export async function findIdea(tx: Tx, id: string) {
  const [row] = await tx<{ text: string; themeId: string | null; isJudged: boolean }[]>`
    select f.text,
      (select theme_id from placement p where p.org_id = f.org_id and p.feedback_id = f.id) as theme_id,
      exists (select from public_entry e
        where e.org_id = f.org_id and e.feedback_id = f.id) as is_judged
    from feedback f
    where f.org_id = app_org() and f.id = ${id} and f.type = 'idea' for update of f`;
  return row;
}

/** What customers expected and could not know, as cases of a year say, most often first. */
export function listExpectationGaps(tx: Tx) {
  return tx<{ gap: string; count: number }[]>`
    select min(expectation_gap) as gap, count(*)::int as count from customer_case
    where org_id = app_org() and expectation_gap is not null
      and received_at > now() - interval '365 days'
    group by lower(btrim(expectation_gap)) order by count desc, gap limit 50`;
}
