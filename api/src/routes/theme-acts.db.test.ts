import { engineTheme, verifyTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as histories from '../contract/theme-history.ts';
import * as contract from '../contract/themes.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';
import { testCouncil, type TestCouncil } from '../test-council.ts';
import { answered, toDecide, toVerify } from '../test-theme-parts.ts';

let t: TestApp;
let c: TestCouncil;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  c = await testCouncil(t);
});
afterAll(() => t.close());

test('each gate is refused once, says what is missing, and opens with it', async () => {
  const { id } = await c.theme('Late');
  expect(await c.move(id, 'grouped')).toMatchObject({ status: 200, body: { status: 'grouped' } });

  const unowned = await c.move(id, 'owned');
  expect(unowned).toMatchObject({
    status: 422,
    body: { code: 'theme_missing', missing: ['owner'] },
  });
  expect(unowned.body.detail).toBe('This theme cannot be there yet. Still missing: an owner.');
  expect((await c.move(id, 'owned', { ownerId: c.member.memberId })).status).toBe(200);

  const causeless = await c.move(id, 'decided', answered.decision);
  expect(causeless.body.missing).toEqual(['should_exist', 'root_cause']);
  const undecided = await c.move(id, 'decided', answered.cause);
  expect(undecided.body.missing).toEqual(['decision']);
  expect(await c.move(id, 'decided', toDecide)).toMatchObject({
    status: 200,
    body: { decision: 'Simplify', decidedBy: 'Test council', missing: ['target'] },
  });

  const aimless = await c.move(id, 'being_fixed');
  expect(aimless.body.missing).toEqual(['target']);
  const left = await c.move(id, 'being_fixed', { ...answered.target, decisionKind: 'leave' });
  expect(left.body.missing).toEqual(['decision_to_act']);
  expect(await c.move(id, 'being_fixed', answered.target)).toMatchObject({
    status: 200,
    body: { target: { goal: 1, baseline: { weeks: 8, count: 0 } }, missing: ['action_taken'] },
  });

  const undone = await c.move(id, 'verifying');
  expect(undone.body.missing).toEqual(['action_taken']);
  expect((await c.move(id, 'verifying', answered.action)).status).toBe(200);
  const unverified = await c.move(id, 'prevented');
  expect(unverified.body.missing).toEqual(['verified', 'prevention']);
  await c.run((tx) => verifyTheme(tx, id));
  expect((await c.move(id, 'prevented')).body.missing).toEqual(['prevention']);
  expect(await c.move(id, 'prevented', answered.prevention)).toMatchObject({
    status: 200,
    body: { next: null },
  });
});

test('declining needs a reason, which goes when the theme is taken up again', async () => {
  const { id } = await c.theme('Late');
  expect((await c.move(id, 'declined')).body.missing).toEqual(['declined_reason']);
  const declined = await c.move(id, 'declined', { declinedReason: 'Not ours' });
  expect(declined.body.declinedReason).toBe('Not ours');
  expect((await c.move(id, 'heard')).body.declinedReason).toBeNull();
});

test('what a status needs cannot be taken away from it', async () => {
  const { id } = await c.theme('Late');
  await c.move(id, 'decided', { ownerId: c.member.memberId, ...toDecide });
  const change = async (body: object) =>
    c.ask(contract.changeTheme, {
      params: { id: id },
      body: { version: await c.version(id), ...body },
    });
  expect((await change({ ownerId: null })).body.missing).toEqual(['owner']);
  expect((await change({ decision: '  ' })).body.missing).toEqual(['decision']);
  expect((await change({ whys: [] })).body.missing).toEqual(['root_cause']);
});

