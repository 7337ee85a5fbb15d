import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
let orgId: string;

beforeAll(async () => {
  t = await testApp();
  orgId = (await t.organization()).id;
});
afterAll(() => t.close());

async function newSurvey() {
  const token = randomUUID();
  const survey = { kind: 'survey', name: 'How was it?', token, locale: 'en' } as const;
  const { id } = await inOrganization(t.sql, orgId, (tx) => insertSurvey(tx, survey));
  return { id, path: `/s/${token}` };
}

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ lang: 'es', ...fields }).toString(),
  });

const counted = (id: string) => t.owner`
  select channel, locale, started, finished from survey_start where survey_id = ${id}`;
const flags = (id: string) => t.owner<{ flags: string[] }[]>`
  select flags from feedback where survey_id = ${id} order by id`;

test('a beginning and an end are counted, looking is not', async () => {
  const { id, path } = await newSurvey();
  for (let n = 0; n < 50; n += 1) await t.app.request(path, { method: n % 2 ? 'GET' : 'HEAD' });
  expect(await counted(id)).toEqual([]);
  expect((await post(`${path}/start`, {})).status).toBe(204);
  expect((await post(`${path}/start`, {})).status).toBe(204);
  await post(path, { solved: 'yes', began: 'yes', visitor: randomUUID() });
  await post(path, { solved: 'no', visitor: randomUUID() });
  expect(await counted(id)).toEqual([{ channel: 'survey', locale: 'es', started: 2, finished: 1 }]);
  expect((await post('/s/nowhere/start', {})).status).toBe(404);
});

test('addresses that a caller makes up are one source, and all but one answer wait', async () => {
  const own = await testApp();
  const org = await own.organization();
  const token = randomUUID();
  const survey = { kind: 'survey', name: 'How was it?', token, locale: 'en' } as const;
  await inOrganization(own.sql, org.id, (tx) => insertSurvey(tx, survey));
  const statuses: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    const answer = await own.app.request(`/s/${token}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': `198.51.100.${n}`,
      },
      body: new URLSearchParams({ lang: 'en', treated: '5', submission: `${n}` }).toString(),
    });
    statuses.push(answer.status);
  }
  const rows = await own.owner<{ flags: string[] }[]>`select flags from feedback`;
  await own.close();
  expect(statuses.filter((status) => status === 303)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual(Array(10).fill(429));
  expect(rows.filter((row) => row.flags.length === 0)).toHaveLength(1);
});

test('where work is asked for, the page has it, and an answer without waits', async () => {
  const { id, path } = await newSurvey();
  await t.owner`update survey set proof = 'always' where id = ${id}`;
  const html = await (await t.app.request(`${path}?lang=en`)).text();
  expect(html).toContain('src="/public/proof.js"');
  const found = /data-challenge="([^"]+)"/.exec(html)?.[1] ?? '';
  const challenge = JSON.parse(found.replaceAll('&quot;', '"')) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = JSON.stringify({ challenge, solution });
  await post(path, { solved: 'yes', visitor: randomUUID(), proof });
  await post(path, { solved: 'yes', visitor: randomUUID() });
  expect(await flags(id)).toEqual([{ flags: [] }, { flags: ['unproven'] }]);
});

test('a survey that asks for no work shows none', async () => {
  const { path } = await newSurvey();
  const html = await (await t.app.request(path)).text();
  expect(html).not.toContain('proof');
});
