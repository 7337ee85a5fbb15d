import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProofSetting } from './contract/surveys.ts';
import { guardedStore, type Answering } from './guard-answer.ts';
import { receiveFeedback } from './intake.ts';
import { newChallenge } from './proof-of-work.ts';
import { testApp, type TestApp } from './test-app.ts';

let t: TestApp;
let org: { id: string; slug: string };
let orgId: string;

beforeAll(async () => {
  t = await testApp();
  org = await t.organization();
  orgId = org.id;
});
afterAll(() => t.close());

const newSurvey = async () => {
  const survey = {
    kind: 'survey',
    name: 'How was it?',
    token: randomUUID(),
    locale: 'en',
  } as const;
  return (await inOrganization(t.sql, orgId, (tx) => insertSurvey(tx, survey))).id;
};

const now = new Date(Date.UTC(2026, 2, 1, 12));

interface Told {
  network?: string;
  visitor?: string;
  setting?: ProofSetting;
  field?: string;
}

function answer(
  surveyId: string,
  { network = '203.0.113.9', visitor = '', setting = 'off', field = '' }: Told = {},
  key = randomUUID(),
) {
  const answering: Answering = {
    surveyId,
    network,
    visitor,
    proof: { setting, field },
    met: visitor ? { surveyId, channel: 'survey', placeId: null, locale: 'en' } : null,
    now,
  };
  return receiveFeedback(
    t.deps,
    { orgId, surveyId },
    { channel: 'survey', text: 'Nobody came.' },
    { scope: `survey:${surveyId}`, key },
    guardedStore(t.deps.settings, answering),
  );
}

const flagsOf = (surveyId: string) => t.owner<{ flags: string[]; isPromised: boolean }[]>`
  select flags, exists (select from outbox where outbox.org_id = f.org_id
    and topic = 'feedback.received' and subject_id = f.id) as is_promised
  from feedback f where org_id = ${orgId} and survey_id = ${surveyId} order by id`;

test('two hundred answers at once from one source are one; the others are kept and wait', async () => {
  const surveyId = await newSurvey();
  await Promise.all(Array.from({ length: 200 }, () => answer(surveyId)));
  const rows = await flagsOf(surveyId);
  expect(rows).toHaveLength(200);
  expect(rows.filter(({ flags }) => flags.length === 0)).toEqual([{ flags: [], isPromised: true }]);
  expect(new Set(rows.map(({ flags, isPromised }) => flags.length > 0 && isPromised))).toEqual(
    new Set([false]),
  );
});

test('an answer that is sent again counts once and does not use up what its source may say', async () => {
  const surveyId = await newSurvey();
  const key = randomUUID();
  const sent = [await answer(surveyId, {}, key), await answer(surveyId, {}, key)];
  expect(sent[1]).toEqual(sent[0]);
  expect(await flagsOf(surveyId)).toEqual([{ flags: [], isPromised: true }]);
  const [tally] = await t.owner<{ answers: number }[]>`
    select max(answers)::int as answers from answer_tally where survey_id = ${surveyId}`;
  expect(tally?.answers).toBe(1);
});

test('what is kept of a source names nobody', async () => {
  const surveyId = await newSurvey();
  const visitor = randomUUID();
  await answer(surveyId, { network: '198.51.100.77', visitor });
  const rows = await t.owner<{ source: string }[]>`
    select source from answer_tally where survey_id = ${surveyId}`;
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain(visitor);
  expect(JSON.stringify(rows)).not.toContain('198.51.100');
});

async function workFor(surveyId: string): Promise<string> {
  const challenge = JSON.parse(await newChallenge(t.deps.settings.secret, surveyId, new Date()));
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}

test('where work is asked for it is done once for one survey, or the answer waits', async () => {
  const [surveyId, otherId] = [await newSurvey(), await newSurvey()];
  const send = (field: string) =>
    answer(surveyId, { visitor: randomUUID(), setting: 'always', field });
  const field = await workFor(surveyId);
  await send(field);
  await send(field);
  await send('');
  await send('{"challenge":1}');
  await send(await workFor(otherId));
  await send(field.replace(/"counter":\d+/, '"counter":1'));
  expect((await flagsOf(surveyId)).map(({ flags }) => flags)).toEqual([
    [],
    ...Array.from({ length: 5 }, () => ['unproven']),
  ]);
});

test('whoever was seen to begin is counted when the answer is there', async () => {
  const surveyId = await newSurvey();
  const [visitor, key] = [randomUUID(), randomUUID()];
  await answer(surveyId, { visitor }, key);
  await answer(surveyId, { visitor }, key);
  const rows = await t.owner`
    select channel, locale, started, finished from survey_start where survey_id = ${surveyId}`;
  expect(rows).toEqual([{ channel: 'survey', locale: 'en', started: 0, finished: 1 }]);
});

test('a person lets an answer count, and sets it aside again', async () => {
  const surveyId = await newSurvey();
  const owner = await t.member('owner', org);
  await answer(surveyId);
  const { receipt } = await answer(surveyId);
  const set = async (flags: string[]) => {
    const asked = await t.app.request(`/api/v1/feedback/${receipt.id}/flags`, {
      method: 'PUT',
      headers: owner.headers,
      body: JSON.stringify({ flags }),
    });
    return asked.json();
  };
  expect(await set([])).toEqual({ flags: [], before: ['repeated'] });
  expect((await flagsOf(surveyId))[1]).toEqual({ flags: [], isPromised: true });
  expect(await set(['repeated'])).toEqual({ flags: ['repeated'], before: [] });
  expect((await flagsOf(surveyId))[1]).toEqual({ flags: ['repeated'], isPromised: false });
});
