import { inOrganization } from '@vocero/sql/connect';
import { countStart } from '@vocero/sql/survey-starts';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let reader: TestMember;
let surveyId: string;
let placeId: string;

beforeAll(async () => {
  t = await testApp();
  const org = await t.organization();
  const { id: orgId } = org;
  reader = await t.member('reader', org);
  await inOrganization(t.sql, orgId, async (tx) => {
    const survey = { kind: 'survey', name: 'How was it?', token: 'mix', locale: 'en' } as const;
    surveyId = (await insertSurvey(tx, survey)).id;
    const [place] = await tx<[{ id: string }]>`
      insert into place (org_id, name) values (app_org(), 'North') returning id`;
    placeId = place.id;
    const begin = async (times: number, finished: number, channel: string, at: string | null) => {
      const met = { surveyId, channel, placeId: at, locale: 'es' };
      for (let n = 0; n < times; n += 1) await countStart(tx, met, 'started');
      for (let n = 0; n < finished; n += 1) await countStart(tx, met, 'finished');
    };
    await begin(10, 6, 'survey', placeId);
    await begin(4, 4, 'widget', null);
    await tx`
      insert into feedback (org_id, channel, text, case_code, survey_id)
      select app_org(), 'survey', 'Nobody came.', 'mix-' || n, ${surveyId}
      from generate_series(1, 7) as n`;
  });
});
afterAll(() => t.close());

async function read(query = '') {
  const answer = await t.app.request(`/api/v1/channel-mix${query}`, { headers: reader.headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as {
    parts: { unit: string; key: string | null; name: string | null; completed: object }[];
    answers: { channel: string; count: number }[];
  };
}

test('who began and who answered to the end are told by channel, with the few masked', async () => {
  const { parts, answers } = await read();
  expect(parts).toMatchObject([
    { unit: 'begun', key: 'survey', completed: { count: 6, of: 10, share: 0.6 } },
    { unit: 'begun', key: 'widget', completed: { count: 4, of: 4, share: null } },
  ]);
  expect(answers).toEqual([{ channel: 'survey', count: 7 }]);
});

test('the same by place and by language', async () => {
  expect((await read('?by=place')).parts).toMatchObject([
    { key: placeId, name: 'North', completed: { of: 10 } },
    { key: null, name: null, completed: { of: 4 } },
  ]);
  expect((await read('?by=locale')).parts).toMatchObject([{ key: 'es', completed: { of: 14 } }]);
});

test('days that are not asked for and other surveys are left out', async () => {
  const before = await read('?period=custom&from=2026-01-01&until=2026-02-01');
  expect(before).toMatchObject({ parts: [], answers: [] });
  const other = await read('?survey=00000000-0000-4000-8000-000000000000');
  expect(other).toMatchObject({ parts: [], answers: [] });
});
