import { inOrganization, type Tx } from '@vocero/sql/connect';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  dismissMergeSuggestion,
  listMergeSuggestions,
  restoreMergeSuggestion,
} from '../contract/merge-suggestions.ts';
import { undoEvent } from '../contract/theme-history.ts';
import { mergeTheme, splitTheme } from '../contract/theme-merges.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { dividedWorld, type LearnedWorld } from '../test-model.ts';
import { topics } from '../test-topics.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
let world: LearnedWorld;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
  world = await learn(1);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

/** The lamps are two themes of one kind: eight comments and six. */
const learn = (version: number) =>
  run((tx) => {
    const { lamps, ...others } = topics;
    const halves = { dark: lamps.slice(0, 8), broken: lamps.slice(8) };
    return dividedWorld(tx, { ...halves, ...others }, version);
  });

const suggestions = async (as: Ask = ask) => (await as(listMergeSuggestions)).body.items;
const lamps = () => ({ themeId: world.themes['dark']!, otherId: world.themes['broken']! });

test('two themes of one kind are offered with what speaks for it', async () => {
  const items = await suggestions();
  expect(items).toHaveLength(1);
  const [{ first, second, nearness, sharedTerms } = items[0]!] = items;
  expect([first.id, second.id]).toEqual([world.themes['dark'], world.themes['broken']]);
  expect([first.count, second.count]).toEqual([8, 6]);
  expect(nearness).toBeGreaterThan(0.75);
  expect(sharedTerms.join(' ')).toMatch(/lamp/i);
  expect(world.comments['dark']).toContain(first.quote!.id);
  expect(world.comments['broken']).toContain(second.quote!.id);
  expect(first.quote!.text).toMatch(/lamp/i);
});

test('once dismissed it stays so, in either order and after learning again, until taken back', async () => {
  const { themeId, otherId } = lamps();
  const dismiss = (body: ReturnType<typeof lamps>) => ask(dismissMergeSuggestion, { body });
  expect((await dismiss({ themeId: otherId, otherId: themeId })).status).toBe(204);
  expect((await dismiss({ themeId, otherId })).status).toBe(204);
  expect(await suggestions()).toEqual([]);
  await t.owner`update engine_model set version = 2 where org_id = ${council.orgId}`;
  expect(await suggestions()).toEqual([]);

  await ask(restoreMergeSuggestion, { params: { themeId: otherId, otherId: themeId } });
  expect(await suggestions()).toHaveLength(1);
});

test('what people split is never offered again', async () => {
  const { themeId, otherId } = lamps();
  await run(
    (tx) => tx`
      insert into theme_event (org_id, theme_id, other_theme_id, act, by, moved)
      values (app_org(), ${otherId}, ${themeId}, 'split', 'person', 6)`,
  );
  expect(await suggestions()).toEqual([]);
});

test('nor is what they merged and took back', async () => {
  const { themeId, otherId } = lamps();
  const params = { id: otherId };
  const merged = await ask(mergeTheme, { params, body: { into: themeId, version: 1 } });
  expect(await suggestions()).toEqual([]);
  await ask(undoEvent, { params: { id: merged.body.eventId! } });
  expect(await suggestions()).toEqual([]);
});

test('praise is not offered as one with complaints, however alike their words', async () => {
  const praise = world.comments['dark']!;
  await run(
    (tx) => tx`update feedback set kind = 'avoidable', kind_by = 'person' where kind is null`,
  );
  expect(await suggestions()).toHaveLength(1);
  await run(
    (tx) =>
      tx`update feedback set kind = 'valued', kind_by = 'person' where id = any(${praise}::uuid[])`,
  );
  expect(await suggestions()).toEqual([]);
});

test('what was held apart stays apart under the theme that one of the two went into', async () => {
  const { themeId, otherId } = lamps();
  await ask(dismissMergeSuggestion, { body: { themeId, otherId } });
  const waste = world.themes['waste']!;
  await ask(mergeTheme, { params: { id: otherId }, body: { into: waste, version: 1 } });
  expect(await suggestions()).toEqual([]);
});

test('a quote that has left the theme is not shown as its own', async () => {
  const [before] = await suggestions();
  const split = await ask(splitTheme, {
    params: { id: before!.first.id },
    body: { version: 1, label: 'One', feedbackIds: [before!.first.quote!.id] },
  });
  expect(split.status).toBe(201);
  const after = (await suggestions()).find(({ first }) => first.id === before!.first.id);
  expect(after?.first.quote?.id).not.toBe(before!.first.quote!.id);
  expect(after?.first.count).toBe(7);
});

test('one theme is no pair, and what is not there cannot be dismissed', async () => {
  const { themeId } = lamps();
  const same = await ask(dismissMergeSuggestion, { body: { themeId, otherId: themeId } });
  expect(same.status).toBe(400);
  const otherId = crypto.randomUUID();
  expect((await ask(dismissMergeSuggestion, { body: { themeId, otherId } })).status).toBe(422);
});

test('another organisation sees no suggestion of ours and cannot dismiss it', async () => {
  const other = asker(t, (await t.member('council')).headers);
  expect(await suggestions(other)).toEqual([]);
  expect((await other(dismissMergeSuggestion, { body: lamps() })).status).toBe(422);
  const { themeId, otherId } = lamps();
  await ask(dismissMergeSuggestion, { body: lamps() });
  await other(restoreMergeSuggestion, { params: { themeId, otherId } });
  expect(await suggestions()).toEqual([]);
});
