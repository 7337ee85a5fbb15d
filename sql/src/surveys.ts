import type { Tx } from './connect.ts';

export interface Survey {
  id: string;
  kind: 'survey' | 'form';
  name: string;
  token: string;
  locale: string;
  active: boolean;
  count30: number;
  version: number;
  hasDraft: boolean;
  /** Whether the browser of somebody who answers has to work for it first. */
  proof: 'off' | 'busy' | 'always';
}

export interface PublicSurvey {
  id: string;
  orgId: string;
  kind: 'survey' | 'form';
  name: string;
  locale: string;
  active: boolean;
  proof: Survey['proof'];
  version: number;
  doc: unknown;
}

const columns = (tx: Tx) => tx`
  id, kind, name, token, locale, active, version, draft is not null as has_draft, proof,
  (select count(*)::int from feedback
    where feedback.org_id = survey.org_id and feedback.survey_id = survey.id
      and feedback.occurred_at > now() - interval '30 days') as count30`;

/** One pass over the comments counts for all surveys, however many there are. */
export function listSurveys(tx: Tx) {
  return tx<Survey[]>`
    select id, kind, name, token, locale, active, version, draft is not null as has_draft, proof,
      coalesce(f.count30, 0) as count30
    from survey s left join (
      select survey_id, count(*)::int as count30 from feedback
      where org_id = app_org() and occurred_at > now() - interval '30 days'
      group by survey_id) as f on f.survey_id = s.id
    where s.org_id = app_org() order by s.id`;
}

export async function insertSurvey(
  tx: Tx,
  survey: { kind: 'survey' | 'form'; name: string; token: string; locale: string },
) {
  const [row] = await tx<[Survey]>`
    insert into survey (org_id, kind, name, token, locale)
    values (app_org(), ${survey.kind}, ${survey.name}, ${survey.token}, ${survey.locale})
    returning ${columns(tx)}`;
  return row;
}

export async function findSurvey(tx: Tx, id: string) {
  const [row] = await tx<Pick<Survey, 'id' | 'name' | 'locale' | 'active' | 'proof'>[]>`
    select id, name, locale, active, proof from survey where org_id = app_org() and id = ${id}`;
  return row;
}

export async function updateSurvey(
  tx: Tx,
  id: string,
  change: {
    name?: string | undefined;
    locale?: string | undefined;
    active?: boolean | undefined;
    proof?: Survey['proof'] | undefined;
  },
) {
  const [row] = await tx<Survey[]>`
    update survey set
      name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      active = coalesce(${change.active ?? null}, active),
      proof = coalesce(${change.proof ?? null}, proof)
    where org_id = app_org() and id = ${id} returning ${columns(tx)}`;
  return row;
}

/** Where a public address leads: a survey's own, or one of its links with where and by what it is met. */
export interface SurveyAddress {
  orgId: string;
  surveyId: string;
  placeId: string | null;
  /** Null: as the survey's own address says, `survey` or `form`. */
  channel: string | null;
}

/** What is behind a public address, or undefined. Needs the token as lookup. */
export async function findSurveyAddress(tx: Tx, token: string) {
  const [row] = await tx<SurveyAddress[]>`
    select org_id, id as survey_id, null::uuid as place_id, null as channel
    from survey where token = ${token}
    union all
    select org_id, survey_id, place_id, channel
    from survey_link where token = ${token} and archived_at is null`;
  return row;
}

/** A survey as its page shows it, with the version that is published; `doc` null: as it comes. */
export async function readPublicSurvey(tx: Tx, id: string) {
  const [row] = await tx<PublicSurvey[]>`
    select survey.id, survey.org_id, kind, name, locale, active, proof, survey.version, doc
    from survey left join survey_version published
      on published.org_id = survey.org_id and published.survey_id = survey.id
        and published.version = survey.version
    where survey.org_id = app_org() and survey.id = ${id}`;
  return row;
}

/** What a version asked; undefined where there is none of this number. */
export async function readSurveyVersion(tx: Tx, id: string, version: number) {
  const [row] = await tx<{ doc: unknown }[]>`
    select doc from survey_version
    where org_id = app_org() and survey_id = ${id} and version = ${version}`;
  return row?.doc;
}
