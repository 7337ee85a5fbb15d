import { inOrganization } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role, Scope } from '../contract/endpoint.ts';
import type { Feedback, FeedbackDetail, FeedbackReceipt } from '../contract/feedback.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

interface Page {
  items: Feedback[];
  nextCursor: string | null;
}

/** Short ways to ask as one sender. */
function as(headers: Record<string, string>) {
  const send = async <T = FeedbackReceipt>(
    method: string,
    path: string,
    body?: unknown,
    more = {},
  ) => {
    const response = await t.app.request(`/api/v1/${path}`, {
      method,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as T,
    };
  };
  return {
    post: (body: unknown, more?: Record<string, string>) => send('POST', 'feedback', body, more),
    list: async (query: Record<string, string> = {}) =>
      (await send<Page>('GET', `feedback?${new URLSearchParams(query).toString()}`)).body,
    read: (id: string) => send<FeedbackDetail>('GET', `feedback/${id}`),
    patch: (id: string, body: unknown) => send<FeedbackDetail>('PATCH', `feedback/${id}`, body),
    send,
  };
}

async function withKey(scopes: Scope[] = ['feedback:write', 'feedback:read']) {
  const org = await t.organization();
  const { headers } = await t.key(org.id, scopes);
  const member = async (role: Role) => {
    const person = await t.member(role, org);
    return { ...as(person.headers), memberId: person.memberId };
  };
  return { org, ...as(headers), member };
}

const addReasons = (orgId: string, ...codes: string[]) =>
  inOrganization(t.sql, orgId, (tx) =>
    insertContactReasons(
      tx,
      codes.map((code) => ({ code, names: { en: code }, departmentId: null })),
    ),
  );

test('a reason in own words is kept without personal data, and never beside one of the register', async () => {
  const { org, post, read } = await withKey();
  await addReasons(org.id, 'bi');
  const said = { channel: 'phone', text: 'The door does not open' };
  const { body: receipt } = await post({ ...said, reasonOther: ' Key lost by jo@example.org ' });
  const { body } = await read(receipt.id);
  expect(body).toMatchObject({ reasonCode: null, reasonOther: 'Key lost by [email]' });
  const both = await post({ ...said, reason: 'bi', reasonOther: 'Key lost' });
  expect(both).toMatchObject({ status: 400, body: { code: 'reason_and_other' } });
  expect(await post({ ...said, reasonOther: 'x'.repeat(201) })).toMatchObject({ status: 400 });
});

test('what a key sends it can read back', async () => {
  const { org, post, read, list } = await withKey();
  await addReasons(org.id, 'bi');
  const unchanged = {
    language: 'bs',
    kind: 'avoidable',
    externalId: 'A/1',
    scores: { solved: 'no', treated: 2, nps: 0 },
    turns: [{ speaker: 'Agent', text: 'Dobar dan', customer: false }],
  };
  const { status, body: receipt } = await post({
    ...unchanged,
    channel: 'Phone',
    text: ' Ništa ne radi! 👩‍👩‍👧 ',
    occurredAt: '2026-01-05T10:00:00+01:00',
    reason: 'bi',
    customer: 'C-1',
  });
  expect(status).toBe(201);
  const { body } = await read(receipt.id);
  expect(body).toMatchObject({
    ...unchanged,
    id: receipt.id,
    channel: 'phone',
    text: 'Ništa ne radi! 👩‍👩‍👧',
    occurredAt: '2026-01-05T09:00:00.000Z',
    caseCode: receipt.caseCode,
    reasonCode: 'bi',
    customerRef: 'C-1',
    placement: null,
    sanitised: false,
    redacted: false,
    original: null,
  });
  const { items } = await list();
  expect(items.map((item) => item.id)).toEqual([receipt.id]);
});

test('a note carries the member who wrote it and the channel it names', async () => {
  const { member, org } = await withKey();
  const agent = await member('agent');
  const { body } = await agent.post({ channel: 'agent', text: 'Asked for the third time' });
  const rows = await t.owner`select id, member_id, channel from feedback where org_id = ${org.id}`;
  expect([...rows]).toEqual([{ id: body.id, memberId: agent.memberId, channel: 'agent' }]);
});

test('a key without the scope, and a reader, may not write; nobody signed in is asked to', async () => {
  const { post } = await withKey(['feedback:read', 'themes:read']);
  expect((await post({ channel: 'x', text: 'y' })).status).toBe(403);
  const { member } = await withKey();
  expect((await (await member('reader')).post({ channel: 'x', text: 'y' })).status).toBe(403);
  const anyone = as({ 'content-type': 'application/json' });
  expect((await anyone.post({ channel: 'x', text: 'y' })).status).toBe(401);
});

test('the same key and body a hundred times at once is one comment and one answer', async () => {
  const { post, list } = await withKey();
  const named = { 'idempotency-key': 'visit-9' };
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => post({ channel: 'form', text: 'Late' }, named)),
  );
  const different = new Set(answers.map(({ status, body }) => JSON.stringify([status, body])));
  expect([...different]).toEqual([JSON.stringify([201, answers[0]!.body])]);
  expect((await list()).items).toHaveLength(1);

  const other = await post({ channel: 'form', text: 'Later' }, named);
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  expect((await list()).items).toHaveLength(1);
});

