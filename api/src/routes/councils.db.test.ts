import { inOrganization } from '@vocero/sql/connect';
import { createTheme } from '@vocero/sql/theme-acts';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrangeAgenda, changeMeeting, readAgenda, type Agenda } from '../contract/agendas.ts';
import { readCapacity } from '../contract/capacity.ts';
import * as contract from '../contract/councils.ts';
import { undoEvent, readThemeHistory } from '../contract/theme-history.ts';
import { addAction, changeAction, changeTheme, readTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
});
afterAll(() => t.close());

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const today = () => new Date().toISOString().slice(0, 10);
const weekly = (): contract.NewCouncil => ({
  name: 'Customers',
  memberIds: [chair.memberId],
  cadence: { freq: 'week', every: 1, weekday: 2, nth: null, fromDay: today() },
  starts: '09:30',
});

async function found(change: Partial<contract.NewCouncil> = {}) {
  const answer = await ask(contract.createCouncil, { body: { ...weekly(), ...change } });
  expect(answer.status).toBe(201);
  return answer.body;
}

const makeTheme = async (label: string) => {
  const { id } = await inOrganization(t.deps.sql, chair.orgId, (tx) =>
    createTheme(tx, { label, feedbackIds: [], memberId: chair.memberId }),
  );
  return id;
};
const overdueAction = (id: string, what = 'Write the letter') =>
  ask(addAction, { params: { id }, body: { what, dueOn: '2026-01-05', hours: 3, cost: 40 } });

const daysOf = ({ upcoming }: contract.Council) => upcoming.map(({ plannedOn }) => plannedOn);
const first = (council: contract.Council) => ({ id: council.id, day: daysOf(council)[0]! });
const labels = ({ items }: Agenda) =>
  items.filter(({ state }) => state === 'on').map(({ label }) => label);
const arranged = ({ items }: Agenda) => items.map(({ themeId, state }) => ({ themeId, state }));

test('a council meets by its cadence; of two with one name the second is refused', async () => {
  const council = await found();
  expect(council.upcoming).toHaveLength(6);
  const [a, b] = daysOf(council);
  expect(addDays(a!, 7)).toBe(b);
  expect(new Date(a!).getUTCDay()).toBe(2);
  expect(council.members.map(({ id }) => id)).toEqual([chair.memberId]);
  const again = await ask(contract.createCouncil, { body: weekly() });
  expect([again.status, again.body.code]).toEqual([409, 'council_taken']);
});

test('nonsense is refused in words, and people of elsewhere are nobody', async () => {
  const cadence = { ...weekly().cadence, nth: 2 as const };
  const nth = await ask(contract.createCouncil, { body: { ...weekly(), cadence } });
  expect([nth.status, nth.body.code]).toEqual([400, 'invalid']);
  const time = await ask(contract.createCouncil, { body: { ...weekly(), starts: '25:00' } });
  expect(time.status).toBe(400);
  const stranger = (await t.member('admin')).memberId;
  const body = { ...weekly(), memberIds: [stranger] };
  expect((await ask(contract.createCouncil, { body })).status).toBe(422);
  expect((await ask(contract.listCouncils)).body.items).toEqual([]);
});

test('a council is archived and meets again; a change of what was not read last is refused', async () => {
  const { id, version } = await found();
  const change = (body: contract.CouncilChange) =>
    ask(contract.changeCouncil, { params: { id }, body });
  const archived = await change({ version, archived: true });
  expect(archived.body.upcoming).toEqual([]);
  const stale = await change({ version, name: 'Other' });
  expect([stale.status, stale.body.code]).toEqual([409, 'council_changed']);
  const back = await change({ version: archived.body.version, archived: false });
  expect([back.body.archivedAt, back.body.upcoming.length]).toEqual([null, 6]);
});

