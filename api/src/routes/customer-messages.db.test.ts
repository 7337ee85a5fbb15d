import { randomUUID } from 'node:crypto';
import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertConsent } from '@vocero/sql/consents';
import { makeRatingToken, replyHookKey } from '@vocero/sql/customer-links';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { keepPerson } from '@vocero/sql/persons';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newCaseCode, showCaseCode } from '../case-code.ts';
import type { Conversation, CustomerMessage } from '../contract/customer-messages.ts';
import { customerRef } from '../prepare-feedback.ts';
import { signDelivery } from '../standard-webhooks.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

const secret = 'test secret of 32 characters!!!!';
let t: TestApp;
let admin: TestMember;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  admin = await t.member('admin');
});

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work);

async function ask<T>(method: string, path: string, body?: unknown, headers = admin.headers) {
  const answer = await t.app.request(`/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T };
}

interface Matter {
  personId: string;
  caseId: string;
  feedbackId: string;
  code: string;
}

/** A case of somebody who may be answered by mail. */
const matter = (email = 'bo@home.example', phone = '+387 61 000 111'): Promise<Matter> =>
  run(async (tx) => {
    const [feedbackId] = await addComments(tx, [{ text: 'Late' }]);
    const known = { ref: randomUUID(), name: 'Bo', email, phone, locale: 'en' };
    const personId = await keepPerson(tx, known);
    const kept = { purpose: 'answer_me', source: 'api', textVersion: 1, text: 'Yes' } as const;
    for (const channel of ['email', 'sms'] as const) {
      await insertConsent(tx, { personId, channel, ...kept, locale: 'en' });
    }
    const caseId = (await openCase(tx, { feedbackId: feedbackId!, memberId: admin.memberId }))!;
    const [row] = await tx<[{ code: string }]>`
      update customer_case set person_id = ${personId}, code = ${newCaseCode()}
      where org_id = app_org() and id = ${caseId} returning code`;
    return { personId, caseId, feedbackId: feedbackId!, code: row.code };
  });

const conversation = async ({ caseId }: Matter) =>
  (await ask<Conversation>('GET', `/cases/${caseId}/conversation`)).body;

test('an answer is said once however often it is sent, and can be discarded and restored', async () => {
  const one = await matter();
  const reply = { once: randomUUID(), subject: 'The bus', body: 'It comes at eight.' };
  for (let i = 0; i < 2; i += 1) {
    expect((await ask('POST', `/cases/${one.caseId}/replies`, reply)).status).toBe(201);
  }
  const said = (await conversation(one)).messages.filter(({ kind }) => kind === 'reply');
  expect(said).toMatchObject([{ state: 'waiting', subject: 'The bus', isEdited: true }]);
  const act = (name: string) =>
    ask<CustomerMessage>('POST', `/customer-messages/${said[0]!.id}/acts`, { act: name });
  expect((await act('discard')).body.state).toBe('discarded');
  expect((await act('discard')).status).toBe(409);
  expect((await act('restore')).body.state).toBe('draft');
  expect((await act('approve')).body.state).toBe('waiting');
});

test('what stands on the page alone is copied with its links and marked as sent by hand', async () => {
  const one = await matter();
  const id = await run(async (tx) => {
    const made = await appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: 'e', personId: one.personId, feedbackId: one.feedbackId },
      ...{ caseId: one.caseId, locale: 'en', words: { subject: 'S', body: 'Words' } },
    });
    await tx`update customer_message set blocked_for = 'no_consent', channel = 'page'
      where org_id = app_org() and id = ${made}`;
    return made!;
  });
  const { body } = await ask<{ copy: { body: string } }>('GET', `/customer-messages/${id}`);
  expect(body.copy.body).toMatch(/^Words\n\nhttp\S+\/t\/[\w-]+\nhttp\S+\/p\/[\w-]+$/);
  const hand = { act: 'sent_by_hand', channel: 'phone' };
  const sent = await ask<CustomerMessage>('POST', `/customer-messages/${id}/acts`, hand);
  expect(sent.body).toMatchObject({ state: 'sent', byHand: true, channel: 'phone' });
  const back = { act: 'not_sent_by_hand' };
  const undone = await ask<CustomerMessage>('POST', `/customer-messages/${id}/acts`, back);
  expect(undone.body).toMatchObject({ state: 'page_only', byHand: false });
});

test('what waits to be sent by itself cannot be marked as sent by hand', async () => {
  const one = await matter();
  const id = await run((tx) =>
    appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: 'e', personId: one.personId, feedbackId: null, locale: 'en' },
    }),
  );
  const hand = { act: 'sent_by_hand', channel: 'email' };
  expect((await ask('POST', `/customer-messages/${id}/acts`, hand)).status).toBe(409);
});

test('an answer is looked at as its customer gets it, and nothing is kept of that', async () => {
  const one = await matter();
  const path = `/cases/${one.caseId}/replies/preview`;
  const seen = await ask<{ subject: string; text: string }>('POST', path, { body: 'At eight.' });
  expect(seen.body.subject).toBe(`About your case ${showCaseCode(one.code)}`);
  expect(seen.body.text).toMatch(/^Hello Bo,\n\nAt eight\.\n/);
  expect(seen.body.text).toMatch(/\/t\/…$/m);
  expect((await conversation(one)).messages.filter(({ kind }) => kind === 'reply')).toEqual([]);
  const other = await t.member('admin');
  expect((await ask('POST', path, { body: 'At eight.' }, other.headers)).status).toBe(404);
});

interface Hook {
  id: string;
  url: string;
}
const hook = async () => (await ask<Hook>('POST', '/reply-hooks', { name: 'Mailbox' })).body;

async function deliver({ id, url }: Hook, body: string, type = 'application/json') {
  const name = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const bytes = new TextEncoder().encode(body);
  const signature = signDelivery(replyHookKey(secret, id), { id: name, timestamp, body: bytes });
  const answer = await t.app.request(new URL(url).pathname, {
    method: 'POST',
    body,
    headers: {
      ...{ 'content-type': type, 'webhook-id': name },
      ...{ 'webhook-timestamp': timestamp, 'webhook-signature': signature },
    },
  });
  return { status: answer.status, body: (await answer.json()) as { fate?: string } };
}

const letter = (heads: Record<string, string>, text = 'It was late again.') =>
  [
    ...Object.entries(heads).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
    'On Mon, 16 Nov 2026, Firm <help@firm.example> wrote:',
    '> It comes at eight.',
  ].join('\r\n');

test('an answer by mail lands on its case, once, without what it repeats', async () => {
  const one = await matter();
  const to = await hook();
  const heads = {
    From: 'Bo <BO@home.example>',
    Subject: `Re: The bus [${showCaseCode(one.code)}]`,
    'Message-ID': '<1@home.example>',
  };
  expect((await deliver(to, letter(heads), 'message/rfc822')).body.fate).toBe('taken');
  expect((await deliver(to, letter(heads), 'message/rfc822')).body.fate).toBe('duplicate');
  const { entries, messages } = await conversation(one);
  expect(entries).toMatchObject([{ by: 'customer', via: 'email', text: 'It was late again.' }]);
  expect(messages.filter(({ kind }) => kind === 'note_received')).toHaveLength(1);
  const told = await t.owner`
    select 1 from message where org_id = ${admin.orgId} and kind = 'customer_wrote'`;
  expect(told).toHaveLength(1);
});

test('the tag of the address and the message that it answers name the case, too', async () => {
  const one = await matter();
  const to = await hook();
  const tagged = { From: 'bo@home.example', To: `help+${one.code.toLowerCase()}@firm.example` };
  const first = letter({ ...tagged, 'Message-ID': '<a@x>' });
  expect((await deliver(to, first, 'message/rfc822')).body.fate).toBe('taken');
  const id = (await conversation(one)).messages[0]!.id;
  const answers = { From: 'bo@home.example', 'In-Reply-To': `<${id}@firm.example>` };
  const second = letter({ ...answers, 'Message-ID': '<b@x>' });
  expect((await deliver(to, second, 'message/rfc822')).body.fate).toBe('taken');
});

test('an answer of somebody else waits for a member; an automatic one is answered by nobody', async () => {
  const one = await matter();
  const to = await hook();
  const subject = `Re: [${showCaseCode(one.code)}]`;
  const strange = { From: 'eve@evil.example', Subject: subject, 'Message-ID': '<e@x>' };
  expect((await deliver(to, letter(strange), 'message/rfc822')).body.fate).toBe('unmatched');
  const away = { From: 'bo@home.example', Subject: subject, 'Auto-Submitted': 'auto-replied' };
  const automatic = letter({ ...away, 'Message-ID': '<f@x>' });
  expect((await deliver(to, automatic, 'message/rfc822')).body.fate).toBe('automatic');
  expect((await conversation(one)).entries).toHaveLength(0);
  const { body } = await ask<{ items: { id: string; reason: string }[] }>(
    'GET',
    '/unmatched-replies',
  );
  expect(body.items).toMatchObject([{ reason: 'other_sender' }]);
  const path = `/unmatched-replies/${body.items[0]!.id}/settle`;
  expect((await ask('POST', path, { code: 'XXXX-XXXX' })).status).toBe(404);
  expect((await ask('POST', path, { code: showCaseCode(one.code) })).status).toBe(200);
  expect((await conversation(one)).entries).toMatchObject([{ via: 'email' }]);
});

test('a text message belongs to the open case of its number, and STOP takes consent back', async () => {
  const one = await matter();
  const to = await hook();
  const told = (text: string) =>
    deliver(to, JSON.stringify({ channel: 'sms', from: '+38761000111', text, external_id: text }));
  expect((await told('Still late')).body.fate).toBe('taken');
  expect((await told('ODJAVA')).body.fate).toBe('stopped');
  expect((await conversation(one)).entries).toHaveLength(1);
  const held = await run(
    (tx) => tx`
      select channel from consent where org_id = app_org() and person_id = ${one.personId}
        and withdrawn_at is null`,
  );
  expect(held).toMatchObject([{ channel: 'email' }]);
  expect((await told('Stop. It was the wrong bus stop again')).body.fate).toBe('taken');
  expect((await conversation(one)).entries).toHaveLength(2);
});

test('who writes often on one day has one receipt, and whoever is responsible hears of each', async () => {
  const one = await matter();
  const to = await hook();
  const told = (text: string) =>
    deliver(to, JSON.stringify({ channel: 'sms', from: '+38761000111', text, external_id: text }));
  for (const text of ['Late', 'Still late', 'Very late']) await told(text);
  const { entries, messages } = await conversation(one);
  expect(entries).toHaveLength(3);
  expect(messages.filter(({ kind }) => kind === 'note_received')).toHaveLength(1);
  const heard = await t.owner`
    select 1 from message where org_id = ${admin.orgId} and kind = 'customer_wrote'`;
  expect(heard).toHaveLength(3);
});

test('a delivery that is not signed, or to a closed hook, is refused', async () => {
  const to = await hook();
  const bare = await t.app.request(new URL(to.url).pathname, { method: 'POST', body: '{}' });
  expect(bare.status).toBe(401);
  await ask('DELETE', `/reply-hooks/${to.id}`);
  expect((await deliver(to, '{}')).status).toBe(404);
});

test('who looks at the question after an alert has said nothing; who sends it has, once', async () => {
  const one = await matter();
  const id = await run(async (tx) => {
    const made = await appendCustomerMessage(tx, {
      ...{ kind: 'delay', event: 'd', personId: one.personId, feedbackId: null, locale: 'en' },
    });
    await tx`update customer_message set sent_at = now() where org_id = app_org() and id = ${made}`;
    return made!;
  });
  const path = `/a/${makeRatingToken(secret, { orgId: admin.orgId, messageId: id })}`;
  const rating = () =>
    run((tx) => tx<{ rating: string }[]>`select rating from customer_message where id = ${id}`);
  expect((await t.app.request(`${path}?said=yes`)).status).toBe(200);
  expect(await rating()).toEqual([{ rating: null }]);
  const form = (said: string) => ({ method: 'POST', body: new URLSearchParams({ rating: said }) });
  expect((await t.app.request(path, form('yes'))).status).toBe(200);
  await t.app.request(path, form('too_many'));
  expect(await rating()).toEqual([{ rating: 'too_many' }]);
  const { body } = await ask<{ items: { alert: string; sent: number; tooMany: object }[] }>(
    'GET',
    '/alert-ratings',
  );
  const problem = body.items.find(({ alert }) => alert === 'problem');
  expect(problem).toMatchObject({ sent: 1, tooMany: { count: 1, of: 1, share: null } });
  const other = makeRatingToken('another secret of 32 characters!', {
    ...{ orgId: admin.orgId, messageId: id },
  });
  expect((await t.app.request(`/a/${other}`)).status).toBe(404);
});

test('a customer switches alerts off on their page, with one click all of them', async () => {
  const one = await matter();
  const token = makePreferencesToken(secret, { orgId: admin.orgId, personId: one.personId });
  const off = async () =>
    (await ask<{ off: string[] }>('GET', `/persons/${one.personId}/alerts`)).body.off;
  const body = new URLSearchParams({ act: 'save', with_alerts: '1', best: 'email' });
  for (const alert of ['problem', 'stage', 'decision']) body.append('alerts', alert);
  expect((await t.app.request(`/p/${token}`, { method: 'POST', body })).status).toBe(200);
  expect(await off()).toEqual(['expiry', 'reminder', 'renewal']);
  const click = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  await t.app.request(`/p/${token}?of=alerts`, { method: 'POST', body: click });
  expect(await off()).toHaveLength(6);
});

test('another system has a customer told of something once per event', async () => {
  await matter('alert@home.example');
  const alert = { type: 'renewal', email: 'alert@home.example', eventId: 'r-1', day: '2026-12-01' };
  const first = await ask<{ id: string }>('POST', '/alerts', alert);
  expect(first.status).toBe(201);
  expect(await ask('POST', '/alerts', alert)).toMatchObject({
    status: 200,
    body: { duplicate: true },
  });
  expect((await ask('POST', '/alerts', { ...alert, email: 'no@x.example' })).status).toBe(404);
  const ref = customerRef('alert@home.example', admin.orgId, secret)!;
  await run((tx) => keepPerson(tx, { ref, name: null, email: null, phone: null, locale: 'en' }));
  const byRef = { type: 'expiry', ref: 'alert@home.example', eventId: 'r-2', day: '2026-12-01' };
  expect((await ask('POST', '/alerts', byRef)).status).toBe(201);
  expect((await ask('POST', '/alerts', { ...alert, email: null })).status).toBe(400);
});

test('the key of a gateway changes when it is renewed, and is in no other answer', async () => {
  const address = { url: 'https://sms.example.org/send' };
  const first = await ask<{ secret: string }>('PUT', '/send-adapters/sms', address);
  const second = await ask<{ secret: string }>('POST', '/send-adapters/sms/key');
  expect(second.body.secret).not.toBe(first.body.secret);
  const { body } = await ask<object>('GET', '/customer-sending');
  expect(JSON.stringify(body)).not.toContain('whsec_');
  const wrong = await ask('PUT', '/send-adapters/sms', { url: 'ftp://x' });
  expect(wrong.status).toBe(400);
});

test('a name for a messenger is noted with how somebody likes to be reached, and is in no log', async () => {
  const one = await matter();
  const path = `/persons/${one.personId}/preferences`;
  const wanted = { channels: ['chat'], hours: [], locale: 'en' };
  const said = await ask<{ chat: string }>('PUT', path, { ...wanted, chat: '@kestrel-bo' });
  expect(said.body.chat).toBe('@kestrel-bo');
  const kept = await ask<{ chat: string }>('PUT', path, wanted);
  expect(kept.body.chat).toBe('@kestrel-bo');
  const log = await t.owner`select before, after from audit_event where org_id = ${admin.orgId}`;
  expect(JSON.stringify(log)).toContain('hasChat');
  expect(JSON.stringify(log)).not.toContain('kestrel');
  expect((await ask('PUT', path, { ...wanted, chat: 'a\nb' })).status).toBe(400);
  const none = await ask<{ chat: string | null }>('PUT', path, { ...wanted, chat: null });
  expect(none.body.chat).toBeNull();
});

test('a letter that asks for no automatic answer is one of a person; one of signs alone takes no time', async () => {
  const one = await matter();
  const to = await hook();
  const heads = {
    ...{ From: 'bo@home.example', Subject: `Re: [${showCaseCode(one.code)}]` },
    ...{ 'Message-ID': '<s@x>', 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
  };
  expect((await deliver(to, letter(heads), 'message/rfc822')).body.fate).toBe('taken');
  const signs = ['From: bo@home.example', 'Content-Type: text/html', '', '<'.repeat(2_000_000)];
  const began = Date.now();
  expect((await deliver(to, signs.join('\r\n'), 'message/rfc822')).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(3_000);
});

test('signs that no database keeps do no harm', async () => {
  const to = await hook();
  const told = {
    channel: 'sms',
    from: '+3876100\u0000111',
    text: 'a\u0000b',
    external_id: 'x\u0000',
  };
  expect((await deliver(to, JSON.stringify(told))).status).toBeLessThan(500);
});
