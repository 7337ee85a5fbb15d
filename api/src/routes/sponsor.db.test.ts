import { randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertPastEvent } from '@vocero/sql/demo-history';
import { removeEmptyThemes } from '@vocero/sql/learning';
import { addBaseline, addComments, engineTheme } from '@vocero/sql/test-themes';
import { lockThemes } from '@vocero/sql/theme-columns';
import { verify } from '@vocero/sql/verify-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listMessages } from '../contract/messages.ts';
import * as contract from '../contract/sponsor.ts';
import { readThemeHistory } from '../contract/theme-history.ts';
import { addAction, changeTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { uuid7 } from '../uuid7.ts';

let t: TestApp;
let sponsor: TestMember;
let owner: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  sponsor = await t.member('sponsor');
  owner = await t.member('owner', { id: sponsor.orgId, slug: sponsor.slug });
  ask = asker(t, sponsor.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, sponsor.orgId, work);
const DAY = 86_400_000;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
const read = async (month?: string) =>
  (await ask(contract.readSponsorMonth, { query: month ? { month } : {} })).body;

const owned = (label: string) =>
  run((tx) => engineTheme(tx, { label, status: 'owned', ownerId: owner.memberId }));

test('themes and actions past their day are overdue, with days and whose they are', async () => {
  const id = await owned('Late invoice');
  await t.owner`update theme set due_on = ${day(3)} where id = ${id}`;
  const act = asker(t, owner.headers);
  const late = { what: 'Print the dates', dueOn: day(5), ownerId: sponsor.memberId };
  expect((await act(addAction, { params: { id }, body: late })).status).toBe(201);
  await act(addAction, { params: { id }, body: { what: 'Not yet', dueOn: day(-5) } });
  const { numbers, lateThemes, lateActions } = await read();
  expect(numbers.overdue.now).toBe(2);
  expect(lateThemes.lines).toMatchObject([
    { theme: { label: 'Late invoice', owner: { name: 'Test owner' } }, daysLate: 3 },
  ]);
  expect(lateActions.lines).toMatchObject([
    { what: 'Print the dates', doer: { name: 'Test sponsor' }, daysLate: 5 },
  ]);
});

test('a theme that somebody was asked after stays, whatever the engine finds later', async () => {
  const themeId = await run((tx) => engineTheme(tx, { label: 'Heard once' }));
  await t.member('chair', { id: sponsor.orgId, slug: sponsor.slug });
  expect((await ask(contract.askOwner, { body: { themeId } })).status).toBe(201);
  expect(await run(removeEmptyThemes)).toEqual([]);
});

test('of the ten largest those without an owner are named, with since when and contacts', async () => {
  await run(async (tx) => {
    const own = await engineTheme(tx, { label: 'Nobody', status: 'grouped' });
    await addComments(tx, [{ themeId: own }, { themeId: own, daysAgo: 20 }]);
    for (let n = 0; n < 10; n++) {
      const themeId = await engineTheme(tx, { label: `Larger ${n}` });
      await addComments(tx, [{ themeId }, { themeId }, { themeId }]);
    }
  });
  const { unowned } = await read();
  expect(unowned.count).toBe(10);
  expect(unowned.lines.map(({ theme }) => theme.label)).not.toContain('Nobody');
  expect(unowned.lines[0]).toMatchObject({ rank: 1, theme: { contacts: 3 } });
});

test('refused: open objections, themes declined this month, themes behind a barrier', async () => {
  const [objected, barred, declined, stalled] = [
    await owned('Objected'),
    await owned('Barred'),
    await run((tx) => engineTheme(tx, { label: 'Declined' })),
    await owned('Stalled'),
  ];
  await t.owner`update theme set barrier = 'not_ours' where id = ${barred}`;
  await t.owner`update theme set status = 'declined', declined_reason = 'Too rare'
    where id = ${declined}`;
  await t.owner`update theme set status_since = now() - interval '60 days',
    created_at = now() - interval '60 days' where id = ${stalled}`;
  await t.owner`
    insert into objection (org_id, theme_id, stance, said_by, text, escalated_at)
    values (${sponsor.orgId}, ${objected}, 'doubts_data', 'Head of billing', 'Only a few', now())`;
  await t.owner`
    insert into objection (org_id, theme_id, stance, outcome, settled_at)
    values (${sponsor.orgId}, ${objected}, 'not_theirs', 'agreed', now())`;
  const page = await read();
  expect(page.numbers.refused.now).toBe(3);
  expect(page.objections.lines).toMatchObject([
    { stance: 'doubts_data', saidBy: 'Head of billing', text: 'Only a few' },
  ]);
  expect(page.declined.lines).toMatchObject([{ reason: 'Too rare' }]);
  expect(page.barred.lines).toMatchObject([{ barrier: 'not_ours' }]);
  expect(page.stalled.lines.map(({ theme }) => theme.label)).toEqual(['Stalled']);
});

/** A theme that has been there for 100 days, with acts of its past. */
async function pastTheme(label: string): Promise<string> {
  const id = await owned(label);
  await t.owner`update theme set created_at = now() - interval '100 days',
    status_since = now() - interval '100 days' where id = ${id}`;
  return id;
}

/** The middle of the month so many months before the running one, in UTC as the organisation is. */
function monthsAgo(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15, 12));
}

