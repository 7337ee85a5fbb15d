import type { Sql } from '@vocero/sql/connect';
import type { Council } from './contract/councils.ts';
import type { TestApp } from './test-app.ts';

/** What people look at every day, by name, as the addresses their screens ask for. */
export const pagesOf = (themeId: string): Record<string, string[]> => ({
  board: ['/api/v1/themes?limit=1000'],
  theme: [
    `/api/v1/themes/${themeId}`,
    `/api/v1/themes/${themeId}/feedback?limit=20`,
    `/api/v1/themes/${themeId}/trend?weeks=26`,
    `/api/v1/themes/${themeId}/history?limit=50`,
    `/api/v1/themes/${themeId}/supplier`,
    `/api/v1/themes/${themeId}/benefit`,
  ],
  evidencePack: [`/api/v1/themes/${themeId}/evidence-pack`],
  objections: [`/api/v1/themes/${themeId}/objections`, '/api/v1/objections?state=all'],
  home: ['/api/v1/home'],
  topTen: ['/api/v1/top-ten/weeks', '/api/v1/top-ten'],
  quadrant: ['/api/v1/quadrant'],
  barriers: ['/api/v1/barriers'],
  digest: ['/api/v1/digests', '/api/v1/digests/running'],
  reasons: ['/api/v1/reports/reasons', '/api/v1/reports/departments'],
  repeats: ['/api/v1/repeats'],
  sponsor: ['/api/v1/sponsor'],
  departments: ['/api/v1/scorecards'],
  chargeBack: ['/api/v1/charge-back/months', '/api/v1/charge-back'],
  benefits: ['/api/v1/benefits'],
  remedies: ['/api/v1/remedy-grants', '/api/v1/remedy-sums'],
  praise: ['/api/v1/ideas', '/api/v1/recognitions', '/api/v1/asked'],
  comments: ['/api/v1/feedback?limit=50', '/api/v1/feedback?limit=50&kind=avoidable'],
});

/** Customers' matters, an open one of them, and what was said and promised; no report over a year. */
export const casePagesOf = (caseId: string, slug: string): Record<string, string[]> => ({
  cases: ['open', 'today', 'closed', 'all'].map((view) => `/api/v1/cases?view=${view}&limit=50`),
  case: [
    '',
    '/added',
    '/choices',
    '/conversation',
    '/promises',
    '/say',
    '/steps',
    '/templates',
  ].map((part) => `/api/v1/cases/${caseId}${part}`),
  messages: ['', '?state=draft', '?state=failed', '?state=to_call', '?state=discarded'].map(
    (query) => `/api/v1/customer-messages${query}`,
  ),
  privacy: ['/api/v1/privacy', '/api/v1/erasures'],
  openness: ['/api/v1/openness', '/api/v1/held-ideas', '/api/v1/expectation-gaps'],
  times: [`/w/${slug}/times`],
});

/** A meeting that goes on, with an agenda that made itself: what everybody in it reads again and again. */
export async function meetingPages(
  { app }: TestApp,
  headers: Record<string, string>,
): Promise<Record<string, string[]>> {
  const post = async (path: string, body: object = {}) => {
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await (await app.request(path, sent)).json()) as Council;
  };
  const fromDay = new Date().toISOString().slice(0, 10);
  const cadence = { freq: 'week', every: 1, weekday: 2, fromDay };
  const council = await post('/api/v1/councils', { name: 'Customers', cadence, starts: '09:30' });
  const meeting = `/api/v1/councils/${council.id}/meetings/${council.upcoming[0]!.plannedOn}`;
  await post(`${meeting}/start`);
  return { council: [meeting], meeting: [`${meeting}/run`], slides: [`${meeting}/slides`] };
}

/** The theme with the most comments: the slowest to show. */
export function largestTheme(owner: Sql): Promise<string> {
  return owner.begin(async (tx) => {
    const [row] = await tx<[{ themeId: string }]>`
      select theme_id from placement where theme_id is not null
      group by theme_id order by count(*) desc, theme_id limit 1`;
    await tx`select pg_stat_force_next_flush()`; // what was read here is no page's doing
    return row.themeId;
  });
}

/** The planner must know of so many rows at once, as it does in daily use. */
export async function settle(owner: Sql): Promise<void> {
  await owner`vacuum analyze`;
}

/** A comment is placed anew, as it happens all day while people look at the board. */
export async function placeAnother(owner: Sql): Promise<void> {
  await owner`
    update placement set placed_at = now() where (org_id, feedback_id) in (
      select org_id, feedback_id from placement order by org_id, feedback_id limit 1)`;
}

/** Rows that were read one after another, table by table, since the database was made. */
export async function rowsScanned(t: TestApp): Promise<Map<string, number>> {
  // Each connection keeps what it counted to itself for a while, unless it is asked.
  const connections = t.sql.options.max;
  await Promise.all(
    Array.from(
      { length: connections },
      () => t.sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`,
    ),
  );
  const rows = await t.owner<{ name: string; read: number }[]>`
    select relname as name, seq_tup_read::float8 as read from pg_stat_user_tables`;
  return new Map(rows.map(({ name, read }) => [name, read]));
}

/** The table of which most rows were read one after another between two looks, and how many. */
export function mostScanned(
  before: Map<string, number>,
  after: Map<string, number>,
  requests: number,
) {
  const read = Array.from(after, ([table, rows]) => ({
    table,
    rows: (rows - (before.get(table) ?? 0)) / requests,
  }));
  return read.reduce((most, one) => (one.rows > most.rows ? one : most));
}

/** Asks for each address of a page as a member does. */
export async function openPage(t: TestApp, headers: Record<string, string>, addresses: string[]) {
  for (const address of addresses) {
    const answer = await t.app.request(address, { headers });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}: ${text}`);
  }
}
