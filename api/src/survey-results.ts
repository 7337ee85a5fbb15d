import type { Tx } from '@vocero/sql/connect';
import type { Period } from '@vocero/sql/report-period';
import {
  countChoices,
  countFacets,
  countOutcomes,
  countScores,
  listOwnWords,
  listPlaceNames,
  listPublishedDocs,
  listWeeksWithin,
  type AnswerFacet,
  type ResultFilter,
} from '@vocero/sql/survey-results';
import { readPublicSurvey } from '@vocero/sql/surveys';
import { askedInVersions } from './asked-in-versions.ts';
import type { Outcome, ResultsQuery } from './contract/results.ts';
import { otherField } from './contract/survey-logic.ts';
import type { Question } from './contract/survey-doc.ts';
import type { Locale } from './contract/values.ts';
import { notFound } from './problem.ts';
import { indexOfQuestions, resultOf } from './question-results.ts';
import { withShares } from './rate.ts';

/** Words of one's own that are shown of a question. */
const mostOwnWords = 20;

type Filters = Pick<ResultsQuery, 'place' | 'channel' | 'language' | 'version'>;

/**
 * What a survey was answered in a period, question by question.
 * @throws Problem 404 where there is no such survey.
 */
export async function readSurveyResults(tx: Tx, id: string, period: Period, filters: Filters) {
  const survey = await readPublicSurvey(tx, id);
  if (!survey) throw notFound();
  const filter = filterOf(id, period, filters);
  const facets = await countFacets(tx, filter);
  const published = await listPublishedDocs(tx, id);
  const wasVersion0Answered = facets.some(({ version }) => !version);
  const asked = askedInVersions(survey.kind, published, wasVersion0Answered);
  const weeks = await listWeeksWithin(tx, period);
  const counts = await countAll(
    tx,
    filter,
    weeks,
    asked.map(({ question }) => question),
  );
  const chosen = facets.filter((facet) => passes(facet, filters));
  const counted = chosen.filter(({ isFlagged }) => !isFlagged);
  const shape = { ...counts, weeks: weeks.length, comments: sumOf(counted, 'comments') };
  const questions = asked.map((one) => resultOf(one, shape));
  const { name, kind, locale, version } = survey;
  return {
    survey: { id, name, kind, locale: locale as Locale, version },
    period,
    weeks: weeks.map(({ start, starts, ends }) => ({ start, since: starts, until: ends })),
    answered: sumOf(counted, 'answers'),
    comments: sumOf(counted, 'comments'),
    flagged: sumOf(
      chosen.filter(({ isFlagged }) => isFlagged),
      'answers',
    ),
    channels: channelsOf(counted),
    choices: await choicesOf(tx, facets, published),
    calls: await callsOf(tx, filter),
    index: indexOfQuestions(questions),
    questions,
  };
}

const filterOf = (surveyId: string, period: Period, filters: Filters): ResultFilter => ({
  surveyId,
  from: period.from,
  until: period.until,
  starts: period.starts,
  ends: period.ends,
  placeId: filters.place,
  channel: filters.channel,
  language: filters.language,
  version: filters.version,
});

function passes(facet: AnswerFacet, { place, channel, language, version }: Filters): boolean {
  return (
    (place === undefined || facet.placeId === place) &&
    (channel === undefined || facet.channel === channel) &&
    (language === undefined || facet.language === language) &&
    (version === undefined || (facet.version ?? 0) === version)
  );
}

async function countAll(
  tx: Tx,
  filter: ResultFilter,
  weeks: Awaited<ReturnType<typeof listWeeksWithin>>,
  questions: readonly Question[],
) {
  const others = questions
    .filter((question) => 'options' in question)
    .map(({ id }) => otherField(id));
  return {
    scores: await countScores(tx, filter, weeks),
    choices: await countChoices(tx, filter, weeks),
    ownWords: others.length > 0 ? await listOwnWords(tx, filter, others, mostOwnWords) : [],
  };
}

const sumOf = (facets: readonly AnswerFacet[], what: 'answers' | 'comments') =>
  facets.reduce((sum, facet) => sum + facet[what], 0);

function channelsOf(facets: readonly AnswerFacet[]) {
  const counts = new Map<string, number>();
  for (const { channel, answers } of facets)
    counts.set(channel, (counts.get(channel) ?? 0) + answers);
  const channels = Array.from(counts, ([channel, count]) => ({ channel, count }));
  return withShares(channels.sort((a, b) => b.count - a.count)).map(({ channel, share }) => ({
    channel,
    share,
  }));
}

async function choicesOf(
  tx: Tx,
  facets: readonly AnswerFacet[],
  published: readonly { version: number; publishedAt: Date }[],
) {
  const among = <Key extends keyof AnswerFacet>(key: Key) =>
    [...new Set(facets.map((facet) => facet[key]))].filter((value) => value !== null);
  const places = await listPlaceNames(tx, among('placeId'));
  const answered = new Set(facets.map(({ version }) => version ?? 0));
  const versions = [...published, { version: 0, publishedAt: null }].filter(({ version }) =>
    answered.has(version),
  );
  return {
    places,
    channels: among('channel').sort(),
    languages: among('language').sort(),
    versions: versions.map(({ version, publishedAt }) => ({ version, publishedAt })),
  };
}

async function callsOf(tx: Tx, filter: ResultFilter) {
  const calls = await countOutcomes(tx, filter);
  return calls.map(({ outcome, count }) => ({ outcome: outcome as Outcome, count }));
}
