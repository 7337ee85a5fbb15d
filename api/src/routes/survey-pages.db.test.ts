import { inOrganization } from '@vocero/sql/connect';
import { replaceUrgentDuty, updateHelp } from '@vocero/sql/help';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SurveyDoc } from '../contract/survey-doc.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
let orgId: string;
let surveyId: string;

const path = '/s/token-asked';
const options = ['a', 'b'].map((id) => ({ id, words: { en: `Option ${id}` } }));
const asked = SurveyDoc.parse({
  locales: ['en', 'es'],
  words: { en: { title: 'After the visit', thanks: 'See you soon.' } },
  questions: [
    { kind: 'solved', id: 'solved', isRequired: true },
    {
      kind: 'choice',
      id: 'why',
      options,
      hasOther: true,
      isRequired: true,
      showIf: { question: 'solved', op: 'is', values: ['no'] },
      words: { en: { question: 'What was in the way?' } },
    },
    { kind: 'nps', id: 'recommend' },
    { kind: 'choice', id: 'used', options, isMultiple: true, words: { en: { question: 'Used?' } } },
    { kind: 'task', id: 'came', options },
    { kind: 'text', id: 'more', words: { en: { question: 'What is missing?' } } },
    { kind: 'comment', id: 'comment' },
  ],
  offersUrgent: true,
  accent: '#0a6b4f',
});

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  orgId = (await t.organization('Nerva')).id;
  await inOrganization(t.sql, orgId, async (tx) => {
    const survey = { kind: 'survey', name: 'Asked', token: 'token-asked', locale: 'en' } as const;
    surveyId = (await insertSurvey(tx, survey)).id;
    await updateHelp(tx, {
      phone: '+34 900 123 456',
      email: 'help@example.org',
      hours: { en: 'Mon–Fri 9–18', es: 'L–V 9–18' },
    });
  });
  await publish(1, asked);
});
afterAll(() => t.close());

async function publish(version: number, doc: SurveyDoc) {
  await t.owner`insert into survey_version (org_id, survey_id, version, doc)
    values (${orgId}, ${surveyId}, ${version}, ${t.owner.json(doc)})`;
  await t.owner`update survey set version = ${version} where id = ${surveyId}`;
}

const post = (fields: [string, string][], to = path) =>
  t.app.request(to, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['lang', 'en'], ['version', '1'], ...fields]).toString(),
  });
const get = async (to = path) => (await t.app.request(to)).text();

const stored = () =>
  t.owner<Record<string, unknown>[]>`
    select text, scores, answers, survey_version, is_urgent, locale from feedback
    where org_id = ${orgId} order by id`;

const allSeen = 'solved why recommend used came more comment';

test('every kind is on the page, and what depends on an answer waits', async () => {
  const html = await get(`${path}?lang=en`);
  expect(html).toContain('After the visit');
  expect(html).toContain('How likely are you to recommend us');
  expect(html.match(/name="recommend"/g)).toHaveLength(11);
  expect(html).toMatch(/type="checkbox" name="used"/);
  expect(html).toMatch(/data-question="why"[^>]* hidden/);
  expect(html).toMatch(/name="why" value="a" disabled/);
  expect(html).toContain('name="seen" value="solved recommend used came more comment"');
  expect(html).toContain('--accent:light-dark(#0a6b4f');
});

test('only the languages of the survey are offered, and words that lack one say whose they are', async () => {
  const html = await get(`${path}?lang=es`);
  expect(html).toMatch(/name="switch" value="en"/);
  expect(html).not.toMatch(/name="switch" value="bs"/);
  expect(html).toContain('<h1 lang="en">After the visit</h1>');
  expect(html).toContain('¿Se resolvió su problema?');
});

test('without script the server asks what follows before it keeps anything', async () => {
  const before = (await stored()).length;
  const seen = 'solved recommend used came more comment';
  const first = await post([
    ['seen', seen],
    ['solved', 'no'],
    ['used', 'a'],
    ['used', 'b'],
    ['comment', 'Came late'],
  ]);
  const html = await first.text();
  expect(first.status).toBe(200);
  expect(html).toContain('One more question follows');
  expect(html).toMatch(/data-question="why"(?![^>]*hidden)/);
  expect(html).toContain('Came late</textarea>');
  expect(html.match(/name="used" value="[ab]" checked/g)).toHaveLength(2);
  expect((await stored()).length).toBe(before);

  const second = await post([
    ['seen', `${seen} why`],
    ['solved', 'no'],
    ['whyOther', 'The rain'],
    ['used', 'a'],
    ['used', 'b'],
    ['came', 'b'],
    ['cameManaged', 'partly'],
    ['more', 'Call ana@example.org'],
    ['comment', 'Came late'],
  ]);
  expect(second.status).toBe(303);
  expect((await stored()).at(-1)).toMatchObject({
    text: 'Came late\n\nCall [email]',
    scores: { solved: 'no' },
    answers: {
      why: ['other'],
      whyOther: ['The rain'],
      used: ['a', 'b'],
      came: ['b'],
      cameManaged: ['partly'],
      more: ['Call [email]'],
    },
    surveyVersion: 1,
    locale: 'en',
  });
});

