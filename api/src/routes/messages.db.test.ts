import { inOrganization } from '@vocero/sql/connect';
import { markFailed, takeMail, writeWords } from '@vocero/sql/message-sending';
import { appendMessage, type MessageKind } from '@vocero/sql/messages';
import { makeMuteToken } from '@vocero/sql/mute-token';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '../contract/messages.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'vocero@example.org' });
});
afterAll(() => t.close());

interface Person extends TestMember {
  ask: Ask;
}

/** An administrator, a chair and an agent of one organisation. */
async function people() {
  const org = await t.organization();
  const [admin, chair, agent] = await Promise.all(
    (['admin', 'chair', 'agent'] as const).map(async (role): Promise<Person> => {
      const member = await t.member(role, org);
      return { ...member, ask: asker(t, member.headers) };
    }),
  );
  return { orgId: org.id, admin: admin!, chair: chair!, agent: agent! };
}

let count = 0;
/** Says something to a member, and gives it its words as the worker does. */
async function say(
  { orgId, memberId }: TestMember,
  { kind = 'assigned', byMail = false }: { kind?: MessageKind; byMail?: boolean } = {},
): Promise<string> {
  count += 1;
  return inOrganization(t.sql, orgId, async (tx) => {
    const id = await appendMessage(tx, { kind, memberId, once: `${count}` });
    await writeWords(tx, id!, { subject: `Subject ${count}`, body: 'Body', byMail });
    return id!;
  });
}

test('everybody sees their own messages; chairs and administrators see all', async () => {
  const { admin, chair, agent } = await people();
  const id = await say(agent);
  await say(chair);
  const own = await agent.ask(contract.listMessages);
  expect(own.body.items).toMatchObject([
    { id, to: { id: agent.memberId, name: 'Test agent' }, state: 'here', readAt: null },
  ]);
  expect((await agent.ask(contract.listAllMessages)).status).toBe(403);
  expect((await chair.ask(contract.listAllMessages)).body.items).toHaveLength(2);
  expect((await admin.ask(contract.listMessages)).body.items).toHaveLength(0);
  const one = { params: { id } };
  expect((await agent.ask(contract.readMessage, one)).status).toBe(200);
  expect((await chair.ask(contract.readMessage, one)).status).toBe(200);
  const other = await people();
  expect((await other.admin.ask(contract.readMessage, one)).status).toBe(404);
  expect((await other.admin.ask(contract.listAllMessages)).body.items).toHaveLength(0);
});

test('an agent cannot read what was said to somebody else', async () => {
  const { admin, agent } = await people();
  const id = await say(admin);
  expect((await agent.ask(contract.readMessage, { params: { id } })).status).toBe(404);
});

test('they are read page by page, by state, kind and what is unread', async () => {
  const { orgId, agent } = await people();
  for (let n = 0; n < 5; n += 1) await say(agent);
  const failed = await say(agent, { kind: 'regressed', byMail: true });
  await inOrganization(t.sql, orgId, async (tx) => {
    await takeMail(tx);
    await markFailed(tx, failed, { code: 'refused', detail: '550 no such user' });
  });
  const first = await agent.ask(contract.listMessages, { query: { limit: 4 } });
  const second = await agent.ask(contract.listMessages, {
    query: { limit: 4, before: first.body.next! },
  });
  const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect(ids).toEqual(ids.toSorted().toReversed());
  expect(second.body.next).toBeNull();
  const only = async (query: object) =>
    (await agent.ask(contract.listMessages, { query })).body.items.map(({ id }) => id);
  expect(await only({ state: 'failed' })).toEqual([failed]);
  expect(await only({ kind: 'regressed' })).toEqual([failed]);
  await agent.ask(contract.markMessages, { body: { ids: ids.slice(1), read: true } });
  expect(await only({ unread: 'true' })).toEqual([failed]);
  expect(first.body.items[0]).toMatchObject({
    state: 'failed',
    error: 'refused',
    errorDetail: '550 no such user',
  });
});

test('what was read can be unread again, by whom it was for and nobody else', async () => {
  const { chair, agent } = await people();
  const id = await say(agent);
  const unread = async () => (await agent.ask(contract.readMailbox)).body.unread;
  expect(await unread()).toBe(1);
  await chair.ask(contract.markMessages, { body: { ids: [id], read: true } });
  expect(await unread()).toBe(1);
  await agent.ask(contract.markMessages, { body: { ids: [id], read: true } });
  expect(await unread()).toBe(0);
  await agent.ask(contract.markMessages, { body: { ids: [id], read: false } });
  expect(await unread()).toBe(1);
});

test('only administrators send test messages, which wait for a worker', async () => {
  const { orgId, admin, chair } = await people();
  expect((await chair.ask(contract.sendTestMessage)).status).toBe(403);
  const { status, body } = await admin.ask(contract.sendTestMessage);
  expect(status).toBe(202);
  const found = await admin.ask(contract.readMessage, { params: { id: body.id } });
  expect(found.body).toMatchObject({ kind: 'test', state: 'waiting', subject: null });
  const waiting = await t.owner`select topic from outbox where org_id = ${orgId}`;
  expect(waiting).toEqual([{ topic: 'messages.send' }]);
});

test('the mailbox says whether mail is set up and never with which password', async () => {
  const { agent } = await people();
  const { body } = await agent.ask(contract.readMailbox);
  expect(body).toEqual({ unread: 0, digestByMail: true, mailFrom: 'vocero@example.org' });
  const changed = await agent.ask(contract.changeMailbox, { body: { digestByMail: false } });
  expect(changed.body.digestByMail).toBe(false);
  const wrong = await agent.ask(contract.changeMailbox, { body: { digestByMail: 1 } as never });
  expect(wrong.status).toBe(400);
});

test('one request turns the digest off without signing in, and looking does not', async () => {
  const { orgId, agent } = await people();
  const { memberId } = agent;
  const path = `/mute/${makeMuteToken(t.deps.settings.secret, { orgId, memberId })}`;
  const waiting = await say(agent, { kind: 'digest', byMail: true });
  const digestByMail = async () => (await agent.ask(contract.readMailbox)).body.digestByMail;
  const post = (text: string, at = path) =>
    t.app.request(at, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: text,
    });

  const page = await t.app.request(path);
  expect(page.status).toBe(200);
  expect(page.headers.get('x-robots-tag')).toBe('noindex');
  expect(await page.text()).toContain('No weekly digest by mail?');
  expect(await digestByMail()).toBe(true);

  expect((await post('List-Unsubscribe=One-Click')).status).toBe(200);
  expect(await digestByMail()).toBe(false);
  const held = await agent.ask(contract.readMessage, { params: { id: waiting } });
  expect(held.body.state).toBe('here');

  expect(await (await post('act=resume')).text()).toContain('The digest comes by mail again');
  expect(await digestByMail()).toBe(true);
  expect((await post('List-Unsubscribe=One-Click', `/mute/${'A'.repeat(64)}`)).status).toBe(404);
  expect((await t.app.request('/mute/x')).status).toBe(404);
});