test('an agenda builds itself, is arranged, and two at once lose nothing', async () => {
  const council = await found();
  const late = await makeTheme('Late');
  const other = await makeTheme('Other');
  await overdueAction(late);
  await overdueAction(other, 'Call them');
  const quiet = await makeTheme('Quiet');
  const params = first(council);
  const { body: built } = await ask(readAgenda, { params });
  expect(labels(built).toSorted()).toEqual(['Late', 'Other']);
  expect(built.items[0]!.reasons[0]).toMatchObject({ code: 'carried', isOverdue: true, count: 1 });
  expect(built.meeting.version).toBe(0);

  const items = [{ themeId: quiet, state: 'on' as const }, ...arranged(built).toReversed()];
  const put = () => ask(arrangeAgenda, { params, body: { version: 0, items } });
  const { body: mine } = await put();
  expect(labels(mine)[0]).toBe('Quiet');
  expect(mine.items[0]!.reasons).toMatchObject([{ code: 'added' }]);
  const second = await put();
  expect([second.status, second.body.code]).toEqual([409, 'council_changed']);

  const third = await makeTheme('Third');
  await overdueAction(third);
  expect(labels((await ask(readAgenda, { params })).body).at(-1)).toBe('Third');
});

test('what is put to the next time is on the next agenda', async () => {
  const council = await found();
  const theme = await makeTheme('Wait');
  const [day, next] = daysOf(council);
  const items = [{ themeId: theme, state: 'next' as const }];
  const params = { id: council.id, day: day! };
  await ask(arrangeAgenda, { params, body: { version: 0, items } });
  const { body } = await ask(readAgenda, { params: { ...params, day: next! } });
  expect(body.items.map(({ label, reasons }) => [label, reasons[0]?.code])).toEqual([
    ['Wait', 'put_off'],
  ]);
});

test('an unknown theme, one named twice and a day without a meeting are refused', async () => {
  const params = first(await found());
  const theme = { themeId: await makeTheme('One'), state: 'on' as const };
  const put = async (items: (typeof theme)[], day = params.day) =>
    (await ask(arrangeAgenda, { params: { ...params, day }, body: { version: 0, items } })).status;
  expect(await put([{ ...theme, themeId: chair.memberId }])).toBe(422);
  expect(await put([theme, theme])).toBe(400);
  expect(await put([theme], addDays(params.day, 1))).toBe(404);
  expect((await ask(readAgenda, { params })).body.meeting.version).toBe(0);
});

test('two councils have separate agendas: a theme is where it was given to, else with the first', async () => {
  const one = await found();
  const two = await found({ name: 'Deliveries' });
  const ours = await makeTheme('Ours');
  const theirs = await makeTheme('Theirs');
  await overdueAction(ours);
  await overdueAction(theirs);
  const { version } = (await ask(readTheme, { params: { id: theirs } })).body;
  const body = { version, councilId: two.id };
  const { eventId } = (await ask(changeTheme, { params: { id: theirs }, body })).body;
  const both = async () => [
    labels((await ask(readAgenda, { params: first(one) })).body),
    labels((await ask(readAgenda, { params: first(two) })).body),
  ];
  expect(await both()).toEqual([['Ours'], ['Theirs']]);
  await ask(undoEvent, { params: { id: eventId! } });
  expect((await both())[1]).toEqual([]);
});

test('a meeting is moved, cancelled and had after all; its day of the cadence stays its name', async () => {
  const council = await found();
  const [day] = daysOf(council);
  const params = { id: council.id, day: day! };
  const moved = { day: addDays(day!, 2), starts: '14:00', minutes: 30, place: 'Room 9' };
  const there = await ask(changeMeeting, { params, body: { version: 0, moved } });
  expect(there.body).toMatchObject({ plannedOn: day, ...moved, isMoved: true, version: 1 });
  const stale = await ask(changeMeeting, { params, body: { version: 0, cancelled: true } });
  expect(stale.status).toBe(409);
  await ask(changeMeeting, { params, body: { version: 1, cancelled: true } });
  const back = await ask(changeMeeting, {
    params,
    body: { version: 2, cancelled: false, moved: null },
  });
  expect(back.body).toMatchObject({ day, starts: '09:30', isMoved: false, isCancelled: false });
});

test('in another rhythm the next meeting keeps its agenda', async () => {
  const council = await found();
  const theme = await makeTheme('Kept');
  const items = [{ themeId: theme, state: 'on' as const }];
  await ask(arrangeAgenda, { params: first(council), body: { version: 0, items } });
  const cadence = { ...weekly().cadence, weekday: 4 };
  const params = { id: council.id };
  const body = { version: council.version, cadence };
  const { body: changed } = await ask(contract.changeCouncil, { params, body });
  expect(new Date(daysOf(changed)[0]!).getUTCDay()).toBe(4);
  expect(labels((await ask(readAgenda, { params: first(changed) })).body)).toEqual(['Kept']);
});

