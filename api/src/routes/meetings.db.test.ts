import { inOrganization } from '@vocero/sql/connect';
import { addComments } from '@vocero/sql/test-themes';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrangeAgenda, changeMeeting, readAgenda } from '../contract/agendas.ts';
import * as councils from '../contract/councils.ts';
import * as contract from '../contract/meetings.ts';
import { readTheme } from '../contract/themes.ts';
import { testApp, type TestApp } from '../test-app.ts';
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

test('a meeting of three themes, from its agenda to its minutes', async () => {
  const owner = await m.colleague('owner');
  const [late, lost, loud] = m.themes;
  await m.understand(late);
  const begun = await m.start();
  expect(begun.body).toMatchObject({ state: 'running', quorum: { present: 1, isMet: true } });
  expect(begun.body.items.map(({ themeId }) => themeId).toSorted()).toEqual(m.themes.toSorted());

  await m.ask(contract.turnTo, { params: m.params, body: { themeId: late } });
  const decided = await m.act(late, await m.decision(late));
  expect(decided.body.entries).toMatchObject([
    { act: 'decided', status: 'decided', missing: [], text: 'Send it by itself' },
  ]);
  expect((await m.ask(readTheme, { params: { id: late } })).body.status).toBe('decided');

  const assigned = { act: 'assigned' as const, ownerId: owner.memberId, dueOn: '2027-01-15' };
  await m.act(lost, { ...assigned, version: await m.versionOf(lost) });
  const more = await m.act(lost, { act: 'asked_more', what: 'Ask the drivers' });
  expect(more.body.entries.at(-1)).toMatchObject({
    ownerName: 'Test owner',
    dueOn: more.body.next!.day,
  });
  await m.act(null, { act: 'noted', text: 'The room is too small' });

  const closed = await m.close();
  expect(closed.body).toMatchObject({ state: 'closed', revision: 1, themeId: null });
  const minutes = (await m.ask(contract.readMinutes, { params: m.params })).body;
  expect(minutes.items.map(({ themeId, status }) => [themeId, status]).toSorted()).toEqual(
    [
      [late, 'decided'],
      [lost, 'owned'],
    ].toSorted(),
  );
  expect(minutes.notReached).toEqual([{ themeId: loud, label: 'Loud' }]);
  expect(minutes.notes.map(({ text }) => text)).toEqual(['The room is too small']);
  expect(
    (await m.ask(contract.listMinutes, { params: { id: m.council.id } })).body.items,
  ).toMatchObject([{ plannedOn: m.params.day, present: 1, items: 2, outcomes: 3 }]);

  const { upcoming } = (await m.ask(councils.readCouncil, { params: { id: m.council.id } })).body;
  expect(upcoming[0]!.plannedOn).toBe(m.council.upcoming[1]!.plannedOn); // what is over is not next
  const next = { id: m.council.id, day: upcoming[0]!.plannedOn };
  const agenda = (await m.ask(readAgenda, { params: next })).body;
  const ofLoud = agenda.items.find(({ themeId }) => themeId === loud)!;
  expect(ofLoud.reasons.map(({ code }) => code)).toContain('put_off');
  const ofLate = agenda.items.find(({ themeId }) => themeId === late)!;
  expect(ofLate.reasons.map(({ code }) => code)).not.toContain('put_off');
});

test('nothing is done before a meeting begins, nor after it is closed', async () => {
  const [late] = m.themes;
  const note = { act: 'noted' as const, text: 'Hm' };
  const early = await m.act(late, note);
  expect([early.status, early.body.code]).toEqual([409, 'meeting_not_started']);
  expect((await m.close()).body.code).toBe('meeting_not_started');
  await m.start();
  const id = randomUUID();
  await m.act(late, note, id);
  await m.close();
  const tries = [
    m.act(late, note),
    m.undo(id),
    m.ask(contract.turnTo, { params: m.params, body: { themeId: late } }),
    m.ask(contract.attend, { params: m.params, body: { guest: 'Bo', isPresent: true } }),
    m.ask(arrangeAgenda, { params: m.params, body: { version: 1, items: [] } }),
    m.ask(changeMeeting, { params: m.params, body: { version: 1, cancelled: true } }),
  ];
  for (const { status, body } of await Promise.all(tries)) {
    expect([status, body.code]).toEqual([409, 'meeting_closed']);
  }
  expect((await m.close()).body.revision).toBe(1);
});

test('a cancelled meeting does not begin, and one that goes on is not cancelled', async () => {
  const cancel = (version: number, cancelled = true) =>
    m.ask(changeMeeting, { params: m.params, body: { version, cancelled } });
  await cancel(0);
  const refused = await m.start();
  expect([refused.status, refused.body.code]).toEqual([409, 'meeting_cancelled']);
  await cancel(1, false);
  const { version } = (await m.start()).body.meeting;
  const late = await cancel(version);
  expect([late.status, late.body.code]).toEqual([409, 'meeting_running']);
});