const monthOf = (date: Date) => date.toISOString().slice(0, 7);

const told = (tx: Tx, at: Date, event: { themeId: string; before: object; after: object }) =>
  insertPastEvent(tx, {
    id: uuid7(at.getTime()),
    act: 'changed',
    memberId: owner.memberId,
    note: null,
    at,
    ...event,
  } as never);

test('a month that is over is told as it stood at its end, whatever happened since', async () => {
  const themeId = await pastTheme('Was late');
  const due = monthsAgo(2).toISOString().slice(0, 10);
  // Two months ago it was due; last month somebody gave it another day.
  await t.owner`update theme set due_on = ${day(-30)} where id = ${themeId}`;
  await run((tx) =>
    told(tx, monthsAgo(1), {
      themeId,
      before: { dueOn: due, ownerId: null },
      after: { dueOn: day(-30), ownerId: owner.memberId },
    }),
  );
  const then = await read(monthOf(monthsAgo(2)));
  expect(then.isRunning).toBe(false);
  expect(then.lateThemes.lines).toMatchObject([
    { dueOn: due, theme: { label: 'Was late', owner: null, ask: null } },
  ]);
  const later = await read(monthOf(monthsAgo(1)));
  expect(later.numbers.overdue).toEqual({ now: 0, before: 1 });
});

test('regressed and verified ones are those of the month that nobody took back', async () => {
  const [fell, back, undone] = [
    await pastTheme('Fell'),
    await pastTheme('Back'),
    await pastTheme('Undone'),
  ];
  const at = new Date(Date.now() - 1000);
  const eventId = uuid7(at.getTime());
  const weeks = { from: '2026-03-02', until: '2026-03-30', weeks: 4, driver: null, spread: 1 };
  const target = {
    metric: 'count',
    goal: 4,
    on: '2026-06-01',
    weeks: 4,
    baseline: { ...weeks, weeks: 8, count: 80 },
  };
  await t.owner`update theme set target = ${t.owner.json(target)} where id = ${fell}`;
  const verification = JSON.stringify({ ...weeks, count: 10, probability: 0.001 });
  await run(async (tx) => {
    await addBaseline(tx, fell, target.baseline);
    const event = { memberId: null, note: null, before: {}, at };
    await insertPastEvent(tx, {
      ...event,
      id: uuid7(at.getTime()),
      themeId: fell,
      act: 'verified',
      after: { verification },
    });
    for (const [id, themeId] of [
      [uuid7(at.getTime()), back],
      [eventId, undone],
    ] as const) {
      await insertPastEvent(tx, { ...event, id, themeId, act: 'regressed', after: {} });
    }
  });
  await t.owner`insert into theme_event (org_id, theme_id, act, by, undoes)
    values (${sponsor.orgId}, ${undone}, 'undone', 'engine', ${eventId})`;
  const { regressed, verified } = await read();
  expect(regressed.lines.map(({ theme }) => theme.label)).toEqual(['Back']);
  expect(verified.lines).toMatchObject([
    { theme: { label: 'Fell' }, fall: { before: { count: 80 }, after: { count: 10 } } },
  ]);
  // 10 in 4 weeks against 80 in 8: a quarter
  expect(verified.lines[0]!.fall!.ratio).toBeCloseTo(0.25, 12);
});

test('a fall is told as it was verified, whatever the theme aims at since', async () => {
  const id = await owned('Fell');
  const weeks = { from: '2026-03-02', until: '2026-03-30', weeks: 4, driver: null, spread: 1 };
  const baseline = { ...weeks, from: '2026-01-05', until: '2026-03-02', weeks: 8, count: 80 };
  const target = { metric: 'count', goal: 4, on: '2030-01-01', weeks: 4, baseline };
  await run(async (tx) => {
    await tx`update theme set target = ${tx.json(target)} where id = ${id}`;
    await addBaseline(tx, id, baseline);
    const [theme] = await lockThemes(tx, [id]);
    await verify(tx, theme!, { ...weeks, count: 10, probability: 0.001 });
    const next = { ...target, baseline: { ...baseline, from: '2026-02-02', weeks: 4, count: 20 } };
    await tx`update theme set target = ${tx.json(next)} where id = ${id}`;
  });
  const { verified } = await read();
  expect(verified.lines[0]!.fall).toMatchObject({ before: { count: 80, weeks: 8 } });
});

