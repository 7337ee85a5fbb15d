import { inOrganization } from '@vocero/sql/connect';
import { compactSurveyTallies } from '@vocero/sql/survey-tallies';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyResults } from '../contract/results.ts';
import type { SurveyDoc } from '../contract/survey-doc.ts';
import { threeQuestions } from '../contract/survey-logic.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { mostScanned, rowsScanned, settle } from '../test-pages.ts';

const plain = { isRequired: false, showIf: null, words: {} } as const;
const option = (id: string) => ({ id, words: { en: id } });

const doc: SurveyDoc = {
  ...threeQuestions,
  questions: [
    ...threeQuestions.questions,
    { ...plain, kind: 'nps', id: 'nps' },
    { ...plain, kind: 'expectations', id: 'met' },
    { ...plain, kind: 'task', id: 'came', options: [option('pay'), option('ask')] },
    {
      ...plain,
      kind: 'choice',
      id: 'used',
      isMultiple: true,
      hasOther: true,
      options: [option('web'), option('app')],
    },
  ],
};

let t: TestApp;
let admin: TestMember;
let surveyId: string;
beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
  surveyId = await makeSurvey(admin, doc);
});
afterAll(() => t.close());

async function makeSurvey({ headers, orgId }: TestMember, published: SurveyDoc): Promise<string> {
  const body = JSON.stringify({ kind: 'survey', name: 'Visit', locale: 'en' });
  const answer = await t.app.request('/api/v1/surveys', { method: 'POST', headers, body });
  const { id } = (await answer.json()) as { id: string };
  await t.owner`
    insert into survey_version (org_id, survey_id, version, doc)
    values (${orgId}, ${id}, 1, ${t.owner.json(published)})`;
  await t.owner`update survey set version = 1 where id = ${id}`;
  return id;
}

interface Row {
  scores?: object;
  answers?: object;
  channel?: string;
  flags?: string[];
  version?: number | null;
  text?: string;
}

/** Answers of yesterday. */
async function answer(rows: Row[], survey = surveyId): Promise<void> {
  await t.owner`
    insert into feedback (org_id, channel, text, scores, answers, flags, survey_id, survey_version,
      case_code, occurred_at)
    select ${admin.orgId}, coalesce(channel, 'survey'), coalesce(text, ''), coalesce(scores, '{}'),
      coalesce(answers, '{}'),
      coalesce(array(select jsonb_array_elements_text(flags)), '{}'),
      ${survey}, case when version is null then 1 else nullif(version, 0) end,
      substr(md5(random()::text), 1, 10), now() - interval '1 day'
    from jsonb_to_recordset(${t.owner.json(rows as never)})
      as row (scores jsonb, answers jsonb, channel text, flags jsonb, version int, text text)`;
}

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

async function results(query = '', id = surveyId, headers = admin.headers) {
  const found = await t.app.request(`/api/v1/surveys/${id}/results${query}`, { headers });
  return { status: found.status, body: (await found.json()) as SurveyResults };
}

const named = (body: SurveyResults, id: string) =>
  body.questions.find((question) => question.id === id)!;

test('a survey that nobody answered has no figures', async () => {
  const { status, body } = await results();
  expect(status).toBe(200);
  expect(body).toMatchObject({ answered: 0, flagged: 0, index: { total: { n: 0, value: null } } });
  expect(body.questions.map(({ id }) => id)).toEqual([
    ...['solved', 'treated', 'firstTime', 'comment', 'nps', 'met', 'came', 'used'],
  ]);
});

test('each kind is counted by its definition', async () => {
  await answer([
    ...times(6, { scores: { solved: 'yes', treated: 5, firstTime: 'yes', nps: 10 } }),
    ...times(4, { scores: { solved: 'no', treated: 1, firstTime: 'no', nps: 3 }, text: 'Bad' }),
    ...times(5, { answers: { met: ['exceeded'] }, channel: 'kiosk' }),
    ...times(5, { answers: { came: ['pay'], cameManaged: ['yes'] } }),
    { answers: { came: ['pay'], cameManaged: ['partly'] } },
    { answers: { came: ['other'], cameOther: ['To move'], cameManaged: ['no'] } },
    ...times(4, { answers: { used: ['web', 'app'] } }),
    { answers: { used: ['web'] } },
    ...times(3, { scores: { nps: 0 }, flags: ['burst'] }),
  ]);
  const { body } = await results();
  expect(body).toMatchObject({ answered: 27, comments: 4, flagged: 3 });
  expect(named(body, 'solved').figures[0]!.total).toMatchObject({ n: 10, value: 0.6 });
  expect(body.index!.total).toMatchObject({ n: 10, value: expect.closeTo(0.6, 9) });
  // 6 of 10 recommend, 4 do not; the three zeros are flagged
  expect(named(body, 'nps').figures[0]!.total.value).toBeCloseTo(20, 9);
  expect(named(body, 'met').figures[0]!.total).toMatchObject({ n: 5, value: 1 });
  const came = named(body, 'came');
  expect(came.figures[0]!.total).toMatchObject({ n: 7, value: expect.closeTo(5 / 7, 9) });
  expect(came.values.map(({ value, managed }) => [value, managed!.count, managed!.of])).toEqual([
    ['pay', 5, 6],
    ['ask', 0, 0],
    ['other', 0, 1],
  ]);
  expect(came.values[2]!.managed!.share).toBeNull();
  expect(came.ownWords).toEqual([{ text: 'To move', count: 1 }]);
  // Of several, each is a share of the five who answered.
  const used = named(body, 'used');
  expect(used.values.map(({ share }) => share.share)).toEqual([1, 0.8, 0]);
  expect(body.channels.map(({ channel, share }) => [channel, share.count])).toEqual([
    ['survey', 22],
    ['kiosk', 5],
  ]);
});

