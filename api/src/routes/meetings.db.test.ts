import { inOrganization } from '@vocero/sql/connect';
import { createTheme } from '@vocero/sql/theme-acts';
import { addComments } from '@vocero/sql/test-themes';
import ICAL from 'ical.js';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrangeAgenda, changeMeeting, readAgenda } from '../contract/agendas.ts';
import * as councils from '../contract/councils.ts';
import type { Role } from '../contract/endpoint.ts';
import * as contract from '../contract/meetings.ts';
import { listMessages } from '../contract/messages.ts';
import { readThemeHistory } from '../contract/theme-history.ts';
import { addAction, changeAction, changeTheme, readTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
let council: councils.Council;
let params: { id: string; day: string };
/** Three themes on the agenda, each with an action that is late. */
let themes: string[];

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
  council = await found({ memberIds: [chair.memberId] });
  params = { id: council.id, day: council.upcoming[0]!.plannedOn };
  themes = [];
  for (const label of ['Late', 'Lost', 'Loud']) themes.push(await makeTheme(label));
});
afterAll(() => t.close());

const today = () => new Date().toISOString().slice(0, 10);

async function found(change: Partial<councils.NewCouncil>) {
  const cadence = { freq: 'week' as const, every: 1, weekday: 2, nth: null, fromDay: today() };
  const body = { name: 'Customers', cadence, starts: '09:30', ...change };
  const answer = await ask(councils.createCouncil, { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function makeTheme(label: string): Promise<string> {
  const { id } = await inOrganization(t.deps.sql, chair.orgId, (tx) =>
    createTheme(tx, { label, feedbackIds: [], memberId: chair.memberId }),
  );
  const body = { what: `Look into ${label}`, dueOn: '2026-01-05' };
  expect((await ask(addAction, { params: { id }, body })).status).toBe(201);
  return id;
}

const colleague = (role: Role) => t.member(role, { id: chair.orgId, slug: chair.slug });
const start = () => ask(contract.startMeeting, { params });
const close = () => ask(contract.closeMeeting, { params });
const run = async () => (await ask(contract.readRun, { params })).body;
const versionOf = async (id: string) => (await ask(readTheme, { params: { id } })).body.version;

function act(themeId: string | null, entry: contract.MeetingAct, id = randomUUID()) {
  return ask(contract.actInMeeting, { params, body: { id, themeId, entry } });
}
const undo = (entryId: string) => ask(contract.undoEntry, { params: { ...params, entryId } });

/** All that decided asks for, but the decision. */
async function understand(id: string): Promise<void> {
  const body = {
    version: await versionOf(id),
    ownerId: chair.memberId,
    shouldExist: 'no' as const,
    whys: [{ text: 'The form is old', isRoot: true, category: 'process' as const }],
  };
  expect((await ask(changeTheme, { params: { id }, body })).status).toBe(200);
}

const decision = async (id: string): Promise<contract.MeetingAct> => ({
  act: 'decided',
  version: await versionOf(id),
  decisionKind: 'eliminate',
  decision: 'Send it by itself',
});

test('a meeting of three themes, from its agenda to its minutes', async () => {
  const owner = await colleague('owner');
  const [late, lost, loud] = themes as [string, string, string];
  await understand(late);
  const begun = await start();
  expect(begun.body).toMatchObject({ state: 'running', quorum: { present: 1, isMet: true } });
  expect(begun.body.items.map(({ themeId }) => themeId).toSorted()).toEqual(themes.toSorted());

  await ask(contract.turnTo, { params, body: { themeId: late } });
  const decided = await act(late, await decision(late));
  expect(decided.body.entries).toMatchObject([
    { act: 'decided', status: 'decided', missing: [], text: 'Send it by itself' },
  ]);
  expect((await ask(readTheme, { params: { id: late } })).body.status).toBe('decided');

  const assigned = { act: 'assigned' as const, ownerId: owner.memberId, dueOn: '2027-01-15' };
  await act(lost, { ...assigned, version: await versionOf(lost) });
  const more = await act(lost, { act: 'asked_more', what: 'Ask the drivers' });
  expect(more.body.entries.at(-1)).toMatchObject({
    ownerName: 'Test owner',
    dueOn: more.body.next!.day,
  });
  await act(null, { act: 'noted', text: 'The room is too small' });

  const closed = await close();
  expect(closed.body).toMatchObject({ state: 'closed', revision: 1, themeId: null });
  const minutes = (await ask(contract.readMinutes, { params })).body;
  expect(minutes.items.map(({ themeId, status }) => [themeId, status]).toSorted()).toEqual(
    [
      [late, 'decided'],
      [lost, 'owned'],
    ].toSorted(),
  );
  expect(minutes.notReached).toEqual([{ themeId: loud, label: 'Loud' }]);
  expect(minutes.notes.map(({ text }) => text)).toEqual(['The room is too small']);
  expect(
    (await ask(contract.listMinutes, { params: { id: council.id } })).body.items,
  ).toMatchObject([{ plannedOn: params.day, present: 1, items: 2, outcomes: 3 }]);

  const next = { id: council.id, day: council.upcoming[1]!.plannedOn };
  const agenda = (await ask(readAgenda, { params: next })).body;
  const ofLoud = agenda.items.find(({ themeId }) => themeId === loud)!;
  expect(ofLoud.reasons.map(({ code }) => code)).toContain('put_off');
  const ofLate = agenda.items.find(({ themeId }) => themeId === late)!;
  expect(ofLate.reasons.map(({ code }) => code)).not.toContain('put_off');
});
