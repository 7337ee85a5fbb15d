import { inOrganization } from '@vocero/sql/connect';
import { makePromise } from '@vocero/sql/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let agent: TestMember;
let chair: TestMember;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  const org = await t.organization();
  agent = await t.member('agent', org);
  chair = await t.member('chair', org);
});
afterAll(() => t.close());

interface Shown {
  id: string;
  code: string;
  version: number;
  state: string;
  owner: { id: string };
  deputy: { id: string } | null;
  undoable: string | null;
  acknowledgedAt: string | null;
  wish: string | null;
  urgency: { why: string };
  words: { text: string }[];
  lacks?: string[];
  items?: { id: string }[];
}

async function ask(method: string, path: string, body?: object, who = agent) {
  const answer = await t.app.request(`/api/v1/${path}`, {
    method,
    headers: who.headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Shown };
}

const soon = () => new Date(Date.now() + 86_400_000).toISOString();

async function comment(text = 'The boiler leaks'): Promise<string> {
  const { body } = await ask('POST', 'feedback', { channel: 'phone', text });
  return body.id;
}

async function openOne(): Promise<Shown> {
  const { body } = await ask('POST', 'cases', { feedbackId: await comment() });
  return (await ask('GET', `cases/${body.id}`)).body;
}

/** An act on a case as it is now. */
async function act(id: string, name: string, body: object, who = agent) {
  const { version } = (await ask('GET', `cases/${id}`)).body;
  return ask('POST', `cases/${id}/${name}`, { version, ...body }, who);
}

const toldKinds = async (caseId: string) => {
  const rows = await t.owner<{ kind: string }[]>`
    select kind from customer_message where case_id = ${caseId} order by id`;
  return rows.map(({ kind }) => kind);
};

const promise = (caseId: string) =>
  inOrganization(t.sql, agent.orgId, (tx) =>
    makePromise(tx, {
      ...{ caseId, what: 'A technician comes', isMain: true, memberId: agent.memberId },
      dueAt: new Date(Date.now() + 2 * 86_400_000),
      riskAt: new Date(Date.now() + 86_400_000),
    }),
  );

test('a comment becomes a case once, whoever asks again gets the same', async () => {
  const feedbackId = await comment();
  const first = await ask('POST', 'cases', { feedbackId });
  const second = await ask('POST', 'cases', { feedbackId }, chair);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.id).toBe(first.body.id);
  expect(await toldKinds(first.body.id)).toEqual(['receipt']);
});

test('the receipt stops no clock: a person acknowledges, and says when they will be in touch', async () => {
  const one = await openOne();
  expect(one.acknowledgedAt).toBeNull();
  const { version, id } = one;
  expect((await ask('POST', `cases/${id}/acknowledge`, { version })).status).toBe(400);
  const past = { version, nextContactAt: '2020-01-01T00:00:00Z' };
  expect((await ask('POST', `cases/${id}/acknowledge`, past)).status).toBe(400);
  const done = await act(id, 'acknowledge', { nextContactAt: soon() });
  expect(done.body.state).toBe('acknowledged');
  expect(done.body.acknowledgedAt).not.toBeNull();
  expect(await toldKinds(id)).toEqual(['receipt', 'acknowledged']);
});

test('an open case is not saved without the date of the next contact', async () => {
  const { id, version } = await openOne();
  const write = (nextContactAt: string | null) =>
    ask('PATCH', `cases/${id}`, { version, nextContactAt, wish: 'A new valve' });
  expect((await write(null)).status).toBe(422);
  expect((await write('2020-01-01T00:00:00Z')).status).toBe(422);
  expect((await write(soon())).body.wish).toBe('A new valve');
});

test('what somebody else changed meanwhile is refused, and nothing is half written', async () => {
  const { id, version } = await openOne();
  const body = { version, nextContactAt: soon(), wish: 'First' };
  await ask('PATCH', `cases/${id}`, body);
  const late = await ask('PATCH', `cases/${id}`, { ...body, wish: 'Second' }, chair);
  expect(late.status).toBe(409);
  expect((await ask('GET', `cases/${id}`)).body.wish).toBe('First');
});

test('facts are taken back by their inverse, and only the last change', async () => {
  const { id, version } = await openOne();
  await ask('PATCH', `cases/${id}`, { version, nextContactAt: soon(), wish: 'First' });
  const eventId = (await ask('GET', `cases/${id}`)).body.undoable;
  expect((await act(id, 'undo', { eventId })).body.wish).toBeNull();
  expect((await act(id, 'undo', { eventId })).status).toBe(409);
});

