import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findPersonOfFeedback } from '@vocero/sql/persons';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFeedback } from '../contract/feedback.ts';
import * as contract from '../contract/persons.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let agent: TestMember;
let ask: Ask;
let personId: string;
let path: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  agent = await t.member('agent');
  ask = asker(t, agent.headers);
  personId = await leaveAddress();
  const token = makePreferencesToken(t.deps.settings.secret, { orgId: agent.orgId, personId });
  path = `/p/${token}`;
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, agent.orgId, work);

/** Somebody leaves a comment with ways to reach them. */
async function leaveAddress(more: object = {}): Promise<string> {
  const customer = {
    ...{ reference: 'C-7', name: 'Bo', email: 'bo@home.example', phone: '+34 600 000 111' },
    ...{ mayContact: true, ...more },
  };
  const body = { channel: 'phone', text: 'The parcel is late', customer };
  const { body: receipt } = await ask(createFeedback, { body });
  return (await run((tx) => findPersonOfFeedback(tx, receipt.id)))!;
}

const person = async () => (await ask(contract.readPerson, { params: { id: personId } })).body;
const open = async (address = path, method = 'GET') => {
  const answer = await t.app.request(address, { method });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};
const send = async (fields: Record<string, string> | [string, string][]) => {
  const answer = await t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, body: await answer.text() };
};

test('a ticked box becomes a person with what they agreed to, once for each way', async () => {
  const { consents, ...known } = await person();
  expect(known).toMatchObject({ customerRef: 'C-7', name: 'Bo', email: 'bo@home.example' });
  expect(consents.map(({ channel }) => channel).sort()).toEqual(['email', 'phone']);
  expect(consents[0]).toMatchObject({ purpose: 'answer_me', source: 'agent', withdrawnAt: null });
  expect(await leaveAddress({ email: 'BO@home.example', reference: undefined })).toBe(personId);
});

test('without a tick there is neither a person nor an address', async () => {
  const customer = { reference: 'C-8', email: 'x@home.example', mayContact: false };
  await ask(createFeedback, { body: { channel: 'phone', text: 'Hello', customer } });
  const rows = await run((tx) => tx`select from person where customer_ref = 'C-8'`);
  expect(rows).toHaveLength(0);
});

