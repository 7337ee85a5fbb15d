import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
let orgId: string;
let survey: string;
let form: string;

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  orgId = (await t.organization('Nerva <b>Services</b>')).id;
  const make = (kind: 'survey' | 'form') =>
    inOrganization(t.sql, orgId, (tx) =>
      insertSurvey(tx, { kind, name: `A ${kind}`, token: `token-${kind}`, locale: 'es' }),
    );
  survey = `/s/${(await make('survey')).token}`;
  form = `/f/${(await make('form')).token}`;
});
afterAll(() => t.close());

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const stored = () =>
  t.owner<{ text: string; channel: string; scores: object; contacts: number }[]>`
    select text, channel, scores, (select count(*)::int from contact c
      where c.org_id = f.org_id and c.feedback_id = f.id) as contacts
    from feedback f where org_id = ${orgId} order by id`;

test('a survey is a whole page in the language asked for, with nothing from elsewhere', async () => {
  const answer = await t.app.request(`${survey}?lang=bs`);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain('<html lang="bs">');
  expect(html).toContain('Da li je vaš problem riješen?');
  expect(html).toContain('Nerva &lt;b>Services&lt;/b>');
  expect(html).not.toMatch(/(src|href)="https?:/);
  expect(html).not.toMatch(/type="(radio|checkbox)"[^>]* checked/);
});

test('the survey’s own language serves who asks for none of ours', async () => {
  const answer = await t.app.request(survey, { headers: { 'accept-language': 'de' } });
  expect(await answer.text()).toContain('<html lang="es">');
});

test('an answer is stored once, however often it is sent, and leads to its own page', async () => {
  const fields = {
    submission: 'one',
    lang: 'bs',
    solved: 'no',
    treated: '2',
    comment: 'Čekao sam.\r\nDugo.',
  };
  const [first, second] = [await post(survey, fields), await post(survey, fields)];
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(first.headers.get('location')).toBe(second.headers.get('location'));
  expect(await stored()).toMatchObject([
    { text: 'Čekao sam.\nDugo.', channel: 'survey', scores: { solved: 'no', treated: 2 } },
  ]);

  const page = await t.app.request(first.headers.get('location')!);
  const html = await page.text();
  expect(html).toContain('Hvala. Primili smo vaš odgovor.');
  expect(html).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(page.headers.get('x-robots-tag')).toBe('noindex');
});

test('switching the language keeps what was filled in and stores nothing', async () => {
  const before = (await stored()).length;
  const answer = await post(survey, {
    lang: 'bs',
    switch: 'en',
    solved: 'partly',
    comment: 'Hello "you"',
  });
  const html = await answer.text();
  expect(html).toContain('Was your problem solved?');
  expect(html).toMatch(/value="partly"[^>]* checked/);
  expect(html).toContain('Hello "you"</textarea>');
  expect((await stored()).length).toBe(before);
});

test('an empty survey is sent back with what to do', async () => {
  const answer = await post(survey, { lang: 'en', comment: '  ' });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Please answer at least one question.');
});

test('a way to reach the person is kept only where the box is ticked', async () => {
  const fields = { lang: 'en', comment: 'Call me', email: 'ana@example.org' };
  await post(form, { ...fields, submission: 'c1' });
  await post(form, { ...fields, submission: 'c2', consent: 'yes' });
  expect((await stored()).slice(-2).map(({ contacts }) => contacts)).toEqual([0, 1]);
  const [consent] = await t.owner`select purpose_version, purpose_text from contact`;
  expect(consent).toMatchObject({
    purposeVersion: 1,
    purposeText: expect.stringContaining('contact me'),
  });
});

test('ticking the box without saying where is asked about', async () => {
  const answer = await post(form, { lang: 'en', comment: 'Call me', consent: 'yes' });
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('e-mail address or a phone'),
  ]);
});

test('a plain form on any other site may send a comment', async () => {
  const answer = await post(
    form,
    { text: 'From our own page' },
    { origin: 'https://shop.example' },
  );
  expect(answer.status).toBe(303);
  expect((await stored()).at(-1)).toMatchObject({ text: 'From our own page', channel: 'form' });
});

test('whoever fills the hidden field is asked to empty it, and loses nothing', async () => {
  const answer = await post(form, {
    lang: 'en',
    comment: 'Buy now',
    website: 'http://spam.example',
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Buy now</textarea>');
});

test('a closed survey says so and keeps nothing', async () => {
  const closed = await inOrganization(t.sql, orgId, (tx) =>
    insertSurvey(tx, { kind: 'survey', name: 'Old', token: 'token-closed', locale: 'en' }),
  );
  await t.owner`update survey set active = false where id = ${closed.id}`;
  const before = (await stored()).length;
  const answer = await post('/s/token-closed', { lang: 'en', solved: 'yes' });
  expect(await answer.text()).toContain('takes no more answers');
  expect((await stored()).length).toBe(before);
});

test('an address that leads nowhere is said so in words, the same for every kind', async () => {
  for (const path of ['/s/nothing', '/f/nothing', '/t/nothing', survey.replace('/s/', '/f/')]) {
    const answer = await t.app.request(path, { headers: { 'accept-language': 'es' } });
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('no hay nada'),
    ]);
  }
});

test('what no token and no form can look like is an answer in words, not an outage', async () => {
  for (const path of ['/s/%00', '/f/a%00b']) {
    expect((await t.app.request(path)).status).toBe(404);
  }
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'accept-language': 'en' };
  const broken = await t.app.request(form, { method: 'POST', headers, body: 'broken' });
  expect([broken.status, await broken.text()]).toEqual([
    422,
    expect.stringContaining('Please write a few words'),
  ]);
  const unseen = await post(form, { lang: 'en', comment: '\u200b' });
  expect([unseen.status, await unseen.text()]).toEqual([
    422,
    expect.stringContaining('Please write a few words'),
  ]);
});

test('an answer of many small fields is refused before it is taken apart', async () => {
  const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field${n}`, '']));
  const answer = await post(form, { ...fields, lang: 'en', comment: 'Too much' });
  expect([answer.status, (await stored()).map(({ text }) => text)]).toEqual([
    413,
    expect.not.arrayContaining(['Too much']),
  ]);
});

test('one address may not flood a form', async () => {
  const own = await testApp();
  const statuses = [];
  for (let n = 0; n < 40; n++) {
    statuses.push(
      (await own.app.request('/f/nothing', { method: 'POST', body: new FormData() })).status,
    );
  }
  await own.close();
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses.slice(30)).toEqual(Array(10).fill(429));
});
