import { inOrganization, type Tx } from '@vocero/sql/connect';
import { storeModel } from '@vocero/sql/engine-models';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { learnThemes } from '@vocero/workers/engine/learn';
import { encodeModel } from '@vocero/workers/engine/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readFeedback } from '../contract/feedback.ts';
import { listUnsorted, placeFeedback } from '../contract/placements.ts';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

const move = (feedbackIds: string[], themeId: string) =>
  ask(placeFeedback, { body: { act: 'move', feedbackIds, themeId } });
const place = (act: 'take_out' | 'not_relevant' | 'snooze', feedbackIds: string[]) =>
  ask(placeFeedback, { body: { act, feedbackIds } });

async function placementOf(id: string) {
  return (await ask(readFeedback, { params: { id: id } })).body.placement;
}

test('a move is a person’s word: placed, pinned, and seen in both histories', async () => {
  const { from, to, id } = await run(async (tx) => {
    const from = await engineTheme(tx, { label: 'Late' });
    const to = await engineTheme(tx, { label: 'Rude' });
    const [id] = await addComments(tx, [{ themeId: from }]);
    return { from, to, id: id! };
  });
  expect((await move([id], to)).status).toBe(200);
  expect(await placementOf(id)).toMatchObject({ state: 'placed', by: 'person', themeId: to });
  for (const theme of [from, to]) {
    const { body } = await ask(histories.readThemeHistory, { params: { id: theme } });
    expect(body.items).toMatchObject([{ act: 'comments_moved', moved: 1, canUndo: true }]);
  }
  const again = await move([id], to);
  expect(again.body).toEqual({ eventId: null });
});

test('taken out, a comment is unsorted and banned from where it was; moved back, it is not', async () => {
  const { theme, id } = await run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late' });
    const [id] = await addComments(tx, [{ themeId: theme }]);
    return { theme, id: id! };
  });
  await place('take_out', [id]);
  expect(await placementOf(id)).toMatchObject({ state: 'unsorted', by: 'person', themeId: null });
  const bans = () => run((tx) => tx`select theme_id from placement_ban`);
  expect([...(await bans())]).toEqual([{ themeId: theme }]);
  await move([id], theme);
  expect([...(await bans())]).toEqual([]);
});

test('the tray counts, puts off and sets aside', async () => {
  const ids = await run((tx) => addComments(tx, [{ themeId: null }, { themeId: null }]));
  expect((await ask(listUnsorted)).body).toMatchObject({ total: 2, snoozed: 0 });
  const snoozed = await place('snooze', [ids[0]!]);
  const tray = (await ask(listUnsorted)).body;
  expect(tray).toMatchObject({ total: 2, snoozed: 1, items: [{ id: ids[1] }] });
  expect((await ask(listUnsorted, { query: { snoozed: 'yes' } })).body.items).toHaveLength(1);

  await place('not_relevant', [ids[1]!]);
  expect((await ask(listUnsorted)).body).toMatchObject({ total: 1, items: [] });
  await ask(histories.undoEvent, { params: { id: snoozed.body.eventId! } });
  expect((await ask(listUnsorted)).body).toMatchObject({ total: 1, snoozed: 0 });
});

test('comments of others and comments that are not there are refused alike, all or none', async () => {
  const [mine] = await run((tx) => addComments(tx, [{ themeId: null }]));
  const other = await t.member('council');
  const [theirs] = await inOrganization(t.sql, other.orgId, (tx) => addComments(tx, [{}]));
  const foreign = await place('not_relevant', [mine!, theirs!]);
  const absent = await place('not_relevant', [mine!, '01890000-0000-7000-8000-000000000001']);
  expect(foreign).toEqual(absent);
  expect(foreign.status).toBe(404);
  expect(await placementOf(mine!)).toMatchObject({ state: 'unsorted', by: 'engine' });
});

test('a prevented theme that a person moves a later comment into regresses', async () => {
  const { theme, id } = await run(async (tx) => {
    const theme = await engineTheme(tx, {
      label: 'Late',
      status: 'prevented',
      ownerId: council.memberId,
    });
    await tx`update theme set status_since = now() - interval '10 days' where id = ${theme}`;
    const [id] = await addComments(tx, [{ themeId: null, daysAgo: 1 }]);
    return { theme, id: id! };
  });
  await move([id], theme);
  const { body } = await ask(contract.readTheme, { params: { id: theme } });
  expect(body).toMatchObject({ status: 'owned', flags: ['regressed'] });
});

test('suggests themes as they are now, and none the comment was taken out of', async () => {
  const texts = [
    ...Array.from({ length: 8 }, (_, i) => `My card has not arrived yet, day ${i}`),
    ...Array.from({ length: 8 }, (_, i) => `The driver was rude to me on line ${i}`),
  ];
  const ids = await run((tx) =>
    addComments(
      tx,
      texts.map((text) => ({ text, themeId: null })),
    ),
  );
  const made: string[] = [];
  const learned = learnThemes({
    comments: texts.map((text, i) => ({ id: ids[i]!, text, language: 'en' })),
    known: [],
    constraints: { pinned: new Map(), banned: new Map() },
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => {
      made.push(crypto.randomUUID());
      return made.at(-1)!;
    },
  });
  await run(async (tx) => {
    for (const { id, label } of learned.themes) {
      await tx`insert into theme (org_id, id, label) values (app_org(), ${id}, ${label})`;
    }
    const bytes = encodeModel(learned.model);
    await storeModel(tx, { version: 1, bytes, comments: 16, unsorted: 16, seconds: 0.1 });
  });
  const first = async () => (await ask(listUnsorted, { query: { limit: 1 } })).body.items[0]!;
  const before = await first();
  expect(before.suggestions[0]).toMatchObject({ label: expect.any(String) });

  const best = before.suggestions[0]!;
  await move([before.id], best.themeId);
  await place('take_out', [before.id]);
  const tray = (await ask(listUnsorted, { query: { limit: 50 } })).body.items;
  const after = tray.find((item) => item.id === before.id)!;
  const suggested = after.suggestions.map((theme) => theme.themeId);
  expect(suggested).not.toContain(best.themeId);
});
