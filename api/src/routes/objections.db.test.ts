import { inOrganization } from '@vocero/sql/connect';
import { removeEmptyThemes } from '@vocero/sql/learning';
import { engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../contract/endpoint.ts';
import * as contract from '../contract/objections.ts';
import { readSponsorMonth } from '../contract/sponsor.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** An organisation with a theme, and an owner who asks. */
async function firm() {
  const org = await t.organization();
  const join = async (role: Role) => {
    const member = await t.member(role, org);
    return { ...member, ask: asker(t, member.headers) };
  };
  const owner = await join('owner');
  const themeId = await inOrganization(t.sql, org.id, (tx) =>
    engineTheme(tx, { label: 'Late invoice' }),
  );
  const record = (body: object = {}) =>
    owner.ask(contract.recordObjection, {
      params: { id: themeId },
      body: { stance: 'doubts_data', text: 'Counted twice', ...body },
    });
  return { join, ...owner, themeId, record };
}

type Firm = Awaited<ReturnType<typeof firm>>;

const change = ({ ask }: Firm, id: string, body: contract.ObjectionChange) =>
  ask(contract.changeObjection, { params: { id }, body });

const listed = async ({ ask, themeId }: Firm) =>
  (await ask(contract.listThemeObjections, { params: { id: themeId } })).body.items;

const kindsOf = async (memberId: string) => {
  const rows = await t.owner<{ kind: string }[]>`
    select kind from message where member_id = ${memberId}`;
  return rows.map(({ kind }) => kind);
};

test('one is recorded with its stance, the words and whose they are', async () => {
  const f = await firm();
  const { status, body } = await f.record({ saidBy: 'Head of billing', memberId: f.memberId });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    theme: { id: f.themeId, label: 'Late invoice' },
    stance: 'doubts_data',
    saidBy: 'Head of billing',
    member: { id: f.memberId, name: 'Test owner' },
    recordedBy: 'Test owner',
    settled: null,
    escalated: null,
  });
  expect(await listed(f)).toEqual([body]);
});

test('a theme that somebody objected to stays, whatever the engine finds later', async () => {
  const f = await firm();
  await f.record();
  await inOrganization(t.sql, f.orgId, removeEmptyThemes);
  expect(await listed(f)).toHaveLength(1);
});

test('it stays with its theme when that is merged, over two merges, and is on the sponsor’s page', async () => {
  const f = await firm();
  await f.record();
  const [one, other] = await inOrganization(t.sql, f.orgId, async (tx) => {
    const one = await engineTheme(tx, { label: 'Invoices' });
    const other = await engineTheme(tx, { label: 'Billing' });
    await tx`update theme set status = 'merged', merged_into = ${one} where id = ${f.themeId}`;
    await tx`update theme set status = 'merged', merged_into = ${other} where id = ${one}`;
    return [one, other];
  });
  for (const themeId of [one, other]) expect(await listed({ ...f, themeId })).toHaveLength(1);
  const { ask } = await f.join('sponsor');
  const { body } = await ask(readSponsorMonth, {});
  expect(body.objections.lines).toMatchObject([{ theme: { id: other, label: 'Billing' } }]);
});

test('who only reads or notes records nothing, and nothing is half written', async () => {
  const f = await firm();
  for (const role of ['reader', 'agent'] as const) {
    const other = await f.join(role);
    const asked = { params: { id: f.themeId }, body: { stance: 'other' as const } };
    expect((await other.ask(contract.recordObjection, asked)).status).toBe(403);
  }
  expect((await f.record({ stance: 'angry' })).status).toBe(400);
  expect((await f.record({ departmentId: f.themeId })).status).toBe(422);
  expect(await listed(f)).toEqual([]);
});

test('it is settled with an answer, opened again, and the open ones come first', async () => {
  const f = await firm();
  const { body: first } = await f.record();
  const { body: second } = await f.record({ stance: 'other' });
  const settled = { outcome: 'agreed' as const, answer: 'We counted together' };
  const { body: done } = await change(f, second.id, { version: 1, settled });
  expect(done).toMatchObject({ settled: { by: 'Test owner', ...settled }, version: 3 });
  expect((await listed(f)).map(({ id }) => id)).toEqual([first.id, second.id]);
  const { body: open } = await change(f, second.id, { version: 3, settled: null });
  expect(open).toMatchObject({ settled: null, stance: 'other' });
});

