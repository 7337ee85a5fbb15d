import type { Tx } from './connect.ts';
import type { Survey } from './surveys.ts';

/** A survey with its draft; `doc` is what is published, null as long as nothing is. */
export interface DraftedSurvey extends Survey {
  doc: unknown;
  draft: unknown;
  draftRevision: number;
  draftById: string | null;
  draftBy: string | null;
  draftAt: Date | null;
  method: unknown;
}

export interface SurveyVersion {
  version: number;
  publishedAt: Date | null;
  publishedBy: string | null;
  answers: number;
  answers90: number;
}

export async function readDraftedSurvey(tx: Tx, id: string) {
  const [row] = await tx<DraftedSurvey[]>`
    select survey.id, kind, survey.name, token, locale, active, survey.version,
      draft is not null as has_draft, proof, published.doc, draft, draft_revision,
      draft_by as draft_by_id, member.name as draft_by, draft_at, method,
      (select count(*)::int from feedback
        where feedback.org_id = survey.org_id and feedback.survey_id = survey.id
          and feedback.occurred_at > now() - interval '30 days') as count30
    from survey
      left join survey_version published on published.org_id = survey.org_id
        and published.survey_id = survey.id and published.version = survey.version
      left join member on member.org_id = survey.org_id and member.id = survey.draft_by
    where survey.org_id = app_org() and survey.id = ${id}`;
  return row;
}

/** Keeps others from changing the survey until the transaction ends. False where there is none. */
export async function lockSurvey(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    select 1 from survey where org_id = app_org() and id = ${id} for no key update`;
  return rows.length > 0;
}

/** Newest first, with the answers to each; version 0 where somebody answered it or nothing else is. */
export function listSurveyVersions(tx: Tx, id: string) {
  return tx<SurveyVersion[]>`
    with answered as (
      select coalesce(survey_version, 0) as version, count(*)::int as answers,
        (count(*) filter (where occurred_at > now() - interval '90 days'))::int as answers90
      from feedback where org_id = app_org() and survey_id = ${id} group by 1),
    published as (
      select v.version, v.published_at, member.name as published_by
      from survey_version v left join member on member.org_id = v.org_id and member.id = v.published_by
      where v.org_id = app_org() and v.survey_id = ${id})
    select coalesce(published.version, answered.version, 0) as version, published_at, published_by,
      coalesce(answers, 0) as answers, coalesce(answers90, 0) as answers90
    from published full join answered on answered.version = published.version
    order by 1 desc`;
}

/** The answers of the last 90 days by how they came, most first. */
export function countSurveyChannels(tx: Tx, id: string) {
  return tx<{ channel: string; count: number }[]>`
    select channel, count(*)::int as count from feedback
    where org_id = app_org() and survey_id = ${id} and occurred_at > now() - interval '90 days'
    group by channel order by count desc, channel`;
}

/** A new draft, or with null none; every change has the next revision. */
export async function updateSurveyDraft(
  tx: Tx,
  id: string,
  { doc, by }: { doc: object | null; by: string | null },
): Promise<void> {
  await tx`
    update survey set draft = ${doc === null ? null : tx.json(doc as never)},
      draft_by = ${by}, draft_at = ${doc === null ? null : tx`now()`},
      draft_revision = draft_revision + 1
    where org_id = app_org() and id = ${id}`;
}

/**
 * Shows a document from now on, as the next version of its survey, which loses its draft. `at`: when
 * that was, for the past of a demo.
 */
export async function insertSurveyVersion(
  tx: Tx,
  id: string,
  { doc, by, at = null }: { doc: object; by: string | null; at?: Date | null },
): Promise<number> {
  const [row] = await tx<[{ version: number }]>`
    update survey set version = 1 + coalesce((
        select max(version) from survey_version where org_id = app_org() and survey_id = ${id}), 0),
      draft = null, draft_by = null, draft_at = null, draft_revision = draft_revision + 1
    where org_id = app_org() and id = ${id} returning version`;
  await tx`
    insert into survey_version (org_id, survey_id, version, doc, published_by, published_at)
    values (app_org(), ${id}, ${row.version}, ${tx.json(doc as never)}, ${by},
      coalesce(${at}::timestamptz, now()))`;
  return row.version;
}

export async function updateSurveyMethod(tx: Tx, id: string, method: object): Promise<void> {
  await tx`
    update survey set method = ${tx.json(method as never)} where org_id = app_org() and id = ${id}`;
}