test('whose theme it is gets the question once a day, and the history shows it', async () => {
  const themeId = await owned('Late invoice');
  await t.owner`update theme set due_on = ${day(3)} where id = ${themeId}`;
  const body = { themeId, text: 'What do you need?' };
  const asked = await ask(contract.askOwner, { body });
  expect([asked.status, asked.body.to.name, asked.body.isOwner]).toEqual([201, 'Test owner', true]);
  const again = await ask(contract.askOwner, { body: { themeId } });
  expect([again.status, again.body.code]).toEqual([409, 'asked_today']);

  const theirs = asker(t, owner.headers);
  const { items } = (await theirs(listMessages)).body;
  expect(items).toMatchObject([{ kind: 'sponsor_asks', themeId }]);
  const history = (await ask(readThemeHistory, { params: { id: themeId } })).body.items;
  expect(history[0]).toMatchObject({
    act: 'sponsor_asked',
    note: 'What do you need?',
    after: { askedOf: owner.memberId },
    canUndo: false,
  });
  const { lateThemes, asks } = await read();
  expect(lateThemes.lines[0]!.theme.ask).toMatchObject({
    to: { name: 'Test owner' },
    last: { by: 'Test sponsor', text: 'What do you need?', isToday: true },
  });
  expect(asks).toMatchObject([{ to: 'Test owner', movedAt: null }]);
});

test('a question is answered by what moves the theme on', async () => {
  const themeId = await owned('Late invoice');
  await ask(contract.askOwner, { body: { themeId } });
  await asker(t, owner.headers)(addAction, { params: { id: themeId }, body: { what: 'Do it' } });
  expect((await read()).asks[0]!.movedAt).not.toBeNull();
});

test('yesterday’s question does not stand in the way of one today', async () => {
  const themeId = await owned('Late invoice');
  await ask(contract.askOwner, { body: { themeId } });
  await t.owner`update sponsor_ask set day = day - 1 where theme_id = ${themeId}`;
  expect((await ask(contract.askOwner, { body: { themeId } })).status).toBe(201);
});

test('of a theme that nobody owns the chair is asked; of an action whoever does it', async () => {
  const chair = await t.member('chair', { id: sponsor.orgId, slug: sponsor.slug });
  const themeId = await run((tx) => engineTheme(tx, { label: 'Nobody', status: 'grouped' }));
  const first = await ask(contract.askOwner, { body: { themeId } });
  expect(first.body).toMatchObject({ to: { id: chair.memberId }, isOwner: false });

  const body = { what: 'Print the dates', dueOn: day(2), ownerId: owner.memberId };
  const action = await asker(t, owner.headers)(addAction, { params: { id: themeId }, body });
  const actionId = action.body.id;
  const second = await ask(contract.askOwner, { body: { themeId, actionId } });
  expect(second.body).toMatchObject({ to: { id: owner.memberId } });
});

test('nobody is asked who has no access any more, nor oneself', async () => {
  const chair = await t.member('chair', { id: sponsor.orgId, slug: sponsor.slug });
  const themeId = await owned('Late invoice');
  await t.owner`update member set disabled_at = now() where id = ${owner.memberId}`;
  const asked = await asker(t, chair.headers)(contract.askOwner, { body: { themeId } });
  expect([asked.status, asked.body.code]).toEqual([422, 'ask_oneself']);
  expect((await ask(contract.askOwner, { body: { themeId } })).body.to.id).toBe(chair.memberId);
});

test('what is not there, or is not theirs, cannot be asked after, and nothing is written', async () => {
  const foreign = await t.member('chair');
  const elsewhere = await inOrganization(t.sql, foreign.orgId, (tx) =>
    engineTheme(tx, { label: 'Elsewhere' }),
  );
  const themeId = await owned('Late invoice');
  for (const body of [
    { themeId: elsewhere },
    { themeId: randomUUID() },
    { themeId, actionId: randomUUID() },
  ]) {
    expect((await ask(contract.askOwner, { body })).status).toBe(404);
  }
  const long = await ask(contract.askOwner, { body: { themeId, text: 'x'.repeat(501) } });
  expect(long.status).toBe(400);
  const [row] = await t.owner`select count(*)::int as n from sponsor_ask
    where org_id = ${sponsor.orgId}`;
  expect(row!['n']).toBe(0);
});

test('a month that has not come, was before everything or is none is refused', async () => {
  await owned('Late invoice');
  for (const [month, status] of [
    ['2199-01', 404],
    ['2001-01', 404],
    ['2026-13', 400],
  ] as const) {
    expect((await ask(contract.readSponsorMonth, { query: { month } })).status).toBe(status);
  }
});

test('an owner sees neither the page nor can ask', async () => {
  const act = asker(t, owner.headers);
  expect((await act(contract.readSponsorMonth)).status).toBe(403);
  expect((await act(contract.askOwner, { body: { themeId: randomUUID() } })).status).toBe(403);
  // A sponsor changes nothing of a theme.
  const id = await owned('Late invoice');
  const change = await ask(changeTheme, { params: { id }, body: { version: 1, label: 'Mine' } });
  expect(change.status).toBe(403);
});