test('a change of what was read before another’s is refused', async () => {
  const f = await firm();
  const { body } = await f.record();
  expect((await change(f, body.id, { version: 1, saidBy: 'Ana' })).status).toBe(200);
  expect((await change(f, body.id, { version: 1, saidBy: 'Luis' })).status).toBe(409);
  expect((await listed(f))[0]).toMatchObject({ saidBy: 'Ana', text: 'Counted twice' });
});

test('what is removed is in no list until it is restored', async () => {
  const f = await firm();
  const { body } = await f.record();
  const gone = await change(f, body.id, { version: 1, removed: true });
  expect(await listed(f)).toEqual([]);
  const { version } = gone.body;
  expect((await change(f, body.id, { version, text: 'Anew' })).status).toBe(404);
  const escalated = await f.ask(contract.escalateObjection, { params: { id: body.id } });
  expect(escalated.status).toBe(404);
  await change(f, body.id, { version, removed: false });
  expect(await listed(f)).toMatchObject([{ text: 'Counted twice' }]);
});

test('sponsors are told once; without one the chairs, without those the administrators', async () => {
  const f = await firm();
  const admin = await f.join('admin');
  const escalate = async () => {
    const { body } = await f.record();
    const asked = { params: { id: body.id } };
    const first = await f.ask(contract.escalateObjection, asked);
    const second = await f.ask(contract.escalateObjection, asked);
    return { first: first.body, second: second.body };
  };
  const alone = await escalate();
  expect(alone.first.told).toEqual(['Test admin']);
  expect(alone.second.told).toEqual([]);
  expect(alone.second.objection.escalated).toEqual(alone.first.objection.escalated);
  const chair = await f.join('chair');
  expect((await escalate()).first.told).toEqual(['Test chair']);
  const sponsor = await f.join('sponsor');
  expect((await escalate()).first.told).toEqual(['Test sponsor']);
  expect(await kindsOf(admin.memberId)).toEqual(['escalated']);
  expect(await kindsOf(chair.memberId)).toEqual(['escalated']);
  expect(await kindsOf(sponsor.memberId)).toEqual(['escalated']);
});

test('nobody is told of what is settled, and it is said where there is nobody to tell', async () => {
  const f = await firm();
  const { body } = await f.record();
  const asked = { params: { id: body.id } };
  expect((await f.ask(contract.escalateObjection, asked)).body).toMatchObject({
    code: 'nobody_to_tell',
  });
  expect((await listed(f))[0]!.escalated).toBeNull();
  const chair = await f.join('chair');
  expect((await chair.ask(contract.escalateObjection, asked)).body).toMatchObject({
    code: 'nobody_to_tell', // nobody tells themselves
  });
  await change(f, body.id, { version: 1, settled: { outcome: 'goes_ahead' } });
  expect((await f.ask(contract.escalateObjection, asked)).status).toBe(422);
  expect(await kindsOf(chair.memberId)).toEqual([]);
});

test('the list of all themes is filtered by stance and state, page by page', async () => {
  const f = await firm();
  const made = [];
  for (const stance of ['other', 'not_theirs', 'other'] as const) {
    made.push((await f.record({ stance })).body.id);
  }
  await change(f, made[0]!, { version: 1, settled: { outcome: 'plan_changed' } });
  const list = async (query: object) =>
    (await f.ask(contract.listObjections, { query: { limit: 50, state: 'open', ...query } })).body;
  const open = await list({});
  expect(open.items.map(({ id }) => id)).toEqual([made[2], made[1]]);
  expect(open.counts).toEqual({ open: 2, escalated: 0, settled: 1, all: 3 });
  expect((await list({ state: 'all', stance: 'other' })).items).toHaveLength(2);
  const page = await list({ limit: 1 });
  expect(page.next).toBe(made[2]);
  const rest = await list({ limit: 1, before: page.next! });
  expect(rest).toMatchObject({ items: [{ id: made[1] }], next: null });
});

test('another organisation neither sees nor changes them', async () => {
  const [f, other] = [await firm(), await firm()];
  const { body } = await f.record();
  expect((await change(other, body.id, { version: 1, text: 'Mine' })).status).toBe(404);
  const asked = { params: { id: f.themeId }, body: { stance: 'other' as const } };
  expect((await other.ask(contract.recordObjection, asked)).status).toBe(404);
  const { body: all } = await other.ask(contract.listObjections, {
    query: { state: 'all', limit: 50 },
  });
  expect(all).toMatchObject({ items: [], counts: { all: 0 } });
});
