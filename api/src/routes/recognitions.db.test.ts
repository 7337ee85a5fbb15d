import { inOrganization } from '@vocero/sql/connect';
import { addBaseline, addComments, engineTheme } from '@vocero/sql/test-themes';
import { lockThemes } from '@vocero/sql/theme-columns';
import { verify } from '@vocero/sql/verify-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAsked } from '../contract/asked.ts';
import { changeMeasures } from '../contract/measures.ts';
import {
  changeRecognition,
  listOpenRecognitions,
  listRecognitions,
  readThemeRecognition,
  sendRecognition,
} from '../contract/recognitions.ts';
import { undoEvent } from '../contract/theme-history.ts';
import { asker } from '../test-ask.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

const weeks = { from: '2026-01-05', until: '2026-03-02', weeks: 8, driver: null, spread: 1 };
const target = { metric: 'count', goal: 2, on: '2030-01-01', weeks: 4 };

/**
 * A firm in which contacts fell after somebody acted: the owner and a colleague had a part in it.
 * @param standing of the 80 comments of the baseline, those that are still in the theme.
 */
async function firm(standing = 80) {
  const org = await t.organization();
  const chair = await t.member('chair', org);
  const owner = await t.member('owner', org);
  const colleague = await t.member('agent', org);
  const run = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
    inOrganization(t.sql, org.id, work);
  const themeId = await run(async (tx) => {
    const label = 'Late bills';
    const id = await engineTheme(tx, { label, status: 'prevented', ownerId: owner.memberId });
    const frozen = { ...target, baseline: { ...weeks, count: 80 } };
    await tx`
      update theme set status = 'verifying', target = ${tx.json(frozen)}, acted_on = '2026-03-02'
      where id = ${id}`;
    await addBaseline(tx, id, { ...weeks, count: standing });
    await tx`
      insert into action (org_id, theme_id, what, owner_id)
      values (app_org(), ${id}, 'Send bills at once', ${colleague.memberId})`;
    const [theme] = await lockThemes(tx, [id]);
    await verify(tx, theme!, { ...weeks, weeks: 4, count: 6, probability: 0.001 });
    return id;
  });
  const told = (kind: string) =>
    t.owner<{ memberId: string; data: object }[]>`
      select member_id, data from message where org_id = ${org.id} and kind = ${kind}
      order by id`;
  const ask = asker(t, chair.headers);
  const read = async () => (await ask(readThemeRecognition, { params: { id: themeId } })).body;
  return { org, chair, owner, colleague, themeId, told, ask, read, run };
}

test('a verified fall asks the chair for thanks, with the evidence and who had a part in it', async () => {
  const { chair, owner, colleague, told, read } = await firm();
  expect((await told('thank')).map(({ memberId }) => memberId)).toEqual([chair.memberId]);
  expect(await told('thanked')).toEqual([]);
  const { recognition, helpers } = await read();
  expect(recognition).toMatchObject({
    state: 'open',
    themeLabel: 'Late bills',
    before: { level: 10, count: 80 },
    after: { level: 1.5, count: 6 },
    people: [],
  });
  // 80 in 8 weeks: (80 ± 1.96 · √80) / 8 is about 7.8 to 12.2; the exact interval is a little wider.
  expect(recognition!.before.low).toBeCloseTo(7.9, 0);
  expect(helpers).toEqual([
    { id: owner.memberId, name: expect.any(String), as: 'owner' },
    { id: colleague.memberId, name: expect.any(String), as: 'action' },
  ]);
});

test('comments that left the theme are no part of the fall that is thanked for', async () => {
  const { read } = await firm(60);
  expect((await read()).recognition!.before).toMatchObject({ level: 7.5, count: 60 });
});