test('names of requests are each sender’s own, and have a form', async () => {
  const { post, member, list } = await withKey();
  const named = { 'idempotency-key': 'a' };
  const [agent, owner] = [await member('agent'), await member('owner')];
  for (const send of [post, agent.post, owner.post]) {
    expect((await send({ channel: 'form', text: 'Late' }, named)).status).toBe(201);
  }
  expect((await list()).items).toHaveLength(3);
  for (const key of ['', 'two words', 'x'.repeat(256)]) {
    const { status, body } = await post({ channel: 'a', text: 'b' }, { 'idempotency-key': key });
    expect([status, body]).toMatchObject([400, { code: 'idempotency_key_form' }]);
  }
});

test('a known external id answers 200 with the first receipt, and says so', async () => {
  const { post } = await withKey();
  const first = await post({ channel: 'form', text: 'Late', externalId: 'T-1' });
  const second = await post({ channel: 'form', text: 'Late, again', externalId: 'T-1' });
  expect([first.status, first.headers.get('vocero-duplicate')]).toEqual([201, null]);
  expect([second.status, second.headers.get('vocero-duplicate')]).toEqual([200, 'true']);
  expect(second.body).toEqual(first.body);
});

test('pages follow each other without gaps or doubles, also when comments are of one instant', async () => {
  const { post, list } = await withKey();
  const instants = ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
  const ids: string[] = [];
  for (let i = 0; i < 25; i += 1) {
    const { body } = await post({ channel: 'form', text: `c${i}`, occurredAt: instants[i % 3] });
    ids.push(body.id);
  }
  const seen: Feedback[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = await list({ limit: '7', ...(cursor ? { cursor } : {}) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen.map((item) => item.id).sort()).toEqual(ids.sort());
  const order = seen.map((item) => `${item.occurredAt} ${item.id}`);
  expect(order).toEqual([...order].sort().reverse());
  expect((await list({ limit: '25' })).nextCursor).toBeNull();
});

test.each(['x', '{}', 'W10', Buffer.from('["2026-01-01T00:00:00Z","1"]').toString('base64url')])(
  'the cursor %j, which we did not make, is refused',
  async (cursor) => {
    const { send } = await withKey();
    const answer = await send('GET', `feedback?cursor=${encodeURIComponent(cursor)}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
  },
);

test('each filter keeps what it names', async () => {
  const { org, post, list } = await withKey();
  await addReasons(org.id, 'bi');
  const texts = async (query: Record<string, string>) =>
    (await list(query)).items.map((item) => item.text).sort();
  const day = (n: number) => `2026-01-0${n}T00:00:00Z`;
  await post({ channel: 'form', text: 'a', language: 'en', reason: 'bi', occurredAt: day(1) });
  await post({ channel: 'phone', text: 'b', language: 'es', kind: 'simple', occurredAt: day(2) });
  const { body } = await post({ channel: 'form', text: 'c', occurredAt: day(3) });
  const themeId = await place(org.id, body.id);

  expect(await texts({ channel: 'form' })).toEqual(['a', 'c']);
  expect(await texts({ language: 'es' })).toEqual(['b']);
  expect(await texts({ reason: 'bi' })).toEqual(['a']);
  expect(await texts({ reason: 'none' })).toEqual(['b', 'c']);
  expect(await texts({ kind: 'simple' })).toEqual(['b']);
  expect(await texts({ kind: 'none', channel: 'form' })).toEqual(['a', 'c']);
  expect(await texts({ since: day(2) })).toEqual(['b', 'c']);
  expect(await texts({ until: day(2) })).toEqual(['a']);
  expect(await texts({ state: 'waiting' })).toEqual(['a', 'b']);
  expect(await texts({ state: 'placed' })).toEqual(['c']);
  expect(await texts({ theme: themeId, since: day(3) })).toEqual(['c']);
  expect(await texts({ theme: themeId, since: day(4) })).toEqual([]);
  expect(await texts({ import: themeId })).toEqual([]);
  expect((await list({ theme: themeId })).items[0]!.placement).toEqual({
    state: 'placed',
    by: 'engine',
    themeId,
    themeLabel: 'Late',
    reason: null, // nothing was learned
  });
});

/** Puts a comment into a new theme, as the engine would. */
async function place(orgId: string, feedbackId: string): Promise<string> {
  return inOrganization(t.sql, orgId, async (tx) => {
    const [theme] = await tx<[{ id: string }]>`
      insert into theme (org_id, label) values (${orgId}, 'Late') returning id`;
    await tx`
      insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
      select org_id, id, ${theme.id}, 'placed', 'engine', occurred_at
      from feedback where id = ${feedbackId}`;
    return theme.id;
  });
}

test('only administrators see the words that were replaced', async () => {
  const { post, read, member } = await withKey();
  const text = 'My number is 061 123 456';
  const { body } = await post({ channel: 'form', text });
  const redacted = { text: 'My number is [phone]', redacted: true };
  expect((await read(body.id)).body).toMatchObject({ ...redacted, original: null });
  const chair = await member('chair');
  expect((await chair.read(body.id)).body).toMatchObject({ ...redacted, original: null });
  const admin = await member('admin');
  expect((await admin.read(body.id)).body).toMatchObject({ ...redacted, original: text });
});

test('reason and kind can be corrected and taken away, the words cannot', async () => {
  const { org, post, member } = await withKey();
  await addReasons(org.id, 'bi', 'wo');
  const { body } = await post({ channel: 'form', text: 'Late', reason: 'bi', kind: 'simple' });
  const agent = await member('agent');
  const changed = async (change: object) => {
    const { body: now } = await agent.patch(body.id, change);
    return [now.reasonCode, now.kind];
  };
  expect(await changed({ reason: 'WO' })).toEqual(['wo', 'simple']);
  expect(await changed({ kind: 'repeat' })).toEqual(['wo', 'repeat']);
  expect(await changed({})).toEqual(['wo', 'repeat']);
  expect(await changed({ reason: null, kind: null })).toEqual([null, null]);

  const unknown = await agent.patch(body.id, { reason: 'zz' });
  expect([unknown.status, unknown.body]).toMatchObject([422, { codes: ['bi', 'wo'] }]);
  expect((await agent.patch(body.id, { text: 'On time' })).status).toBe(400);
  expect((await (await member('reader')).patch(body.id, { kind: null })).status).toBe(403);
});

test('a comment of others, one that is not there and no id at all look the same', async () => {
  const mine = await withKey();
  const theirs = await withKey();
  const { body } = await theirs.post({ channel: 'form', text: 'Secret canary' });
  const absent = '01890000-0000-7000-8000-00000000dead';
  const answers = await Promise.all([body.id, absent, 'nonsense'].map((id) => mine.read(id)));
  const agent = await mine.member('agent');
  const patches = await Promise.all([body.id, absent].map((id) => agent.patch(id, { kind: null })));
  for (const answer of [...answers, ...patches]) {
    expect([answer.status, answer.body]).toEqual([404, answers[0]!.body]);
  }
  expect(JSON.stringify(await mine.list({ import: absent }))).not.toContain('canary');
  expect((await mine.list()).items).toEqual([]);
});

test('while a note is typed, what others said lately comes up with its theme', async () => {
  const { org, post, member } = await withKey();
  const text = 'The technician never came although I waited';
  const { body } = await post({ channel: 'form', text });
  await post({ channel: 'form', text, occurredAt: '2020-01-01T00:00:00Z' });
  await post({ channel: 'form', text: 'Charged twice for March' });
  const themeId = await place(org.id, body.id);
  const agent = await member('agent');
  const answer = await agent.send('POST', 'feedback/similar', { text: 'technician never ca' });
  expect(answer.body).toMatchObject({
    count: 1,
    items: [{ id: body.id, text, themeId, themeLabel: 'Late' }],
  });
});

test('a transcript is read into turns, and refused when there are none or too many', async () => {
  const { member } = await withKey();
  const agent = await member('agent');
  const parse = (content: string) => agent.send('POST', 'transcripts', { content });
  expect((await parse('Agent: Hi\nMarko: Late')).body).toEqual({
    format: 'txt',
    speakers: [
      { name: 'Agent', turns: 1, customer: false },
      { name: 'Marko', turns: 1, customer: true },
    ],
    turns: [
      { speaker: 'Agent', text: 'Hi', customer: false },
      { speaker: 'Marko', text: 'Late', customer: true },
    ],
  });
  expect(await parse('{}\n')).toMatchObject({ status: 200 }); // two brackets that somebody typed
  expect(await parse(' ')).toMatchObject({ status: 422, body: { code: 'transcript_unreadable' } });
  const long = 'A: x\nB: y\n'.repeat(1_001);
  expect(await parse(long)).toMatchObject({ status: 422, body: { code: 'transcript_too_long' } });
});