test('actions draw on the capacity of their quarter; undoing an estimate takes it out again', async () => {
  const { id } = await found({ capacityHours: 10, capacityMoney: 100 });
  const theme = await makeTheme('Costly');
  const action = async (body: { what: string; dueOn?: string; hours?: number; cost?: number }) =>
    (await ask(addAction, { params: { id: theme }, body })).body;
  await action({ what: 'In it', dueOn: '2026-02-10', hours: 8, cost: 70 });
  await action({ what: 'After it', dueOn: '2026-04-01', hours: 1_000 });
  await action({ what: 'Undated', hours: 500 });
  const open = await action({ what: 'Its last day', dueOn: '2026-03-31' });
  const params = { id: open.id };
  await ask(changeAction, { params, body: { hours: 5.5, cost: 45 } });
  const query = { quarter: '2026-Q1' };
  const read = async () => (await ask(readCapacity, { params: { id }, query })).body;
  // hours 8 + 5.5 of 10; money 70 + 45 of 100
  expect(await read()).toMatchObject({
    hours: { capacity: 10, open: 13.5, done: 0, unknown: 0 },
    money: { capacity: 100, open: 115, done: 0, unknown: 0 },
    undated: 1,
  });
  const history = await ask(readThemeHistory, { params: { id: theme } });
  const event = history.body.items.find(({ act }) => act === 'action_changed')!;
  expect((await ask(undoEvent, { params: { id: event.id } })).status).toBe(200);
  expect(await read()).toMatchObject({ hours: { open: 8, unknown: 1 }, money: { open: 70 } });
});

test('a secret address gives the dates to any calendar until it is taken back', async () => {
  const council = await found();
  const params = { id: council.id };
  const { url } = (await ask(contract.createCalendarFeed, { params })).body;
  const path = new URL(url).pathname;
  const fetched = await t.app.request(path);
  expect(fetched.headers.get('content-type')).toContain('text/calendar');
  const root = ICAL.Component.fromString(await fetched.text());
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!);
  expect([event.uid, event.sequence]).toEqual([`council-${council.id}@vocero`, 0]);

  const [stored] =
    await t.owner`select token_hash from calendar_feed where council_id = ${council.id}`;
  expect(path).not.toContain(String(stored!['token_hash']));
  await ask(changeMeeting, { params: first(council), body: { version: 0, cancelled: true } });
  const later = await (await t.app.request(path)).text();
  expect(later).toContain('SEQUENCE:1');
  expect(later).toContain('EXDATE;TZID=');

  const renewed = (await ask(contract.createCalendarFeed, { params })).body.url;
  expect((await t.app.request(path)).status).toBe(404);
  const renewedPath = new URL(renewed).pathname;
  expect((await t.app.request(renewedPath)).status).toBe(200);
  await t.owner`update member set disabled_at = now() where id = ${chair.memberId}`;
  expect((await t.app.request(renewedPath)).status).toBe(404);
  await t.owner`update member set disabled_at = null where id = ${chair.memberId}`;
  expect((await ask(contract.revokeCalendarFeed, { params })).status).toBe(204);
  expect((await t.app.request(renewedPath)).status).toBe(404);
});

test('one meeting is a file of its own', async () => {
  const council = await found();
  const { id, day } = first(council);
  const path = `/api/v1/councils/${id}/meetings/${day}/calendar.ics`;
  const text = await (await t.app.request(path, { headers: chair.headers })).text();
  const root = ICAL.Component.fromString(text);
  expect(root.getAllSubcomponents('vevent')).toHaveLength(1);
  expect(text).toContain(`UID:meeting-${id}-${day}@vocero`);
  const none = path.replace(day, addDays(day, 1));
  expect((await t.app.request(none, { headers: chair.headers })).status).toBe(404);
});

test('councils of another organisation are not there', async () => {
  const council = await found();
  const stranger = asker(t, (await t.member('admin')).headers);
  const params = { id: council.id };
  expect((await stranger(contract.readCouncil, { params })).status).toBe(404);
  expect((await stranger(readAgenda, { params: first(council) })).status).toBe(404);
  expect((await stranger(contract.createCalendarFeed, { params })).status).toBe(404);
});