test('the list behind a figure has as many answers as it says', async () => {
  const listed = async (query: string) => {
    const path = `/api/v1/feedback?survey=${surveyId}&limit=100${query}`;
    const found = await t.app.request(path, { headers: admin.headers });
    return ((await found.json()) as { items: unknown[] }).items.length;
  };
  const { body } = await results();
  expect(await listed('&flagged=none')).toBe(body.answered);
  expect(await listed('&flagged=any')).toBe(body.flagged);
  for (const { id, n } of body.questions) {
    expect(await listed(`&flagged=none&answered=${id}`), id).toBe(n);
  }
  expect(await listed('&flagged=none&version=1')).toBe(body.answered);
  expect(await listed('&version=0')).toBe(0);
  await t.owner`update feedback set locale = 'es', language = 'en' where channel = 'kiosk'`;
  const spanish = (await results('?language=es')).body.answered;
  expect(spanish).toBe(5);
  expect(await listed('&flagged=none&asked=es')).toBe(spanish);
});

test('the last week of the trend has what was answered yesterday, and others nothing', async () => {
  const { body } = await results();
  const [nps] = named(body, 'nps').figures;
  expect(nps!.weeks.reduce((sum, { n }) => sum + n, 0)).toBe(10);
  expect(nps!.weeks).toHaveLength(body.weeks.length);
  expect(nps!.weeks[0]).toEqual({ n: 0, value: null, low: null, high: null });
});

test('filters narrow every figure, and what one can filter by stays', async () => {
  const { body } = await results('?channel=kiosk');
  expect(body).toMatchObject({ answered: 5, flagged: 0 });
  expect(named(body, 'nps').n).toBe(0);
  expect(named(body, 'met').n).toBe(5);
  expect(body.choices.channels).toEqual(['kiosk', 'survey']);
  expect((await results('?period=custom&from=2020-01-06&until=2020-01-13')).body.answered).toBe(0);
});

test('answers from before the first version are told with their questions', async () => {
  const id = await makeSurvey(admin, { ...doc, questions: doc.questions.slice(4, 5) });
  await answer(times(5, { scores: { nps: 9 } }), id);
  expect((await results('', id)).body.questions.map((one) => one.id)).toEqual(['nps']);
  await answer(times(5, { scores: { solved: 'yes' }, version: 0 }), id);
  const { body } = await results('', id);
  expect(body.questions.map((one) => [one.id, one.isAsked])).toEqual([
    ['nps', true],
    ['solved', false],
    ['treated', false],
    ['firstTime', false],
    ['comment', false],
  ]);
  expect(named(body, 'nps').since).toMatchObject({ version: 1 });
  expect((await results('?version=0', id)).body.answered).toBe(5);
});

test('another organisation sees nothing of it', async () => {
  const other = await t.member('admin');
  expect((await results('', surveyId, other.headers)).status).toBe(404);
});

test('the table has a line for each figure and each answer', async () => {
  const found = await t.app.request(`/api/v1/surveys/${surveyId}/results.csv?org=${admin.slug}`, {
    headers: admin.headers,
  });
  const lines = (await found.text()).split('\r\n');
  expect(found.status).toBe(200);
  expect(lines.some((line) => line.startsWith('nps,nps,') && line.includes(',nps,,,10,20,'))).toBe(
    true,
  );
  expect(lines.some((line) => line.includes(',managed,pay,5,6,0.8333,'))).toBe(true);
});

test('a hundred thousand answers are counted while one waits', async () => {
  const id = await makeSurvey(admin, doc);
  await t.owner`
    insert into feedback (org_id, channel, text, scores, answers, survey_id, survey_version,
      case_code, occurred_at)
    select ${admin.orgId}, (array['survey', 'kiosk', 'phone'])[1 + n % 3], repeat('words ', n % 20),
      jsonb_build_object('solved', (array['yes', 'no', 'partly'])[1 + n % 3],
        'treated', 1 + n % 5, 'firstTime', (array['yes', 'no'])[1 + n % 2], 'nps', n % 11),
      jsonb_build_object('used', case n % 2 when 0 then '["web"]' else '["web","app"]' end::jsonb,
        'came', '["pay"]'::jsonb, 'cameManaged', case n % 3 when 0 then '["no"]' else '["yes"]' end::jsonb),
      ${id}, 1, 'x' || n, now() - n * interval '1 minute' * 0.4
    from generate_series(1, 100000) as n`;
  while (await inOrganization(t.sql, admin.orgId, (tx) => compactSurveyTallies(tx)));
  await settle(t.owner);
  for (const query of ['', '?channel=kiosk', '?channel=kiosk&language=en&version=1']) {
    const before = await rowsScanned(t);
    const start = performance.now();
    const { body } = await results(query, id);
    const took = Math.round(performance.now() - start);
    if (process.env['SHOW_TIMES']) console.log(query, took);
    const most = mostScanned(before, await rowsScanned(t), 1);
    expect(most.rows, `${query} reads ${most.table}`).toBeLessThan(10_000);
    if (query === '') expect(body.answered).toBeGreaterThan(99_000);
  }
}, 60_000);
