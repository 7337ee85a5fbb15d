import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as councils from '../contract/councils.ts';
import * as contract from '../contract/meetings.ts';
import { listMessages } from '../contract/messages.ts';
import { changeTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker } from '../test-ask.ts';
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

const get = (file: string, language = 'en', headers = m.chair.headers) =>
  t.app.request(`/api/v1/councils/${m.params.id}/meetings/${m.params.day}/${file}`, {
    headers: { ...headers, 'accept-language': language },
  });

test('minutes stay as they were written; corrected ones say so, and only managers open them', async () => {
  const [late] = m.themes;
  await m.start();
  await m.act(late, { act: 'noted', text: 'As it was' });
  await m.close();
  const read = async () => (await m.ask(contract.readMinutes, { params: m.params })).body;
  const first = await read();
  const body = { version: await m.versionOf(late), label: 'Renamed' };
  await m.ask(changeTheme, { params: { id: late }, body });
  expect(await read()).toEqual(first);
  expect(first.items[0]!.label).toBe('Late');

  const worker = asker(t, (await m.colleague('council')).headers);
  expect((await worker(contract.reopenMeeting, { params: m.params })).status).toBe(403);
  const open = await m.ask(contract.reopenMeeting, { params: m.params });
  expect(open.body).toMatchObject({ state: 'running', revision: 1 });
  expect(await read()).toEqual(first);
  await m.act(null, { act: 'noted', text: 'Also' });
  expect((await m.close()).body.revision).toBe(2);
  expect(await read()).toMatchObject({ revision: 2, notes: [{ text: 'Also' }] });
});

test('minutes are told once to each of those they concern, and again when corrected', async () => {
  const owner = await m.colleague('owner');
  const bystander = await m.colleague('council');
  await m.start();
  await m.act(m.themes[0], { act: 'action_added', what: 'Call', ownerId: owner.memberId });
  await Promise.all([m.close(), m.close()]);
  const told = async (member: TestMember) => {
    const { items } = (await asker(t, member.headers)(listMessages, {})).body;
    return items.filter(({ kind }) => kind === 'minutes');
  };
  expect((await told(m.chair)).length).toBe(1);
  expect(await told(owner)).toMatchObject([{ meeting: { id: m.council.id, day: m.params.day } }]);
  expect(await told(bystander)).toEqual([]);
  await m.ask(contract.reopenMeeting, { params: m.params });
  await m.close();
  expect((await told(owner)).length).toBe(2);
});

test('a quorum counts members of the council, not guests or others', async () => {
  const member = await m.colleague('council');
  const other = await m.colleague('owner');
  const { version } = (await m.ask(councils.readCouncil, { params: { id: m.council.id } })).body;
  const memberIds = [m.chair.memberId, member.memberId];
  const change = { version, memberIds, quorum: 2 };
  await m.ask(councils.changeCouncil, { params: { id: m.council.id }, body: change });
  await m.start();
  const attend = async (who: { memberId: string } | { guest: string }, isPresent = true) =>
    (await m.ask(contract.attend, { params: m.params, body: { ...who, isPresent } })).body;
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
  await m.close();
  const text = await (await get('minutes.md', 'es')).text();
  expect(text).toContain('No se alcanzó el quórum');
  expect(text).toContain('Bo \\<b\\>');
});

test('after a meeting was closed its council’s calendar is still one', async () => {
  await m.start();
  await m.close();
  const { url } = (await m.ask(councils.createCalendarFeed, { params: { id: m.council.id } })).body;
  const feed = await t.app.request(new URL(url).pathname);
  const events = ICAL.Component.fromString(await feed.text()).getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const next = { ...m.params, day: (await m.run()).next!.plannedOn };
  const one = await t.app.request(`/api/v1/councils/${next.id}/meetings/${next.day}/calendar.ics`, {
    headers: m.chair.headers,
  });
  const event = ICAL.Component.fromString(await one.text()).getFirstSubcomponent('vevent')!;
  expect(event.getFirstPropertyValue('dtstart')!.toString().slice(0, 10)).toBe(next.day);
});
