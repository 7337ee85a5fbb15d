import { inOrganization, type Tx } from '@vocero/sql/connect';
import { reasonOf } from '@vocero/workers/engine/placing/reason';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listFeedback, readFeedback } from '../contract/feedback.ts';
import { placeFeedback } from '../contract/placements.ts';
import { listThemeFeedback } from '../contract/themes.ts';
import { mergeTheme } from '../contract/theme-merges.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { learnedWorld, type LearnedWorld } from '../test-model.ts';
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
  world = await run((tx) => learnedWorld(tx, topics));
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);
const reasonFor = async (id: string) =>
  (await ask(readFeedback, { params: { id } })).body.placement!.reason;

test('what the engine placed says why, the same wherever it is shown', async () => {
  const { lamps } = world.themes;
  const id = world.comments['lamps']![0]!;
  const text = topics.lamps[0]!;
  const expected = reasonOf(world.model, { id, text, language: null }, lamps!);
  expect(expected!.terms.join(' ')).toMatch(/lamp|bulb/i);
  expect(await reasonFor(id)).toEqual(expected);
  const listed = (await ask(listFeedback, { query: { theme: lamps! } })).body.items;
  expect(listed.find((item) => item.id === id)!.placement!.reason).toEqual(expected);
  const quotes = (await ask(listThemeFeedback, { params: { id: lamps! } })).body.items;
  expect(quotes.every(({ placement }) => placement!.reason!.terms.length > 0)).toBe(true);
});

test('what a person placed has their word for a reason', async () => {
  const id = world.comments['lamps']![0]!;
  await ask(placeFeedback, {
    body: { act: 'move', feedbackIds: [id], themeId: world.themes['noise']! },
  });
  expect(await reasonFor(id)).toBeNull();
});

test('what came into a theme by a merge has that person’s word for a reason', async () => {
  const { lamps, noise } = world.themes;
  await ask(mergeTheme, { params: { id: lamps! }, body: { into: noise!, version: 1 } });
  const items = (await ask(listFeedback, { query: { theme: noise! } })).body.items;
  const merged = items.find(({ id }) => id === world.comments['lamps']![0])!;
  expect(merged.placement).toMatchObject({ by: 'person', reason: null });
});
