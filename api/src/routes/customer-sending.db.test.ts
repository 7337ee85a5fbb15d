import { makeRatingToken } from '@vocero/sql/customer-links';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { keepPerson } from '@vocero/sql/persons';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerRef } from '../prepare-feedback.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testConversations, type TestConversations } from '../test-conversations.ts';

let t: TestApp;
let c: TestConversations;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  c = await testConversations(t);
});
afterAll(() => t.close());

test('who looks at the question after an alert has said nothing; who sends it has, once', async () => {
  const one = await c.matter();
  const id = await c.run(async (tx) => {
    const made = await appendCustomerMessage(tx, {
      ...{ kind: 'delay', event: 'd', personId: one.personId, feedbackId: null, locale: 'en' },
    });
    await tx`update customer_message set sent_at = now() where org_id = app_org() and id = ${made}`;
    return made!;
  });
  const path = `/a/${makeRatingToken(t.deps.settings.secret, { orgId: c.admin.orgId, messageId: id })}`;
  const rating = () =>
    c.run((tx) => tx<{ rating: string }[]>`select rating from customer_message where id = ${id}`);
  expect((await t.app.request(`${path}?said=yes`)).status).toBe(200);
  expect(await rating()).toEqual([{ rating: null }]);
  const form = (said: string) => ({ method: 'POST', body: new URLSearchParams({ rating: said }) });
  expect((await t.app.request(path, form('yes'))).status).toBe(200);
  await t.app.request(path, form('too_many'));
  expect(await rating()).toEqual([{ rating: 'too_many' }]);
  const { body } = await c.ask<{ items: { alert: string; sent: number; tooMany: object }[] }>(
    'GET',
    '/alert-ratings',
  );
  const problem = body.items.find(({ alert }) => alert === 'problem');
  expect(problem).toMatchObject({ sent: 1, tooMany: { count: 1, of: 1, share: null } });
  const other = makeRatingToken('another secret of 32 characters!', {
    ...{ orgId: c.admin.orgId, messageId: id },
  });
  expect((await t.app.request(`/a/${other}`)).status).toBe(404);
});

test('a customer switches alerts off on their page, with one click all of them', async () => {
  const one = await c.matter();
  const token = makePreferencesToken(t.deps.settings.secret, {
    orgId: c.admin.orgId,
    personId: one.personId,
  });
  const off = async () =>
    (await c.ask<{ off: string[] }>('GET', `/persons/${one.personId}/alerts`)).body.off;
  const body = new URLSearchParams({ act: 'save', with_alerts: '1', best: 'email' });
  for (const alert of ['problem', 'stage', 'decision']) body.append('alerts', alert);
  expect((await t.app.request(`/p/${token}`, { method: 'POST', body })).status).toBe(200);
  expect(await off()).toEqual(['expiry', 'reminder', 'renewal']);
  const click = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  await t.app.request(`/p/${token}?of=alerts`, { method: 'POST', body: click });
  expect(await off()).toHaveLength(6);
});

test('another system has a customer told of something once per event', async () => {
  await c.matter('alert@home.example');
  const alert = { type: 'renewal', email: 'alert@home.example', eventId: 'r-1', day: '2026-12-01' };
  const first = await c.ask<{ id: string }>('POST', '/alerts', alert);
  expect(first.status).toBe(201);
  expect(await c.ask('POST', '/alerts', alert)).toMatchObject({
    status: 200,
    body: { duplicate: true },
  });
  expect((await c.ask('POST', '/alerts', { ...alert, email: 'no@x.example' })).status).toBe(404);
  const ref = customerRef('alert@home.example', c.admin.orgId, t.deps.settings.secret)!;
  await c.run((tx) => keepPerson(tx, { ref, name: null, email: null, phone: null, locale: 'en' }));
  const byRef = { type: 'expiry', ref: 'alert@home.example', eventId: 'r-2', day: '2026-12-01' };
  expect((await c.ask('POST', '/alerts', byRef)).status).toBe(201);
  expect((await c.ask('POST', '/alerts', { ...alert, email: null })).status).toBe(400);
});

test('the key of a gateway changes when it is renewed, and is in no other answer', async () => {
  const address = { url: 'https://sms.example.org/send' };
  const first = await c.ask<{ secret: string }>('PUT', '/send-adapters/sms', address);
  const second = await c.ask<{ secret: string }>('POST', '/send-adapters/sms/key');
  expect(second.body.secret).not.toBe(first.body.secret);
  const { body } = await c.ask<object>('GET', '/customer-sending');
  expect(JSON.stringify(body)).not.toContain('whsec_');
  const wrong = await c.ask('PUT', '/send-adapters/sms', { url: 'ftp://x' });
  expect(wrong.status).toBe(400);
});

test('a name for a messenger is noted with how somebody likes to be reached, and is in no log', async () => {
  const one = await c.matter();
  const path = `/persons/${one.personId}/preferences`;
  const wanted = { channels: ['chat'], hours: [], locale: 'en' };
  const said = await c.ask<{ chat: string }>('PUT', path, { ...wanted, chat: '@kestrel-bo' });
  expect(said.body.chat).toBe('@kestrel-bo');
  const kept = await c.ask<{ chat: string }>('PUT', path, wanted);
  expect(kept.body.chat).toBe('@kestrel-bo');
  const log = await t.owner`select before, after from audit_event where org_id = ${c.admin.orgId}`;
  expect(JSON.stringify(log)).toContain('hasChat');
  expect(JSON.stringify(log)).not.toContain('kestrel');
  expect((await c.ask('PUT', path, { ...wanted, chat: 'a\nb' })).status).toBe(400);
  const none = await c.ask<{ chat: string | null }>('PUT', path, { ...wanted, chat: null });
  expect(none.body.chat).toBeNull();
});