test('the page shows no whole address, is kept by nobody, and looking changes nothing', async () => {
  const before = await run((tx) => tx`select to_jsonb(p)::text, xmin::text from person p`);
  for (let n = 0; n < 10; n += 1) await open(path, n % 2 ? 'HEAD' : 'GET');
  const { status, headers, body } = await open();
  expect(status).toBe(200);
  expect(body).toContain('b…@home.example');
  expect(body).not.toMatch(/bo@home|600 000/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(await run((tx) => tx`select to_jsonb(p)::text, xmin::text from person p`)).toEqual(before);
});

test('text messages in the evening: the agent sees it, and the page shows it next time', async () => {
  const { body } = await send([
    ['act', 'save'],
    ['best', 'sms'],
    ['also', 'email'],
    ['hours', 'evening'],
    ['locale', 'bs'],
    ['lang', 'en'],
  ]);
  expect(body).toContain('Saved.');
  expect(body).toMatch(/value="sms"[^>]*checked/);
  const found = await ask(contract.lookUpPerson, { body: { customer: 'C-7' } });
  expect(found.body.person).toMatchObject({
    ...{ channels: ['sms', 'email'], hours: ['evening'], locale: 'bs' },
  });
  expect((await open()).body).toContain('lang="bs"');
});

test('one click ends questions, as RFC 8058 has it; another ends all contact; both can be undone', async () => {
  expect((await send({ 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  expect(await person()).toMatchObject({ doNotContactAt: null });
  expect((await person()).noAskingAt).not.toBeNull();
  await send({ act: 'stop' });
  expect(await person()).toMatchObject({ doNotContactBy: 'person' });
  await send({ act: 'resume' });
  expect(await person()).toMatchObject({ doNotContactAt: null, noAskingAt: null });
});

test('consent is taken back line by line, and stays in the log', async () => {
  const { consents } = await person();
  await send({ act: `withdraw ${consents[0]!.id}` });
  const [first, second] = (await person()).consents;
  expect([first, second].map((line) => line!.withdrawnBy).sort()).toEqual([null, 'person'].sort());
  const params = { id: personId, consent: (first!.withdrawnAt ? second : first)!.id };
  expect((await ask(contract.withdrawConsent, { params })).status).toBe(200);
  expect((await ask(contract.withdrawConsent, { params })).status).toBe(404);
});

test('what was agreed to with two comments is shown once, and taken back at once', async () => {
  await leaveAddress();
  const holding = async () =>
    (await person()).consents.filter((line) => line.channel === 'email' && !line.withdrawnAt);
  const [line, ...others] = await holding();
  expect(others).toHaveLength(1);
  expect((await open()).body.match(/value="withdraw /g)).toHaveLength(2);
  await send({ act: `withdraw ${line!.id}` });
  expect(await holding()).toEqual([]);
  expect((await open()).body.match(/value="withdraw /g)).toHaveLength(1);
});

test('what a person says on the page is written down, without an address', async () => {
  const { consents } = await person();
  await send({ act: 'save', best: 'sms' });
  await send({ act: `withdraw ${consents[0]!.id}` });
  for (const act of ['no_asking', 'stop', 'resume']) await send({ act });
  const lines = await run(
    (tx) => tx`
      select act, actor_kind, subject_id, address, after, (audit_event)::text as whole
      from audit_event where subject_kind = 'person' order by at, id`,
  );
  expect(lines.map((line) => line['act'] as string)).toEqual([
    'person_preferences_said',
    'person_consent_taken_back',
    'person_questions_refused',
    'person_contact_refused',
    'person_contact_agreed',
  ]);
  expect(lines[0]).toMatchObject({ actorKind: 'system', subjectId: personId, address: null });
  expect(lines[0]!['after']).toMatchObject({ channels: ['sms'] });
  expect(JSON.stringify(lines)).not.toContain('bo@home');
});

test('taking "no contact" back for somebody leaves it at no questions', async () => {
  await send({ act: 'no_asking' });
  const say = (doNotContact: boolean) =>
    ask(contract.changeDoNotContact, { params: { id: personId }, body: { doNotContact } });
  await say(true);
  expect((await say(false)).body).toMatchObject({ doNotContactAt: null });
  expect((await person()).noAskingAt).not.toBeNull();
  await say(false);
  expect((await person()).noAskingAt).toBeNull();
});

test('an agent notes what was agreed to on the phone, in our own words', async () => {
  const body = { channel: 'phone', purpose: 'ask_opinion', locale: 'es' } as const;
  const { body: now } = await ask(contract.noteConsent, { params: { id: personId }, body });
  expect(now.consents.find(({ purpose }) => purpose === 'ask_opinion')).toMatchObject({
    ...{ source: 'agent', locale: 'es', textVersion: 1 },
    text: expect.stringContaining('Pueden preguntarme') as string,
  });
});

test('whoever fills in a public page replaces nothing that is known', async () => {
  await run((tx) => tx`select person_of(null, 'Eve', 'bo@home.example', '+1 555', 'en', false)`);
  expect(await person()).toMatchObject({ name: 'Bo', phone: '+34 600 000 111' });
});

test('guessed links and those of other purposes are one page', async () => {
  const token = path.split('/').at(-1)!;
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  const pages = await Promise.all(
    [`/p/${forged}`, '/p/short', `/mute/${token}`, `/t/${token}`].map((address) => open(address)),
  );
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
});

test('erasing a person erases all that is kept by person, and no comment', async () => {
  await t.owner`delete from person where id = ${personId}`;
  for (const table of ['consent', 'contact', 'survey_invitation']) {
    const rows = await t.owner`
      select from ${t.owner(table)} where org_id = ${agent.orgId} and person_id = ${personId}`;
    expect([table, rows.length]).toEqual([table, 0]);
  }
  expect((await run((tx) => tx`select from feedback`)).length).toBeGreaterThan(0);
});