test('what is missing is named at its question, and everything else is kept', async () => {
  const answer = await post([
    ['seen', allSeen],
    ['solved', 'no'],
    ['recommend', '9'],
  ]);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('<a href="#q-why">Please answer: What was in the way?</a>');
  expect(html).toMatch(/name="recommend" value="9" checked/);
});

test('an answer to an older version is taken as one, and stored with it', async () => {
  const [solved] = asked.questions;
  await publish(2, { ...asked, questions: [{ ...solved!, isRequired: false }] });
  await post([
    ['seen', allSeen],
    ['solved', 'yes'],
    ['used', 'b'],
  ]);
  expect((await stored()).at(-1)).toMatchObject({ answers: { used: ['b'] }, surveyVersion: 1 });
  await t.owner`update survey set version = 1 where id = ${surveyId}`;
});

test('a link may bring the first answer along, but nothing that names anybody; looking stores nothing', async () => {
  const before = await stored();
  const html = await get(`${path}?solved=yes&recommend=9&comment=Hi&email=eve@example.org`);
  expect(html).toMatch(/name="solved" value="yes" checked/);
  expect(html).toMatch(/name="recommend" value="9" checked/);
  expect(html).not.toContain('eve@example.org');
  expect(html).not.toContain('Hi</textarea>');
  await t.app.request(`${path}?solved=yes`, { method: 'HEAD' });
  expect(await stored()).toEqual(before);
});

test('what is urgent shows the phone, and people are promised to be told', async () => {
  const { memberId } = await t.member('agent', { id: orgId, slug: 'nerva' });
  await inOrganization(t.sql, orgId, (tx) => replaceUrgentDuty(tx, [memberId]));
  expect(await get()).toContain('href="tel:+34900123456"');
  const answer = await post([
    ['seen', allSeen],
    ['solved', 'yes'],
    ['urgent', 'yes'],
  ]);
  const page = await get(answer.headers.get('location')!);
  expect(page).toContain('The people responsible are being told now');
  expect(page).toContain('See you soon.');
  expect((await stored()).at(-1)).toMatchObject({ isUrgent: true });
  const promises = await t.owner`select topic from outbox
    where org_id = ${orgId} and topic = 'feedback.urgent'`;
  expect(promises).toHaveLength(1);
});

test('how to reach people stands at the foot of every page', async () => {
  const answer = await post([
    ['seen', allSeen],
    ['solved', 'yes'],
    ['submission', 'help'],
  ]);
  const tracking = answer.headers.get('location')!.split('?')[0]!;
  for (const each of [path, `${tracking}?thanks`, tracking]) {
    const html = await get(`${each}${each.includes('?') ? '&' : '?'}lang=es`);
    expect(html).toMatch(/<\/main>[^]*<footer class="help">[^]*L–V 9–18/);
  }
});

test('how somebody likes to be reached is kept with the tick, and replaces nothing said before', async () => {
  const answers: [string, string][] = [
    ['seen', allSeen],
    ['solved', 'yes'],
    ['comment', 'Thank you'],
    ['email', 'mo@home.example'],
    ['phone', '+34 600 000 222'],
  ];
  const likes = (best: string, ...hours: string[]): [string, string][] => [
    ['reachBest', best],
    ...hours.map((hour): [string, string] => ['reachHours', hour]),
  ];
  const persons = () => t.owner`
    select channels, hours from person where org_id = ${orgId} and email = 'mo@home.example'`;
  expect((await post([...answers, ...likes('phone', 'evening')])).status).toBe(303);
  expect(await persons()).toEqual([]);
  const ticked: [string, string][] = [['consent', 'yes'], ...answers];
  await post([...ticked, ...likes('phone', 'evening', 'weekend', 'midnight')]);
  const kept = [{ channels: ['phone', 'email'], hours: ['evening', 'weekend'] }];
  expect([...(await persons())]).toEqual(kept);
  await post([...ticked, ...likes('email', 'morning'), ['more', 'Somebody else']]);
  expect([...(await persons())]).toEqual(kept);
  const missing = await post([['consent', 'yes'], ...likes('email', 'morning')]);
  expect(missing.status).toBe(422);
  expect(await missing.text()).toMatch(/value="morning"[^>]*checked/);
});