test('of two changes on one version the second is refused and changes nothing', async () => {
  const { id } = await c.theme('Late');
  const change = (label: string) =>
    c.ask(contract.changeTheme, { params: { id: id }, body: { version: 1, label } });
  const answers = await Promise.all([change('One'), change('Two')]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  const refused = answers.find((answer) => answer.status === 409);
  expect(refused!.body.code).toBe('theme_changed');
  const kept = answers.find((answer) => answer.status === 200);
  expect((await c.ask(contract.readTheme, { params: { id: id } })).body).toMatchObject({
    label: kept!.body.label,
    autoLabel: 'Late',
    aliases: ['Late'],
    version: 2,
  });
});

test('what a person called a theme is never what the engine called it', async () => {
  const made = await c.ask(contract.createTheme, { body: { label: 'Mine', feedbackIds: [] } });
  const { id } = made.body;
  const renamed = await c.ask(contract.changeTheme, {
    params: { id },
    body: { version: await c.version(id), label: 'Ours', ownerId: c.member.memberId },
  });
  expect(renamed.body).toMatchObject({ label: 'Ours', autoLabel: null });
});

test('an owner from elsewhere, or who may not sign in any more, is refused', async () => {
  const { id } = await c.theme('Late');
  const stranger = await t.member('owner');
  const former = await t.member('owner', { id: c.member.orgId, slug: c.member.slug });
  await c.run((tx) => tx`update member set disabled_at = now() where id = ${former.memberId}`);
  for (const ownerId of [stranger.memberId, former.memberId]) {
    expect((await c.move(id, 'owned', { ownerId })).body.code).toBe('unknown_reference');
  }
});

test('a theme made by hand holds the comments given, and goes when that is undone', async () => {
  const late = await c.theme('Late', [{}, {}]);
  const made = await c.ask(contract.createTheme, {
    body: { label: 'Mine', feedbackIds: late.ids },
  });
  expect(made.status).toBe(201);
  expect((await c.ask(contract.readTheme, { params: { id: made.body.id } })).body.count).toBe(2);
  const undo = await c.ask(histories.undoEvent, { params: { id: made.body.eventId! } });
  expect((await c.ask(contract.readTheme, { params: { id: made.body.id } })).status).toBe(404);
  expect((await c.ask(contract.readTheme, { params: { id: late.id } })).body.count).toBe(2);
  await c.ask(histories.undoEvent, { params: { id: undo.body.eventId! } });
  expect((await c.ask(contract.readTheme, { params: { id: made.body.id } })).body.count).toBe(2);
});

test('an act that others built upon is not undone', async () => {
  const { id } = await c.theme('Late');
  const assigned = await c.ask(contract.changeTheme, {
    params: { id: id },
    body: { version: 1, ownerId: c.member.memberId },
  });
  await c.move(id, 'owned');
  const undo = await c.ask(histories.undoEvent, { params: { id: assigned.body.eventId! } });
  expect(undo).toMatchObject({ status: 409, body: { code: 'changed_since' } });
});

test('actions: added, done, taken away; each can be undone', async () => {
  const { id } = await c.theme('Late');
  const added = await c.ask(contract.addAction, {
    params: { id: id },
    body: {
      what: 'Ask the carrier',
      ownerId: c.member.memberId,
      dueOn: '2026-03-31',
    },
  });
  expect(added).toMatchObject({ status: 201, body: { owner: { name: 'Test council' } } });
  const change = (body: object) =>
    c.ask(contract.changeAction, { params: { id: added.body.id }, body });
  expect((await change({ done: true })).body.doneAt).not.toBeNull();
  await change({ removed: true });
  expect((await c.ask(contract.readTheme, { params: { id: id } })).body.actions).toEqual([]);

  const { body } = await c.ask(histories.readThemeHistory, { params: { id: id } });
  const acts = body.items.map((event) => event.act);
  expect(acts).toEqual(['action_removed', 'action_done', 'action_added']);
  await c.ask(histories.undoEvent, { params: { id: body.items[0]!.id } });
  await c.ask(histories.undoEvent, { params: { id: body.items[1]!.id } });
  const [action] = (await c.ask(contract.readTheme, { params: { id: id } })).body.actions;
  expect(action).toMatchObject({ what: 'Ask the carrier', doneAt: null });
});

test('moving to prevented begins anew what can regress', async () => {
  const id = await c.run((tx) =>
    engineTheme(tx, { label: 'Late', status: 'prevented', ownerId: c.member.memberId }),
  );
  await c.run((tx) => tx`update theme set regressed_at = now(), status = 'owned' where id = ${id}`);
  const flags = async () => (await c.ask(contract.readTheme, { params: { id: id } })).body.flags;
  expect(await flags()).toContain('regressed');
  await c.move(id, 'verifying', toVerify);
  await c.run((tx) => verifyTheme(tx, id));
  await c.move(id, 'prevented', answered.prevention);
  await c.move(id, 'owned');
  expect(await flags()).not.toContain('regressed');
});

test('readers and agents look but change nothing', async () => {
  const { id } = await c.theme('Late');
  const org = { id: c.member.orgId, slug: c.member.slug };
  for (const role of ['reader', 'agent'] as const) {
    const looker = asker(t, (await t.member(role, org)).headers);
    expect((await looker(contract.readTheme, { params: { id: id } })).status).toBe(200);
    expect(
      (await looker(contract.changeTheme, { params: { id: id }, body: { version: 1, label: 'X' } }))
        .status,
    ).toBe(403);
    expect((await looker(contract.createTheme, { body: { label: 'X' } })).status).toBe(403);
  }
});
