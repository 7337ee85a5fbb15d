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

test('the same entry sent twice is one line, one event and one action', async () => {
  const [late] = themes as [string];
  await start();
  const id = randomUUID();
  const entry = { act: 'action_added' as const, what: 'Call the printer' };
  const [one, two] = await Promise.all([act(late, entry, id), act(late, entry, id)]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect((await act(late, entry, id)).body.entries).toHaveLength(1);
  const { actions } = (await ask(readTheme, { params: { id: late } })).body;
  expect(actions.filter(({ what }) => what === entry.what)).toHaveLength(1);
  await close();
  expect((await act(late, entry, id)).status).toBe(200);
});

test('two who act on the same theme at once: the second is told, and nothing is lost', async () => {
  const [late, lost] = themes as [string, string];
  await start();
  const watched = { act: 'watched' as const, version: await versionOf(late), reason: null };
  const declined = { ...watched, act: 'declined' as const, reason: 'Not ours' };
  const answers = await Promise.all([act(late, watched), act(late, declined)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('theme_changed');
  expect((await run()).entries).toHaveLength(1);
  const both = await Promise.all([
    act(late, { act: 'noted', text: 'One' }),
    act(lost, { act: 'noted', text: 'Two' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await run()).entries).toHaveLength(3);
});

test('what is taken back is as it was, and told so; a second time changes nothing', async () => {
  const [late] = themes as [string];
  await understand(late);
  await start();
  const before = (await ask(readTheme, { params: { id: late } })).body;
  const ids = { decided: randomUUID(), action: randomUUID() };
  await act(late, await decision(late), ids.decided);
  await act(late, { act: 'action_added', what: 'Call the printer' }, ids.action);
  await undo(ids.action);
  const undone = await undo(ids.decided);
  expect(undone.body.entries.map(({ undoneAt }) => undoneAt !== null)).toEqual([true, true]);
  const after = (await ask(readTheme, { params: { id: late } })).body;
  expect(after).toMatchObject({ status: before.status, decision: null, decisionKind: null });
  expect(after.actions.map(({ what }) => what)).toEqual(['Look into Late']);
  const events = async () =>
    (await ask(readThemeHistory, { params: { id: late } })).body.items.length;
  const count = await events();
  expect((await undo(ids.decided)).status).toBe(200);
  expect(await events()).toBe(count);
  await close();
  const minutes = (await ask(contract.readMinutes, { params })).body;
  expect(minutes.items).toEqual([]);
});

test('what something later stands on stays, and the refusal says why', async () => {
  const [late] = themes as [string];
  await start();
  const id = randomUUID();
  const owner = { act: 'assigned' as const, ownerId: chair.memberId };
  await act(late, { ...owner, version: await versionOf(late) }, id);
  await act(late, { act: 'watched', version: await versionOf(late), reason: 'Wait' });
  const refused = await undo(id);
  expect([refused.status, refused.body.code]).toEqual([409, 'changed_since']);
  expect((await run()).entries.every(({ undoneAt }) => undoneAt === null)).toBe(true);
});

test('an action that somebody took away on the page of its theme can still be struck', async () => {
  const [late] = themes as [string];
  await start();
  const id = randomUUID();
  await act(late, { act: 'action_added', what: 'Call the printer' }, id);
  const { actions } = (await ask(readTheme, { params: { id: late } })).body;
  const action = actions.find(({ what }) => what === 'Call the printer')!;
  await ask(changeAction, { params: { id: action.id }, body: { removed: true } });
  expect((await undo(id)).body.entries[0]!.undoneAt).not.toBeNull();
});

test('what is missing is told, and the decision stays with the theme', async () => {
  const [late] = themes as [string];
  await start();
  const { body } = await act(late, await decision(late));
  expect(body.entries[0]).toMatchObject({
    status: null,
    missing: ['owner', 'should_exist', 'root_cause'],
  });
  expect((await ask(readTheme, { params: { id: late } })).body).toMatchObject({
    status: 'heard',
    decision: 'Send it by itself',
  });
});

test('nothing is done before a meeting begins, nor after it is closed', async () => {
  const [late] = themes as [string];
  const note = { act: 'noted' as const, text: 'Hm' };
  const early = await act(late, note);
  expect([early.status, early.body.code]).toEqual([409, 'meeting_not_started']);
  expect((await close()).body.code).toBe('meeting_not_started');
  await start();
  const id = randomUUID();
  await act(late, note, id);
  await close();
  const tries = [
    act(late, note),
    undo(id),
    ask(contract.turnTo, { params, body: { themeId: late } }),
    ask(contract.attend, { params, body: { guest: 'Bo', isPresent: true } }),
    ask(arrangeAgenda, { params, body: { version: 1, items: [] } }),
    ask(changeMeeting, { params, body: { version: 1, cancelled: true } }),
  ];
  for (const { status, body } of await Promise.all(tries)) {
    expect([status, body.code]).toEqual([409, 'meeting_closed']);
  }
  expect((await close()).body.revision).toBe(1);
});

test('a cancelled meeting does not begin, and one that goes on is not cancelled', async () => {
  const cancel = (version: number, cancelled = true) =>
    ask(changeMeeting, { params, body: { version, cancelled } });
  await cancel(0);
  const refused = await start();
  expect([refused.status, refused.body.code]).toEqual([409, 'meeting_cancelled']);
  await cancel(1, false);
  const { version } = (await start()).body.meeting;
  const late = await cancel(version);
  expect([late.status, late.body.code]).toEqual([409, 'meeting_running']);
});

test('a meeting that goes on keeps its agenda: what is due since waits, what is added comes in', async () => {
  await start();
  const fresh = await makeTheme('Fresh');
  expect((await run()).items).toHaveLength(3);
  await ask(contract.turnTo, { params, body: { themeId: themes[0]! } });
  await t.owner`update meeting set turned_at = now() - interval '90 seconds'
    where council_id = ${council.id}`;
  await ask(contract.turnTo, { params, body: { themeId: themes[1]! } });
  const { meeting, items } = await run();
  const all = [...items.map(({ themeId }) => themeId), fresh];
  const body = {
    version: meeting.version,
    items: all.map((themeId) => ({ themeId, state: 'on' as const })),
  };
  expect((await ask(arrangeAgenda, { params, body })).status).toBe(200);
  const after = await run();
  expect(after.items.at(-1)!.themeId).toBe(fresh);
  expect(after.items.find(({ themeId }) => themeId === themes[0])!.seconds).toBe(90);
  expect(after.themeId).toBe(themes[1]);
  const away = await ask(contract.turnTo, { params, body: { themeId: council.id } });
  expect([away.status, away.body.code]).toEqual([422, 'unknown_reference']);
});

test('minutes stay as they were written; corrected ones say so, and only managers open them', async () => {
  const [late] = themes as [string];
  await start();
  await act(late, { act: 'noted', text: 'As it was' });
  await close();
  const read = async () => (await ask(contract.readMinutes, { params })).body;
  const first = await read();
  const body = { version: await versionOf(late), label: 'Renamed' };
  await ask(changeTheme, { params: { id: late }, body });
  expect(await read()).toEqual(first);
  expect(first.items[0]!.label).toBe('Late');

  const worker = asker(t, (await colleague('council')).headers);
  expect((await worker(contract.reopenMeeting, { params })).status).toBe(403);
  const open = await ask(contract.reopenMeeting, { params });
  expect(open.body).toMatchObject({ state: 'running', revision: 1 });
  expect(await read()).toEqual(first);
  await act(null, { act: 'noted', text: 'Also' });
  expect((await close()).body.revision).toBe(2);
  expect(await read()).toMatchObject({ revision: 2, notes: [{ text: 'Also' }] });
});

test('minutes are told once to each of those they concern, and again when corrected', async () => {
  const owner = await colleague('owner');
  const bystander = await colleague('council');
  await start();
  await act(themes[0]!, { act: 'action_added', what: 'Call', ownerId: owner.memberId });
  await Promise.all([close(), close()]);
  const told = async (member: TestMember) => {
    const { items } = (await asker(t, member.headers)(listMessages, {})).body;
    return items.filter(({ kind }) => kind === 'minutes');
  };
  expect((await told(chair)).length).toBe(1);
  expect(await told(owner)).toMatchObject([{ meeting: { id: council.id, day: params.day } }]);
  expect(await told(bystander)).toEqual([]);
  await ask(contract.reopenMeeting, { params });
  await close();
  expect((await told(owner)).length).toBe(2);
});

test('a quorum counts members of the council, not guests or others', async () => {
  const member = await colleague('council');
  const other = await colleague('owner');
  const { version } = (await ask(councils.readCouncil, { params: { id: council.id } })).body;
  const memberIds = [chair.memberId, member.memberId];
  const change = { version, memberIds, quorum: 2 };
  await ask(councils.changeCouncil, { params: { id: council.id }, body: change });
  await start();
  const attend = async (who: { memberId: string } | { guest: string }, isPresent = true) =>
    (await ask(contract.attend, { params, body: { ...who, isPresent } })).body;
  await attend({ memberId: other.memberId });
  const guests = await attend({ guest: 'Bo <b>' });
  expect(guests.quorum).toEqual({ needed: 2, present: 1, isMet: false });
  expect(guests.people.map(({ isMember, isPresent }) => [isMember, isPresent])).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
  const met = await attend({ memberId: member.memberId });
  expect(met.quorum).toEqual({ needed: 2, present: 2, isMet: true });
  await attend({ memberId: member.memberId }, false);
  await close();
  const text = await (await get('minutes.md', 'es')).text();
  expect(text).toContain('No se alcanzó el quórum');
  expect(text).toContain('Bo \\<b\\>');
});

const get = (file: string, language = 'en', headers = chair.headers) =>
  t.app.request(`/api/v1/councils/${params.id}/meetings/${params.day}/${file}`, {
    headers: { ...headers, 'accept-language': language },
  });

test('readers look and do nothing; to another organisation there is no such meeting', async () => {
  await start();
  const reader = asker(t, (await colleague('reader')).headers);
  expect((await reader(contract.readRun, { params })).status).toBe(200);
  expect((await reader(contract.readSlides, { params })).status).toBe(200);
  const body = { id: randomUUID(), themeId: null, entry: { act: 'noted' as const, text: 'Hm' } };
  expect((await reader(contract.actInMeeting, { params, body })).status).toBe(403);
  expect((await reader(contract.closeMeeting, { params })).status).toBe(403);
  expect((await get('minutes.md')).status).toBe(404); // not closed yet
  await close();

  const other = await t.member('admin');
  const stranger = asker(t, other.headers);
  const asked = [
    stranger(contract.readRun, { params }),
    stranger(contract.readSlides, { params }),
    stranger(contract.startMeeting, { params }),
    stranger(contract.turnTo, { params, body: { themeId: null } }),
    stranger(contract.attend, { params, body: { guest: 'Me', isPresent: true } }),
    stranger(contract.actInMeeting, { params, body }),
    stranger(contract.undoEntry, { params: { ...params, entryId: randomUUID() } }),
    stranger(contract.closeMeeting, { params }),
    stranger(contract.reopenMeeting, { params }),
    stranger(contract.readMinutes, { params }),
    stranger(contract.listMinutes, { params: { id: council.id } }),
  ];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
  expect((await get('minutes.md', 'en', other.headers)).status).toBe(404);
});

test('an entry of another theme’s organisation, or without a theme, is refused', async () => {
  await start();
  const other = await t.member('admin');
  const foreign = await inOrganization(t.deps.sql, other.orgId, (tx) =>
    createTheme(tx, { label: 'Theirs', feedbackIds: [], memberId: other.memberId }),
  );
  expect((await act(foreign.id, { act: 'noted', text: 'Hm' })).status).toBe(404);
  const owner = { act: 'assigned' as const, ownerId: other.memberId };
  const version = await versionOf(themes[0]!);
  expect((await act(themes[0]!, { ...owner, version })).status).toBe(422);
  const nameless = await act(null, { act: 'asked_more', what: 'What?' });
  expect([nameless.status, nameless.body.code]).toEqual([400, 'invalid']);
  expect((await run()).entries).toEqual([]);
});

test('slides show what is heard of each theme on the agenda, in its order', async () => {
  const [late] = themes as [string];
  await inOrganization(t.deps.sql, chair.orgId, (tx) =>
    addComments(
      tx,
      [1, 2, 9, 40].map((daysAgo) => ({ themeId: late, daysAgo })),
    ),
  );
  await start();
  const { items } = (await ask(contract.readSlides, { params })).body;
  expect(items.map(({ themeId }) => themeId)).toEqual(
    (await run()).items.map(({ themeId }) => themeId),
  );
  const slide = items.find(({ themeId }) => themeId === late)!;
  expect(slide).toMatchObject({ count: 4, count7: 2, count30: 3, rootCause: null, cost30: null });
  expect(slide.weeks).toHaveLength(26);
  expect(slide.weeks.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(slide.quotes).toHaveLength(3);
  expect(slide.openActions.map(({ what }) => what)).toEqual(['Look into Late']);
  expect(slide.missing).toEqual([]);
});

test('after a meeting was closed its council’s calendar is still one', async () => {
  await start();
  await close();
  const { url } = (await ask(councils.createCalendarFeed, { params: { id: council.id } })).body;
  const feed = await t.app.request(new URL(url).pathname);
  const events = ICAL.Component.fromString(await feed.text()).getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const next = { ...params, day: (await run()).next!.plannedOn };
  const one = await t.app.request(`/api/v1/councils/${next.id}/meetings/${next.day}/calendar.ics`, {
    headers: chair.headers,
  });
  const event = ICAL.Component.fromString(await one.text()).getFirstSubcomponent('vevent')!;
  expect(event.getFirstPropertyValue('dtstart')!.toString().slice(0, 10)).toBe(next.day);
});

test('another rhythm leaves a meeting that goes on where it is', async () => {
  await start();
  const { version } = (await ask(councils.readCouncil, { params: { id: council.id } })).body;
  const cadence = { freq: 'week' as const, every: 1, weekday: 4, nth: null, fromDay: today() };
  const body = { version, cadence };
  const changed = await ask(councils.changeCouncil, { params: { id: council.id }, body });
  expect(changed.status).toBe(200);
  expect((await run()).state).toBe('running');
  expect((await act(themes[0]!, { act: 'noted', text: 'Still here' })).status).toBe(200);
});