test('escalating gives it to another, and asks for a promise anew before it goes on', async () => {
  const { id } = await openOne();
  await act(id, 'acknowledge', { nextContactAt: soon() });
  await promise(id);
  const escalation = { to: 'manager', reason: 'Asks for a manager', nextContactAt: soon() };
  expect((await act(id, 'escalate', { ...escalation, ownerId: agent.memberId })).status).toBe(422);
  const given = await act(id, 'escalate', { ...escalation, ownerId: chair.memberId });
  expect(given.body).toMatchObject({ state: 'escalated', owner: { id: chair.memberId } });
  const [was] = await t.owner<{ state: string }[]>`select state from promise where case_id = ${id}`;
  expect(was!.state).toBe('withdrawn');
  const stuck = await act(id, 'state', { to: 'investigating' });
  expect([stuck.status, stuck.body.lacks]).toEqual([422, ['new_promise']]);
  await promise(id);
  expect((await act(id, 'state', { to: 'investigating' })).status).toBe(200);
  const told = await t.owner<{ kind: string }[]>`
    select kind from message where member_id = ${chair.memberId}`;
  expect(told.map(({ kind }) => kind)).toContain('case_escalated');
});

test('policy is no reason by itself, and who does not accept is told what else they can do', async () => {
  const { id } = await openOne();
  const bare = await act(id, 'close', { accepted: true, reason: 'policy' });
  expect(bare.body.lacks).toEqual(['policy_explained']);
  const alone = await act(id, 'close', { accepted: false, reason: 'explained' });
  expect(alone.body.lacks).toEqual(['alternatives']);
  const closed = await act(id, 'close', {
    ...{ accepted: false, reason: 'policy', note: 'The warranty is over' },
    alternatives: 'A repair at cost price',
  });
  expect(closed.body.state).toBe('closed_not_accepted');
  const again = await act(id, 'reopen', { reason: 'It leaks again', nextContactAt: soon() });
  expect(again.body.state).toBe('reopened');
  expect(await toldKinds(id)).toEqual(['receipt', 'closed', 'reopened']);
});

test('whoever loses their access hands their cases over: exactly one is responsible at all times', async () => {
  const admin = await t.member('admin', { id: agent.orgId, slug: agent.slug });
  const first = await openOne();
  const { version } = first;
  const people = { version, ownerId: agent.memberId, deputyId: chair.memberId };
  await ask('PUT', `cases/${first.id}/people`, people);
  const second = await openOne();
  await ask('PATCH', `members/${agent.memberId}`, { disabled: true }, admin);
  const heldBy = async (id: string) => (await ask('GET', `cases/${id}`, undefined, chair)).body;
  expect(await heldBy(first.id)).toMatchObject({ owner: { id: chair.memberId }, deputy: null });
  expect((await heldBy(second.id)).owner.id).not.toBe(agent.memberId);
  await expect(
    inOrganization(t.sql, agent.orgId, async (tx) => {
      await tx`update customer_case set owner_id = ${agent.memberId}
        where org_id = app_org() and id = ${first.id}`;
    }),
  ).rejects.toThrow('nobody who could act');
});

test('a case that is opened again goes to somebody who is there', async () => {
  const admin = await t.member('admin', { id: agent.orgId, slug: agent.slug });
  const { id } = await openOne();
  await act(id, 'close', { accepted: true, reason: 'solved' });
  await ask('PATCH', `members/${agent.memberId}`, { disabled: true }, admin);
  const { version } = (await ask('GET', `cases/${id}`, undefined, chair)).body;
  const body = { version, reason: 'It leaks again', nextContactAt: soon() };
  const again = await ask('POST', `cases/${id}/reopen`, body, chair);
  expect(again.status).toBe(200);
  expect(again.body.owner.id).not.toBe(agent.memberId);
});

test('a further comment joins and leaves; the one it began with stays, and no words change', async () => {
  const { id } = await openOne();
  const further = await comment('And it is cold');
  const joined = await ask('POST', `cases/${id}/comments`, { feedbackId: further });
  expect(joined.body.words.map(({ text }) => text)).toEqual(['The boiler leaks', 'And it is cold']);
  const other = await openOne();
  const elsewhere = await ask('POST', `cases/${other.id}/comments`, { feedbackId: further });
  expect(elsewhere.status).toBe(409);
  const out = await ask('DELETE', `cases/${id}/comments/${further}`);
  expect(out.body.words).toHaveLength(1);
});

test('each view counts what it lists, and the most urgent comes first', async () => {
  const late = await openOne();
  await openOne();
  await t.owner`
    update customer_case set next_contact_at = now() - interval '1 day' where id = ${late.id}`;
  const { body: counts } = await ask('GET', 'cases/counts');
  expect(counts).toMatchObject({ open: 2, mine: 2, unacknowledged: 2, overdue: 1, closed: 0 });
  const { body: all } = await ask('GET', 'cases?view=open&limit=1');
  expect(all.items!.map(({ id }) => id)).toEqual([late.id]);
  const found = await ask('GET', `cases?view=all&q=${late.code.toLowerCase()}`);
  expect(found.body.items).toHaveLength(1);
  for (const view of ['today', 'at_risk', 'waiting', 'escalated', 'reopened', 'closed']) {
    expect((await ask('GET', `cases?view=${view}`)).status).toBe(200);
  }
});

test('the report counts within the clock, and masks what is too little', async () => {
  const { id } = await openOne();
  await act(id, 'close', { accepted: true, reason: 'policy', note: 'The warranty is over' });
  const { body } = await ask('GET', 'case-report');
  expect(body).toMatchObject({
    policy: { count: 1, of: 1, share: null },
    acknowledged: { count: 1, of: 1 },
    hours: null,
  });
});
