import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SurveyDoc } from './contract/survey-doc.ts';
import { takeAnswers, type SurveyTaken } from './take-answers.ts';
import { testApp, type TestApp } from './test-app.ts';

let t: TestApp;
let survey: SurveyTaken['survey'];

const doc = SurveyDoc.parse({
  locales: ['en'],
  words: {},
  questions: [
    { kind: 'solved', id: 'solved', isRequired: true },
    { kind: 'expectations', id: 'hopes' },
    { kind: 'text', id: 'why', words: { en: { question: 'What is missing?' } } },
    { kind: 'comment', id: 'comment' },
  ],
});

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  const { id: orgId } = await t.organization('Nerva');
  const { id } = await inOrganization(t.sql, orgId, (tx) =>
    insertSurvey(tx, { kind: 'survey', name: 'Asked', token: 'asked', locale: 'en' }),
  );
  survey = { orgId, id };
});
afterAll(() => t.close());

const take = (given: SurveyTaken['given'], more: Partial<SurveyTaken> = {}) =>
  takeAnswers(t.deps, { survey, doc, version: 3, given, channel: 'kiosk', locale: 'en', ...more });

const stored = () =>
  t.owner`select text, channel, scores, answers, survey_version, is_urgent, flags, type, type_by
    from feedback where org_id = ${survey.orgId} order by id`;

test('answers become scores, other answers and a comment, and say which version they answer', async () => {
  const taken = await take(
    { solved: ['no'], why: ['A bolt'], comment: ['Came late'] },
    { isUrgent: true, flags: ['burst'] },
  );
  expect(taken).toMatchObject({ ok: true, isDuplicate: false });
  expect((await stored()).at(-1)).toMatchObject({
    text: 'Came late\n\nA bolt',
    channel: 'kiosk',
    scores: { solved: 'no' },
    answers: { why: ['A bolt'] },
    surveyVersion: 3,
    isUrgent: true,
    flags: ['burst'],
  });
});

test('with an error nothing is stored', async () => {
  const before = (await stored()).length;
  expect(await take({ comment: ['Hello'] })).toEqual({ ok: false, errors: { solved: 'required' } });
  expect((await stored()).length).toBe(before);
});

test('a name stores once, and stands for its other answers too', async () => {
  const name = { scope: 'kiosk:1', key: 'a' };
  const first = await take({ solved: ['yes'], hopes: ['met'] }, { name });
  const second = await take({ solved: ['yes'], hopes: ['met'] }, { name });
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  await expect(take({ solved: ['yes'], hopes: ['below'] }, { name })).rejects.toMatchObject({
    status: 409,
  });
});

test('better than expected suggests praise, unless the words say otherwise', async () => {
  await take({ solved: ['yes'], hopes: ['exceeded'] });
  expect((await stored()).at(-1)).toMatchObject({ type: 'praise', typeBy: 'words' });
  await take({ solved: ['yes'], hopes: ['exceeded'], comment: ['Why was I charged twice?'] });
  expect((await stored()).at(-1)).not.toMatchObject({ type: 'praise' });
});

test('a way to reach somebody needs consent and must be one', async () => {
  const consent = { version: 1, text: 'You may contact me.', locale: 'en' };
  const given = { solved: ['yes'] };
  expect(await take(given, { consent, contact: { name: 'Ana' } })).toEqual({
    ok: false,
    errors: { email: 'contact' },
  });
  expect(await take(given, { consent, contact: { email: 'ana' } })).toEqual({
    ok: false,
    errors: { email: 'email' },
  });
  await take(given, { contact: { email: 'ana@example.org' } });
  await take(given, { consent, contact: { email: 'ana@example.org' } });
  const contacts = await t.owner`select email from contact where org_id = ${survey.orgId}`;
  expect(contacts).toEqual([{ email: 'ana@example.org' }]);
});
