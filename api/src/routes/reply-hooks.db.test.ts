import { randomUUID } from 'node:crypto';
import { replyHookKey } from '@vocero/sql/customer-links';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { showCaseCode } from '../case-code.ts';
import { signDelivery } from '../standard-webhooks.ts';
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

interface Hook {
  id: string;
  url: string;
}
const hook = async () => (await c.ask<Hook>('POST', '/reply-hooks', { name: 'Mailbox' })).body;

async function deliver({ id, url }: Hook, body: string, type = 'application/json') {
  const name = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const bytes = new TextEncoder().encode(body);
  const signature = signDelivery(replyHookKey(t.deps.settings.secret, id), {
    id: name,
    timestamp,
    body: bytes,
  });
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
  const one = await c.matter();
  const to = await hook();
  const heads = {
    From: 'Bo <BO@home.example>',
    Subject: `Re: The bus [${showCaseCode(one.code)}]`,
    'Message-ID': '<1@home.example>',
  };
  expect((await deliver(to, letter(heads), 'message/rfc822')).body.fate).toBe('taken');
  expect((await deliver(to, letter(heads), 'message/rfc822')).body.fate).toBe('duplicate');
  const { entries, messages } = await c.conversation(one);
  expect(entries).toMatchObject([{ by: 'customer', via: 'email', text: 'It was late again.' }]);
  expect(messages.filter(({ kind }) => kind === 'note_received')).toHaveLength(1);
  const told = await t.owner`
    select 1 from message where org_id = ${c.admin.orgId} and kind = 'customer_wrote'`;
  expect(told).toHaveLength(1);
});

test('the tag of the address and the message that it answers name the case, too', async () => {
  const one = await c.matter();
  const to = await hook();
  const tagged = { From: 'bo@home.example', To: `help+${one.code.toLowerCase()}@firm.example` };
  const first = letter({ ...tagged, 'Message-ID': '<a@x>' });
  expect((await deliver(to, first, 'message/rfc822')).body.fate).toBe('taken');
  const id = (await c.conversation(one)).messages[0]!.id;
  const answers = { From: 'bo@home.example', 'In-Reply-To': `<${id}@firm.example>` };
  const second = letter({ ...answers, 'Message-ID': '<b@x>' });
  expect((await deliver(to, second, 'message/rfc822')).body.fate).toBe('taken');
});

test('an answer of somebody else waits for a member; an automatic one is answered by nobody', async () => {
  const one = await c.matter();
  const to = await hook();
  const subject = `Re: [${showCaseCode(one.code)}]`;
  const strange = { From: 'eve@evil.example', Subject: subject, 'Message-ID': '<e@x>' };
  expect((await deliver(to, letter(strange), 'message/rfc822')).body.fate).toBe('unmatched');
  const away = { From: 'bo@home.example', Subject: subject, 'Auto-Submitted': 'auto-replied' };
  const automatic = letter({ ...away, 'Message-ID': '<f@x>' });
  expect((await deliver(to, automatic, 'message/rfc822')).body.fate).toBe('automatic');
  expect((await c.conversation(one)).entries).toHaveLength(0);
  const { body } = await c.ask<{ items: { id: string; reason: string }[] }>(
    'GET',
    '/unmatched-replies',
  );
  expect(body.items).toMatchObject([{ reason: 'other_sender' }]);
  const path = `/unmatched-replies/${body.items[0]!.id}/settle`;
  expect((await c.ask('POST', path, { code: 'XXXX-XXXX' })).status).toBe(404);
  expect((await c.ask('POST', path, { code: showCaseCode(one.code) })).status).toBe(200);
  expect((await c.conversation(one)).entries).toMatchObject([{ via: 'email' }]);
});

test('a text message belongs to the open case of its number, and STOP takes consent back', async () => {
  const one = await c.matter();
  const to = await hook();
  const told = (text: string) =>
    deliver(to, JSON.stringify({ channel: 'sms', from: '+38761000111', text, external_id: text }));
  expect((await told('Still late')).body.fate).toBe('taken');
  expect((await told('ODJAVA')).body.fate).toBe('stopped');
  expect((await c.conversation(one)).entries).toHaveLength(1);
  const held = await c.run(
    (tx) => tx`
      select channel from consent where org_id = app_org() and person_id = ${one.personId}
        and withdrawn_at is null`,
  );
  expect(held).toMatchObject([{ channel: 'email' }]);
  expect((await told('Stop. It was the wrong bus stop again')).body.fate).toBe('taken');
  expect((await c.conversation(one)).entries).toHaveLength(2);
});

test('who writes often on one day has one receipt, and whoever is responsible hears of each', async () => {
  const one = await c.matter();
  const to = await hook();
  const told = (text: string) =>
    deliver(to, JSON.stringify({ channel: 'sms', from: '+38761000111', text, external_id: text }));
  for (const text of ['Late', 'Still late', 'Very late']) await told(text);
  const { entries, messages } = await c.conversation(one);
  expect(entries).toHaveLength(3);
  expect(messages.filter(({ kind }) => kind === 'note_received')).toHaveLength(1);
  const heard = await t.owner`
    select 1 from message where org_id = ${c.admin.orgId} and kind = 'customer_wrote'`;
  expect(heard).toHaveLength(3);
});

test('a delivery that is not signed, or to a closed hook, is refused', async () => {
  const to = await hook();
  const bare = await t.app.request(new URL(to.url).pathname, { method: 'POST', body: '{}' });
  expect(bare.status).toBe(401);
  await c.ask('DELETE', `/reply-hooks/${to.id}`);
  expect((await deliver(to, '{}')).status).toBe(404);
});

test('a letter that asks for no automatic answer is one of a person; one of signs alone takes no time', async () => {
  const one = await c.matter();
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
