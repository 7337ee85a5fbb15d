import type { Tx } from './connect.ts';

/** An article in one language. Empty strings where nothing was written. */
export type SolutionWords = {
  title: string;
  /** For whom and when it fits. */
  fits: string;
  steps: string;
  /** What to tell the customer. */
  tell: string;
  takes: string;
  customerCost: string;
  ourCost: string;
  pros: string;
  cons: string;
};

/** What an article says, as it is kept by version. */
export interface SolutionDoc {
  texts: Record<string, SolutionWords>;
  isUnusual: boolean;
  reviewDays: number;
  reasonIds: string[];
  themeIds: string[];
}

export interface Solution {
  id: string;
  texts: Record<string, SolutionWords>;
  isUnusual: boolean;
  reasons: { id: string; code: string; names: Record<string, string> }[];
  themes: { id: string; label: string }[];
  /** Null: whoever wrote it is gone. */
  author: { id: string; name: string } | null;
  reviewDays: number;
  reviewedAt: Date | null;
  reviewedBy: string | null;
  reviewDueOn: string;
  isStale: boolean;
  uses: number;
  worked: number;
  failed: number;
  version: number;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** The article with all that belongs to it, as `s` of a query. */
export const solutionColumns = (tx: Tx) => tx`
  s.id, s.is_unusual, s.review_days, s.reviewed_at, reviewer.name as reviewed_by,
  s.review_due_on, s.archived_at is null and s.review_due_on < current_date as is_stale,
  s.uses, s.worked, s.failed, s.version, s.archived_at, s.created_at, s.updated_at,
  case when author.id is not null then
    jsonb_build_object('id', author.id, 'name', author.name) end as author,
  (select jsonb_object_agg(w.locale, jsonb_build_object('title', w.title, 'fits', w.fits,
      'steps', w.steps, 'tell', w.tell, 'takes', w.takes, 'customerCost', w.customer_cost,
      'ourCost', w.our_cost, 'pros', w.pros, 'cons', w.cons))
    from solution_text w where w.org_id = s.org_id and w.solution_id = s.id) as texts,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'names', r.names)
      order by r.code)
    from solution_reason l join contact_reason r on r.org_id = l.org_id and r.id = l.reason_id
    where l.org_id = s.org_id and l.solution_id = s.id), '[]') as reasons,
  coalesce((select jsonb_agg(distinct jsonb_build_object('id', t.id, 'label', t.label))
    from solution_theme l
      join theme said on said.org_id = l.org_id and said.id = l.theme_id
      join theme t on t.org_id = said.org_id and t.id = coalesce(said.merged_into, said.id)
    where l.org_id = s.org_id and l.solution_id = s.id), '[]') as themes`;

export const solutionMembers = (tx: Tx) => tx`
  left join member author on author.org_id = s.org_id and author.id = s.author_id
  left join member reviewer on reviewer.org_id = s.org_id and reviewer.id = s.reviewed_by`;

export async function readSolution(tx: Tx, id: string): Promise<Solution | undefined> {
  const [row] = await tx<Solution[]>`
    select ${solutionColumns(tx)} from solution s ${solutionMembers(tx)}
    where s.org_id = app_org() and s.id = ${id}`;
  return row;
}

/** The same, and nobody else changes it before the transaction ends. */
export async function lockSolution(tx: Tx, id: string): Promise<Solution | undefined> {
  await tx`select from solution where org_id = app_org() and id = ${id} for update`;
  return readSolution(tx, id);
}

/** An article and, by language, its words as they are searched for. */
export interface SolutionDraft {
  doc: SolutionDoc;
  /** As PostgreSQL's `tsvector` has it, by language. */
  words: Record<string, string>;
  memberId: string | null;
}

export async function insertSolution(tx: Tx, draft: SolutionDraft): Promise<string> {
  const { doc, memberId } = draft;
  const [row] = await tx<[{ id: string }]>`
    insert into solution (org_id, is_unusual, author_id, review_days, review_due_on)
    values (app_org(), ${doc.isUnusual}, ${memberId}, ${doc.reviewDays},
      current_date + ${doc.reviewDays}::int)
    returning id`;
  await writeParts(tx, { id: row.id, version: 1 }, draft);
  return row.id;
}

/** Writes a new version. Somebody has just looked at it, so that its review is due anew. */
export async function updateSolution(tx: Tx, id: string, draft: SolutionDraft): Promise<void> {
  const { doc, memberId } = draft;
  const [row] = await tx<[{ version: number }]>`
    update solution set is_unusual = ${doc.isUnusual}, review_days = ${doc.reviewDays},
      review_due_on = current_date + ${doc.reviewDays}::int, reviewed_at = now(),
      reviewed_by = ${memberId}, version = version + 1, updated_at = now()
    where org_id = app_org() and id = ${id} returning version`;
  for (const part of ['solution_text', 'solution_reason', 'solution_theme']) {
    await tx`delete from ${tx(part)} where org_id = app_org() and solution_id = ${id}`;
  }
  await writeParts(tx, { id, version: row.version }, draft);
}

async function writeParts(
  tx: Tx,
  { id, version }: { id: string; version: number },
  { doc, words, memberId }: SolutionDraft,
): Promise<void> {
  const texts = Object.entries(doc.texts).map(([locale, text]) => ({
    ...text,
    locale,
    words: words[locale] ?? '',
  }));
  await tx`
    insert into solution_text (org_id, solution_id, locale, title, fits, steps, tell, takes,
      customer_cost, our_cost, pros, cons, words)
    select app_org(), ${id}, locale, title, fits, steps, tell, takes, "customerCost", "ourCost",
      pros, cons, words::tsvector
    from jsonb_to_recordset(${tx.json(texts)}) as new (locale text, title text, fits text,
      steps text, tell text, takes text, "customerCost" text, "ourCost" text, pros text,
      cons text, words text)`;
  await tx`
    insert into solution_reason (org_id, solution_id, reason_id)
    select distinct app_org(), ${id}::uuid, r from unnest(${doc.reasonIds}::uuid[]) as r`;
  await tx`
    insert into solution_theme (org_id, solution_id, theme_id)
    select distinct app_org(), ${id}::uuid, t from unnest(${doc.themeIds}::uuid[]) as t`;
  await tx`
    insert into solution_version (org_id, solution_id, version, doc, made_by)
    values (app_org(), ${id}, ${version}, ${tx.json({ ...doc })}, ${memberId})`;
}

/** Somebody says that it is still right. */
export async function reviewSolution(tx: Tx, id: string, memberId: string | null): Promise<void> {
  await tx`
    update solution set reviewed_at = now(), reviewed_by = ${memberId},
      review_due_on = current_date + review_days
    where org_id = app_org() and id = ${id}`;
}

export async function setSolutionArchived(tx: Tx, id: string, isArchived: boolean) {
  await tx`
    update solution set archived_at = case when ${isArchived} then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

export interface SolutionVersion {
  version: number;
  doc: SolutionDoc;
  madeBy: string | null;
  madeAt: Date;
}

/** What it said before, newest first. */
export function listSolutionVersions(tx: Tx, id: string) {
  return tx<SolutionVersion[]>`
    select v.version, v.doc, m.name as made_by, v.made_at
    from solution_version v
      left join member m on m.org_id = v.org_id and m.id = v.made_by
    where v.org_id = app_org() and v.solution_id = ${id}
    order by v.version desc limit 50`;
}

/** Whether all reasons and themes are there. */
export async function areLinksThere(
  tx: Tx,
  { reasonIds, themeIds }: Pick<SolutionDoc, 'reasonIds' | 'themeIds'>,
): Promise<boolean> {
  const [row] = await tx<[{ there: boolean }]>`
    select (select count(*) from contact_reason
        where org_id = app_org() and id = any(${reasonIds}::uuid[]))
        = ${new Set(reasonIds).size}::int
      and (select count(*) from theme where org_id = app_org() and id = any(${themeIds}::uuid[]))
        = ${new Set(themeIds).size}::int as there`;
  return row.there;
}
