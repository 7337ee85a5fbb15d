import { inOrganization } from '@vocero/sql/connect';
import { createTheme } from '@vocero/sql/theme-acts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/meetings.ts';
import { readThemeHistory } from '../contract/theme-history.ts';
import { changeAction, readTheme } from '../contract/themes.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testMeeting, type TestMeeting } from '../test-meeting.ts';

let t: TestApp;
let m: TestMeeting;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  m = await testMeeting(t);
});
afterAll(() => t.close());

test('the same entry sent twice is one line, one event and one action', async () => {
  const [late] = m.themes;
  await m.start();
  const id = randomUUID();
  const entry = { act: 'action_added' as const, what: 'Call the printer' };
  const [one, two] = await Promise.all([m.act(late, entry, id), m.act(late, entry, id)]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect((await m.act(late, entry, id)).body.entries).toHaveLength(1);
  const { actions } = (await m.ask(readTheme, { params: { id: late } })).body;
  expect(actions.filter(({ what }) => what === entry.what)).toHaveLength(1);
  await m.close();
  expect((await m.act(late, entry, id)).status).toBe(200);
});

test('two who act on the same theme at once: the second is told, and nothing is lost', async () => {
  const [late, lost] = m.themes;
  await m.start();
  const watched = { act: 'watched' as const, version: await m.versionOf(late), reason: null };
  const declined = { ...watched, act: 'declined' as const, reason: 'Not ours' };
  const answers = await Promise.all([m.act(late, watched), m.act(late, declined)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('theme_changed');
  expect((await m.run()).entries).toHaveLength(1);
  const both = await Promise.all([
    m.act(late, { act: 'noted', text: 'One' }),
    m.act(lost, { act: 'noted', text: 'Two' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await m.run()).entries).toHaveLength(3);
});

test('what is taken back is as it was, and told so; a second time changes nothing', async () => {
  const [late] = m.themes;
  await m.understand(late);
  await m.start();
  const before = (await m.ask(readTheme, { params: { id: late } })).body;
  const ids = { decided: randomUUID(), action: randomUUID() };
  await m.act(late, await m.decision(late), ids.decided);
  await m.act(late, { act: 'action_added', what: 'Call the printer' }, ids.action);
  await m.undo(ids.action);
  const undone = await m.undo(ids.decided);
  expect(undone.body.entries.map(({ undoneAt }) => undoneAt !== null)).toEqual([true, true]);
  const after = (await m.ask(readTheme, { params: { id: late } })).body;
  expect(after).toMatchObject({ status: before.status, decision: null, decisionKind: null });
  expect(after.actions.map(({ what }) => what)).toEqual(['Look into Late']);
  const events = async () =>
    (await m.ask(readThemeHistory, { params: { id: late } })).body.items.length;
  const count = await events();
  expect((await m.undo(ids.decided)).status).toBe(200);
  expect(await events()).toBe(count);
  await m.close();
  expect((await m.undo(ids.decided)).status).toBe(200);
  const minutes = (await m.ask(contract.readMinutes, { params: m.params })).body;
  expect(minutes.items).toEqual([]);
});

test('what something later stands on stays, and the refusal says why', async () => {
  const [late] = m.themes;
  await m.start();
  const id = randomUUID();
  const owner = { act: 'assigned' as const, ownerId: m.chair.memberId };
  await m.act(late, { ...owner, version: await m.versionOf(late) }, id);
  await m.act(late, { act: 'watched', version: await m.versionOf(late), reason: 'Wait' });
  const refused = await m.undo(id);
  expect([refused.status, refused.body.code]).toEqual([409, 'changed_since']);
  expect((await m.run()).entries.every(({ undoneAt }) => undoneAt === null)).toBe(true);
});

test('an action that somebody took away on the page of its theme can still be struck', async () => {
  const [late] = m.themes;
  await m.start();
  const id = randomUUID();
  await m.act(late, { act: 'action_added', what: 'Call the printer' }, id);
  const { actions } = (await m.ask(readTheme, { params: { id: late } })).body;
  const action = actions.find(({ what }) => what === 'Call the printer')!;
  await m.ask(changeAction, { params: { id: action.id }, body: { removed: true } });
  expect((await m.undo(id)).body.entries[0]!.undoneAt).not.toBeNull();
});

test('what is missing is told, and the decision stays with the theme', async () => {
  const [late] = m.themes;
  await m.start();
  const { body } = await m.act(late, await m.decision(late));
  expect(body.entries[0]).toMatchObject({
    status: null,
    missing: ['owner', 'should_exist', 'root_cause'],
  });
  expect((await m.ask(readTheme, { params: { id: late } })).body).toMatchObject({
    status: 'heard',
    decision: 'Send it by itself',
  });
});

test('an entry of another theme’s organisation, or without a theme, is refused', async () => {
  await m.start();
  const other = await t.member('admin');
  const foreign = await inOrganization(t.deps.sql, other.orgId, (tx) =>
    createTheme(tx, { label: 'Theirs', feedbackIds: [], memberId: other.memberId }),
  );
  expect((await m.act(foreign.id, { act: 'noted', text: 'Hm' })).status).toBe(404);
  const owner = { act: 'assigned' as const, ownerId: other.memberId };
  const version = await m.versionOf(m.themes[0]);
  expect((await m.act(m.themes[0], { ...owner, version })).status).toBe(422);
  const nameless = await m.act(null, { act: 'asked_more', what: 'What?' });
  expect([nameless.status, nameless.body.code]).toEqual([400, 'invalid']);
  expect((await m.run()).entries).toEqual([]);
});
