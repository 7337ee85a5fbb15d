import type { Tx } from './connect.ts';

/** Of whose answers, and of when. */
export interface ResultFilter {
  surveyId: string;
  /** The first day, the day after the last, and the instants between which they lie. */
  from: string;
  until: string;
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

/**
 * How many answered, by all that one can filter by; of the filter only survey and time count here. All
 * figures but words come from `survey_tally`, which each statement that changes comments adds to.
 */
export function countFacets(tx: Tx, { surveyId, from, until }: ResultFilter) {
  return tx<AnswerFacet[]>`
    select channel, language, place_id, version, value = 'flagged' as is_flagged,
      coalesce(sum(count) filter (where value <> 'worded'), 0)::int as answers,
      coalesce(sum(count) filter (where value = 'worded'), 0)::int as comments
    from survey_tally
    where org_id = app_org() and survey_id = ${surveyId} and part = 'all'
      and grain in ('fresh', 'full')
      and day >= ${from}::date and day < ${until}::date
    group by 1, 2, 3, 4, 5 having sum(count) filter (where value <> 'worded') > 0`;
}

/** So many gave this answer in a week: its place in the list of weeks, from 1. */
export interface ScoreCount {
  week: number;
  /** Name of the score, and what was answered. */
  score: string;
  value: string;
  count: number;
}

/** Answers that are scores. */
export function countScores(tx: Tx, filter: ResultFilter, weeks: readonly ResultWeek[]) {
  return tx<ScoreCount[]>`
    select ${weekOf(tx, weeks)} as week, field as score, value, sum(count)::int as count
    from survey_tally where ${tallied(tx, filter)} and part = 'score'
    group by 1, 2, 3 having sum(count) > 0`;
}

/** So many gave these answers to a question in a week; `managed`: and this to what goes with it. */
export interface ChoiceCount {
  week: number;
  field: string;
  /** None where people wrote. */
  values: string[];
  managed: string | null;
  count: number;
}

/** Answers that were chosen, and how many were written. */
export function countChoices(tx: Tx, filter: ResultFilter, weeks: readonly ResultWeek[]) {
  return tx<ChoiceCount[]>`
    select week, field, string_to_array(value, ',') as values, managed, count from (
      select ${weekOf(tx, weeks)} as week, field, value, managed, sum(count)::int as count
      from survey_tally where ${tallied(tx, filter)} and part = 'choice'
      group by 1, 2, 3, 4 having sum(count) > 0) as counted`;
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
      where ${counted(tx, filter)} and answers::text like '%Other": %' and answers ? field
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

/** The same of what is kept by day. */
const tallied = (tx: Tx, filter: ResultFilter) => tx`
  org_id = app_org() and survey_id = ${filter.surveyId} and grain in ('fresh', ${grainOf(filter)})
  and day >= ${filter.from}::date and day < ${filter.until}::date
  ${filter.placeId ? tx`and place_id = ${filter.placeId}` : tx``}
  ${filter.channel ? tx`and channel = ${filter.channel}` : tx``}
  ${filter.language ? tx`and language = ${filter.language}` : tx``}
  ${filter.version === undefined ? tx`` : tx`and coalesce(version, 0) = ${filter.version}`}`;

/** The rows that are few and tell what is asked for. */
function grainOf({ placeId, channel, language, version }: ResultFilter): string {
  const by = { place: placeId, channel, language, version };
  const narrowed = Object.entries(by).flatMap(([name, one]) => (one === undefined ? [] : [name]));
  return narrowed.length > 1 ? 'full' : (narrowed[0] ?? 'none');
}

const weekOf = (tx: Tx, weeks: readonly ResultWeek[]) =>
  tx`width_bucket(day, ${weeks.map(({ start }) => start)}::date[])`;

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
