import type { Tx } from './connect.ts';

/** Of whose answers, and of when. */
export interface ResultFilter {
  surveyId: string;
  starts: Date;
  ends: Date;
  placeId?: string | undefined;
  channel?: string | undefined;
  language?: string | undefined;
  version?: number | undefined;
}

/** A week of the organisation's calendar, cut off at the ends of the period. */
export interface ResultWeek {
  start: string;
  starts: Date;
  ends: Date;
}

/** The weeks that a period touches, oldest first. */
export function listWeeksWithin(tx: Tx, { starts, ends }: { starts: Date; ends: Date }) {
  return tx<ResultWeek[]>`
    select first::date as start, greatest(first at time zone zone, ${starts}) as starts,
      least((first + interval '7 days') at time zone zone, ${ends}) as ends
    from (select time_zone as zone, week_of(${starts}, time_zone, first_weekday)::timestamp as early
      from organization where id = app_org()) as org
      cross join lateral generate_series(
        early, (${ends}::timestamptz at time zone zone) - interval '1 microsecond',
        interval '7 days') as first
    order by 1`;
}

/** Answers that have the same of all that one can filter by. */
export interface AnswerFacet {
  channel: string;
  /** In which it was asked, else that of its words. */
  language: string | null;
  placeId: string | null;
  /** Answers from before surveys had versions have none. */
  version: number | null;
  isFlagged: boolean;
  answers: number;
  /** Those of them with words in them. */
  comments: number;
}

/** How many answered, by all that one can filter by; of the filter only survey and time count here. */
export function countFacets(tx: Tx, { surveyId, starts, ends }: ResultFilter) {
  return tx<AnswerFacet[]>`
    select channel, coalesce(locale, language) as language, place_id, survey_version as version, flags <> '{}' as is_flagged,
      count(*)::int as answers, count(*) filter (where text <> '')::int as comments
    from feedback
    where org_id = app_org() and survey_id = ${surveyId}
      and occurred_at >= ${starts} and occurred_at < ${ends}
    group by 1, 2, 3, 4, 5`;
}

/** So many gave this answer in a week: its place in the list of weeks, from 1. */
export interface ScoreCount {
  week: number;
  /** Name of the score, and what was answered. */
  score: string;
  value: string;
  count: number;
}

/**
 * Answers that are scores. Those that are alike are counted together before they are taken apart:
 * most surveys have few ways to be answered.
 */
export function countScores(tx: Tx, filter: ResultFilter, weeks: readonly ResultWeek[]) {
  return tx<ScoreCount[]>`
    with alike as (
      select ${weekOf(tx, weeks)} as week, scores, count(*)::int as count
      from feedback where ${counted(tx, filter)} and scores <> '{}' group by 1, 2)
    select week, key as score, value, sum(count)::int as count
    from alike cross join lateral jsonb_each_text(scores) group by 1, 2, 3`;
}

/** So many gave these answers to a question in a week; `managed`: and this to what goes with it. */
export interface ChoiceCount {
  week: number;
  field: string;
  values: string[];
  managed: string | null;
  count: number;
}

/** Answers that were chosen. `managed` names the field that goes with a field; null: none does. */
export function countChoices(
  tx: Tx,
  filter: ResultFilter,
  weeks: readonly ResultWeek[],
  fields: readonly { field: string; managed: string | null }[],
) {
  return tx<ChoiceCount[]>`
    select ${weekOf(tx, weeks)} as week, field, answers -> field as values,
      answers -> managed ->> 0 as managed, count(*)::int as count
    from feedback cross join unnest(
      ${fields.map(({ field }) => field)}::text[],
      ${fields.map(({ managed }) => managed)}::text[]) as asked (field, managed)
    where ${counted(tx, filter)} and answers <> '{}'
      and (answers ? field or managed is not null and answers ? managed)
    group by 1, 2, 3, 4`;
}

export interface OwnWords {
  field: string;
  /** As somebody wrote it who wrote the same but for case. */
  text: string;
  count: number;
}

/** What was written where none of the options fitted: the most said first, of each field so many. */
export function listOwnWords(
  tx: Tx,
  filter: ResultFilter,
  fields: readonly string[],
  most: number,
) {
  return tx<OwnWords[]>`
    select field, text, count from (
      select field, min(answers -> field ->> 0) as text, count(*)::int as count,
        row_number() over (partition by field
          order by count(*) desc, lower(answers -> field ->> 0)) as place
      from feedback cross join unnest(${[...fields]}::text[]) as field
      where ${counted(tx, filter)} and answers <> '{}' and answers ? field
      group by field, lower(answers -> field ->> 0)) as said
    where place <= ${most} order by field, place`;
}

/** Comments that the results are made of: flagged ones are told apart and left out. */
const counted = (tx: Tx, filter: ResultFilter) => tx`
  org_id = app_org() and survey_id = ${filter.surveyId}
  and occurred_at >= ${filter.starts} and occurred_at < ${filter.ends} and flags = '{}'
  ${filter.placeId ? tx`and place_id = ${filter.placeId}` : tx``}
  ${filter.channel ? tx`and channel = ${filter.channel}` : tx``}
  ${filter.language ? tx`and coalesce(locale, language) = ${filter.language}` : tx``}
  ${filter.version === undefined ? tx`` : tx`and coalesce(survey_version, 0) = ${filter.version}`}`;

const weekOf = (tx: Tx, weeks: readonly ResultWeek[]) =>
  tx`width_bucket(occurred_at, ${weeks.map(({ starts }) => starts.toISOString())}::timestamptz[])`;

export interface PublishedDoc {
  version: number;
  doc: unknown;
  publishedAt: Date;
}

/** What a survey asked through its versions, the newest first. */
export function listPublishedDocs(tx: Tx, surveyId: string) {
  return tx<PublishedDoc[]>`
    select version, doc, published_at from survey_version
    where org_id = app_org() and survey_id = ${surveyId} order by version desc`;
}

/** The names of places, by id. */
export async function listPlaceNames(tx: Tx, ids: readonly string[]) {
  return tx<{ id: string; name: string }[]>`
    select id, name from place where org_id = app_org() and id = any(${ids}::uuid[]) order by name`;
}

export interface OutcomeCount {
  outcome: string;
  count: number;
}

/** What became of the calls of interviewers for a survey. */
export function countOutcomes(tx: Tx, { surveyId, starts, ends, placeId }: ResultFilter) {
  return tx<OutcomeCount[]>`
    select outcome, count(*)::int as count from interview
    where org_id = app_org() and survey_id = ${surveyId} and at >= ${starts} and at < ${ends}
      ${placeId ? tx`and place_id = ${placeId}` : tx``}
    group by 1`;
}
