import type { Tx } from './connect.ts';

/** A further address of a survey, which says where and by what it was met. */
export interface SurveyLink {
  id: string;
  surveyId: string;
  kind: 'survey' | 'form';
  placeId: string | null;
  placeName: string | null;
  channel: string;
  token: string;
  code: string;
  count30: number;
  createdAt: Date;
  archivedAt: Date | null;
}

const linkColumns = (tx: Tx) => tx`
  link.id, link.survey_id, survey.kind, link.place_id, place.name as place_name, link.channel,
  link.token, link.code, link.created_at, link.archived_at`;

const joined = (tx: Tx) => tx`
  survey_link link
  join survey on survey.org_id = app_org() and survey.id = link.survey_id
  left join place on place.org_id = app_org() and place.id = link.place_id`;

/** Of the whole survey first, then by place; the answers are counted in one pass. */
export function listSurveyLinks(tx: Tx, surveyId: string) {
  return tx<SurveyLink[]>`
    select ${linkColumns(tx)}, coalesce(heard.n, 0) as count30
    from ${joined(tx)} left join (
      select place_id, channel, count(*)::int as n from feedback
      where org_id = app_org() and survey_id = ${surveyId}
        and occurred_at > now() - interval '30 days'
      group by place_id, channel) as heard
      on heard.channel = link.channel and heard.place_id is not distinct from link.place_id
    where link.org_id = app_org() and link.survey_id = ${surveyId} and link.code is not null
    order by link.archived_at is not null, place.name is not null, lower(place.name), link.channel,
      link.id`;
}

export async function findSurveyLink(tx: Tx, id: string) {
  const [row] = await tx<SurveyLink[]>`
    select ${linkColumns(tx)}, (
      select count(*)::int from feedback
      where org_id = app_org() and survey_id = link.survey_id and channel = link.channel
        and place_id is not distinct from link.place_id
        and occurred_at > now() - interval '30 days') as count30
    from ${joined(tx)} where link.org_id = app_org() and link.id = ${id}`;
  return row;
}

export interface NewSurveyLink {
  placeId: string | null;
  token: string;
  code: string;
}

/**
 * Makes the addresses that are not there yet and opens again those that were ended.
 * @returns what changed by it: how many were made, how many were opened.
 * @throws a database error 23505 `survey_link_code_key` when a code is taken.
 */
export async function putSurveyLinks(
  tx: Tx,
  surveyId: string,
  channel: string,
  links: readonly NewSurveyLink[],
): Promise<number> {
  const rows = await tx`
    insert into survey_link (org_id, survey_id, place_id, channel, token, code)
    select app_org(), ${surveyId}, place_id, ${channel}, token, code
    from unnest(${links.map(({ placeId }) => placeId)}::uuid[],
      ${links.map(({ token }) => token)}::text[], ${links.map(({ code }) => code)}::text[])
      as given (place_id, token, code)
    on conflict (org_id, survey_id, place_id, channel) do update set archived_at = null,
      code = coalesce(survey_link.code, excluded.code)
    where survey_link.archived_at is not null or survey_link.code is null
    returning id`;
  return rows.length;
}

export async function setLinkArchived(tx: Tx, id: string, archived: boolean): Promise<void> {
  await tx`
    update survey_link set archived_at = ${archived ? tx`now()` : tx`null`}
    where org_id = app_org() and id = ${id} and (archived_at is null) = ${archived}`;
}

/** Where a short code leads, also when its link was ended. Needs the code as lookup. */
export async function findShortCode(tx: Tx, code: string) {
  const [row] = await tx<{ orgId: string; surveyId: string; token: string }[]>`
    select org_id, survey_id, token from survey_link where code = ${code}`;
  return row;
}

/** The organisation of a link that was ended, or undefined. Needs the token as lookup. */
export async function findEndedLink(tx: Tx, token: string) {
  const [row] = await tx<{ orgId: string }[]>`
    select org_id from survey_link where token = ${token} and archived_at is not null`;
  return row;
}