test('nothing is sent before somebody does; then each is told, and it stands on the wall', async () => {
  const { ask, read, told, owner, colleague } = await firm();
  const { recognition } = await read();
  const params = { id: recognition!.id };
  const people = [owner.memberId, colleague.memberId];
  expect((await ask(listRecognitions, { query: {} })).body.items).toEqual([]);
  const sent = await ask(sendRecognition, { params, body: { people, words: 'Well done!' } });
  expect(sent.body).toMatchObject({ state: 'sent', words: 'Well done!' });
  expect(new Set((await told('thanked')).map(({ memberId }) => memberId))).toEqual(new Set(people));
  expect((await told('thanked'))[0]!.data).toMatchObject({ words: 'Well done!' });
  expect((await ask(listRecognitions, { query: {} })).body.items).toHaveLength(1);
  const again = await ask(sendRecognition, { params, body: { people, words: 'Twice' } });
  expect(again.status).toBe(409);
  expect((await ask(listOpenRecognitions)).body.items).toEqual([]);
});

test('sent thanks can be taken back, and sent again', async () => {
  const { ask, read, told, owner } = await firm();
  const params = { id: (await read()).recognition!.id };
  const body = { people: [owner.memberId], words: 'Well done!' };
  await ask(sendRecognition, { params, body });
  await ask(changeRecognition, { params, body: { state: 'taken_back' } });
  expect(await told('thanked')).toEqual([]);
  expect((await ask(listRecognitions, { query: {} })).body.items).toEqual([]);
  expect((await ask(sendRecognition, { params, body })).status).toBe(200);
  expect(await told('thanked')).toHaveLength(1);
});

test('it can be put aside and had back; what was not sent cannot be taken back', async () => {
  const { ask, read } = await firm();
  const params = { id: (await read()).recognition!.id };
  const change = (state: 'open' | 'dismissed' | 'taken_back') =>
    ask(changeRecognition, { params, body: { state } });
  expect((await change('taken_back')).body.code).toBe('recognition_unsent');
  await change('dismissed');
  expect((await ask(listOpenRecognitions)).body.items).toEqual([]);
  await change('open');
  expect((await ask(listOpenRecognitions)).body.items).toHaveLength(1);
});

test('where a person takes the verification back, nobody is asked for thanks any more', async () => {
  const { owner, ask, read, run, themeId } = await firm();
  const [event] = await run(
    (tx) => tx<{ id: string }[]>`
      select id from theme_event where theme_id = ${themeId} and act = 'verified'`,
  );
  const { id } = (await read()).recognition!;
  expect((await ask(undoEvent, { params: { id: event!.id } })).status).toBe(200);
  expect((await read()).recognition).toBeNull();
  expect((await ask(listOpenRecognitions)).body.items).toEqual([]);
  // Somebody's page may be older.
  const body = { people: [owner.memberId], words: 'Well done!' };
  expect((await ask(sendRecognition, { params: { id }, body })).status).toBe(404);
});

test('only people of the organisation are thanked, and only its own thanks are seen', async () => {
  const { read, ask, told } = await firm();
  const params = { id: (await read()).recognition!.id };
  const stranger = await t.member('chair');
  const body = { people: [stranger.memberId], words: 'Well done!' };
  expect((await ask(sendRecognition, { params, body })).status).toBe(422);
  expect((await read()).recognition!.state).toBe('open');
  expect(await told('thanked')).toEqual([]);
  const elsewhere = asker(t, stranger.headers);
  expect((await elsewhere(sendRecognition, { params, body })).status).toBe(404);
  const dismiss = { params, body: { state: 'dismissed' as const } };
  expect((await elsewhere(changeRecognition, dismiss)).status).toBe(404);
});

test('what was asked for and not acted on is a share with its interval, by the days that are set', async () => {
  const { ask, run } = await firm();
  expect((await ask(readAsked)).body.share).toMatchObject({ of: 0, share: null });
  await run((tx) =>
    addComments(
      tx,
      Array.from({ length: 6 }, () => ({ daysAgo: 40, themeId: null })),
    ),
  );
  const { body } = await ask(readAsked);
  expect(body).toMatchObject({ days: 30, share: { count: 6, of: 6, share: 1, high: 1 } });
  expect(body.points).toHaveLength(13);
  await ask(changeMeasures, { body: { askedDays: 60 } });
  expect((await ask(readAsked)).body).toMatchObject({ days: 60, share: { of: 0, share: null } });
});