test('a meeting that goes on keeps its agenda: what is due since waits, what is added comes in', async () => {
  await m.start();
  const fresh = await m.makeTheme('Fresh');
  expect((await m.run()).items).toHaveLength(3);
  await m.ask(contract.turnTo, { params: m.params, body: { themeId: m.themes[0] } });
  await t.owner`update meeting set turned_at = now() - interval '90 seconds'
    where council_id = ${m.council.id}`;
  await m.ask(contract.turnTo, { params: m.params, body: { themeId: m.themes[1] } });
  const { meeting, items } = await m.run();
  const all = [...items.map(({ themeId }) => themeId), fresh];
  const body = {
    version: meeting.version,
    items: all.map((themeId) => ({ themeId, state: 'on' as const })),
  };
  expect((await m.ask(arrangeAgenda, { params: m.params, body })).status).toBe(200);
  const after = await m.run();
  expect(after.items.at(-1)!.themeId).toBe(fresh);
  expect(after.items.find(({ themeId }) => themeId === m.themes[0])!.seconds).toBe(90);
  expect(after.themeId).toBe(m.themes[1]);
  const away = await m.ask(contract.turnTo, { params: m.params, body: { themeId: m.council.id } });
  expect([away.status, away.body.code]).toEqual([422, 'unknown_reference']);
});

test('readers look and do nothing; to another organisation there is no such meeting', async () => {
  await m.start();
  const reader = asker(t, (await m.colleague('reader')).headers);
  expect((await reader(contract.readRun, { params: m.params })).status).toBe(200);
  expect((await reader(contract.readSlides, { params: m.params })).status).toBe(200);
  const body = { id: randomUUID(), themeId: null, entry: { act: 'noted' as const, text: 'Hm' } };
  expect((await reader(contract.actInMeeting, { params: m.params, body })).status).toBe(403);
  expect((await reader(contract.closeMeeting, { params: m.params })).status).toBe(403);
  expect((await get('minutes.md')).status).toBe(404); // not closed yet
  await m.close();

  const other = await t.member('admin');
  const stranger = asker(t, other.headers);
  const asked = [
    stranger(contract.readRun, { params: m.params }),
    stranger(contract.readSlides, { params: m.params }),
    stranger(contract.startMeeting, { params: m.params }),
    stranger(contract.turnTo, { params: m.params, body: { themeId: null } }),
    stranger(contract.attend, { params: m.params, body: { guest: 'Me', isPresent: true } }),
    stranger(contract.actInMeeting, { params: m.params, body }),
    stranger(contract.undoEntry, { params: { ...m.params, entryId: randomUUID() } }),
    stranger(contract.closeMeeting, { params: m.params }),
    stranger(contract.reopenMeeting, { params: m.params }),
    stranger(contract.readMinutes, { params: m.params }),
    stranger(contract.listMinutes, { params: { id: m.council.id } }),
  ];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
  expect((await get('minutes.md', 'en', other.headers)).status).toBe(404);
});

test('slides show what is heard of each theme on the agenda, in its order', async () => {
  const [late] = m.themes;
  await inOrganization(t.deps.sql, m.chair.orgId, (tx) =>
    addComments(
      tx,
      [1, 2, 9, 40].map((daysAgo) => ({ themeId: late, daysAgo })),
    ),
  );
  await m.start();
  const { items } = (await m.ask(contract.readSlides, { params: m.params })).body;
  expect(items.map(({ themeId }) => themeId)).toEqual(
    (await m.run()).items.map(({ themeId }) => themeId),
  );
  const slide = items.find(({ themeId }) => themeId === late)!;
  expect(slide).toMatchObject({ count: 4, count7: 2, count30: 3, rootCause: null, cost30: null });
  expect(slide.weeks).toHaveLength(26);
  expect(slide.weeks.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(slide.quotes).toHaveLength(3);
  expect(slide.openActions.map(({ what }) => what)).toEqual(['Look into Late']);
  expect(slide.missing).toEqual([]);
});

test('another rhythm leaves a meeting that goes on where it is', async () => {
  await m.start();
  const { version } = (await m.ask(councils.readCouncil, { params: { id: m.council.id } })).body;
  const cadence = {
    freq: 'week' as const,
    every: 1,
    weekday: 4,
    nth: null,
    fromDay: m.council.cadence.fromDay,
  };
  const body = { version, cadence };
  const changed = await m.ask(councils.changeCouncil, { params: { id: m.council.id }, body });
  expect(changed.status).toBe(200);
  expect((await m.run()).state).toBe('running');
  expect((await m.act(m.themes[0], { act: 'noted', text: 'Still here' })).status).toBe(200);
});
