import type { Tx } from './connect.ts';

export interface Survey {
  id: string;
  kind: 'survey' | 'form';
  name: string;
  token: string;
  locale: string;
  active: boolean;
  count30: number;
}

export interface PublicSurvey {
  id: string;
  orgId: string;
  kind: 'survey' | 'form';
  name: string;
  locale: string;
  active: boolean;
}

const columns = (tx: Tx) => tx`
  id, kind, name, token, locale, active,
  (select count(*)::int from feedback
    where feedback.org_id = survey.org_id and feedback.survey_id = survey.id
      and feedback.occurred_at > now() - interval '30 days') as count30`;

/** One pass over the comments counts for all surveys, however many there are. */
export function listSurveys(tx: Tx) {
  return tx<Survey[]>`
    select id, kind, name, token, locale, active, coalesce(f.count30, 0) as count30
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
  const [row] = await tx<Pick<Survey, 'id' | 'name' | 'locale' | 'active'>[]>`
    select id, name, locale, active from survey where org_id = app_org() and id = ${id}`;
  return row;
}

export async function updateSurvey(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; locale?: string | undefined; active?: boolean | undefined },
) {
  const [row] = await tx<Survey[]>`
    update survey set
      name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      active = coalesce(${change.active ?? null}, active)
    where org_id = app_org() and id = ${id} returning ${columns(tx)}`;
  return row;
}

/** The public page of this address. Needs the token as lookup. */
export async function findSurveyByToken(tx: Tx, token: string) {
  const [row] = await tx<PublicSurvey[]>`
    select id, org_id, kind, name, locale, active from survey where token = ${token}`;
  return row;
}
