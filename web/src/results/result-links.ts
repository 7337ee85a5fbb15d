import type { SurveyResults } from '@vocero/api/contract/results';
import type { ScoreId } from '@vocero/api/contract/score-definitions';
import { orgPath, routeParam, routeQuery } from '../app/router.svelte.ts';
import { periodQuery } from '../reasons/report-period.ts';

/** What one can narrow the results by, in the address. */
export const filterNames = ['place', 'channel', 'language', 'version'] as const;

/** What to ask the server for, read off the address. */
export function resultsQuery() {
  const given = filterNames.map((name) => [name, routeQuery(name)] as const);
  const filters = Object.fromEntries(given.filter(([, value]) => value)) as Partial<
    Record<(typeof filterNames)[number], string>
  >;
  return { ...periodQuery(routeQuery), ...filters };
}

/** Where the answers that the figures are made of are listed: of a week, or of the whole period. */
export function answersHref(
  { survey, period }: Pick<SurveyResults, 'survey' | 'period'>,
  span: { since: string; until: string } = { since: period.starts, until: period.ends },
  more: Record<string, string> = {},
): string {
  const narrowed = filterNames.flatMap((name) => {
    const value = routeQuery(name);
    // The list goes by the language of the words; figures, by that in which somebody was asked.
    return value ? [[name === 'language' ? 'asked' : name, value]] : [];
  });
  const query = new URLSearchParams({
    survey: survey.id,
    since: span.since,
    until: span.until,
    flagged: 'none',
    ...(Object.fromEntries(narrowed) as Record<string, string>),
    ...more,
  });
  return `${orgPath('comments')}?${query.toString()}`;
}

/** Scores that the list knows by their own names. */
const kept: ReadonlySet<ScoreId> = new Set(['solved', 'treated', 'nps', 'csat', 'ces']);

/** Narrows the list to those who answered what a figure is made of, where the list can tell. */
export function answeredFilter(score: ScoreId): Record<string, string> {
  if (score === 'first_time') return { firstTime: 'said' };
  const field = score === 'ces_mean' ? 'ces' : score;
  return kept.has(field) ? { answered: field } : {};
}

/** The results as a table, narrowed as they are. */
export const csvHref = (id: string): string =>
  `/api/v1/surveys/${id}/results.csv?${new URLSearchParams({
    ...resultsQuery(),
    org: routeParam('slug') ?? '',
  }).toString()}`;
