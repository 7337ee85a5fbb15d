import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { placeFeedback } from '../contract/placements.ts';
import { mergeTheme } from '../contract/theme-merges.ts';
import { readNearestThemes, readWhyNot } from '../contract/why-not.ts';
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
const why = async (id: string, themeId: string) =>
  (await ask(readWhyNot, { params: { id, themeId } })).body;

test('of a comment in one theme: the other one is less near, with scores and words', async () => {
  const { lamps, noise } = world.themes;
  const [id] = world.comments['lamps']!;
  const answer = await why(id!, noise!);
  expect(answer).toMatchObject({ rule: 'nearer', theme: { id: noise }, chosen: { id: lamps } });
  expect(answer.score).toBeLessThan(answer.chosen!.score);
  expect(answer.missing.length).toBeGreaterThan(0);
  expect(await why(id!, lamps!)).toMatchObject({ rule: 'placed', chosen: { id: lamps } });
});

test('a comment near to none is under the score that is needed', async () => {
  const [id] = await run((tx) => addComments(tx, [{ text: 'Qwerty zxcvb', themeId: null }]));
  const answer = await why(id!, world.themes['waste']!);
  expect(answer).toMatchObject({ rule: 'gate', chosen: null, shared: [] });
  expect(answer.score).toBeLessThan(answer.needed);
});

test('what a person placed, took out or set aside is theirs to say', async () => {
  const { lamps, noise, waste } = world.themes;
  const [moved, out, aside] = world.comments['lamps']!;
  await ask(placeFeedback, { body: { act: 'move', feedbackIds: [moved!], themeId: waste! } });
  expect(await why(moved!, lamps!)).toMatchObject({ rule: 'pinned', chosen: { id: waste } });
  expect(await why(moved!, waste!)).toMatchObject({ rule: 'placed', chosen: { id: waste } });

  await ask(placeFeedback, { body: { act: 'take_out', feedbackIds: [out!] } });
  expect(await why(out!, lamps!)).toMatchObject({ rule: 'banned', chosen: null });
  await ask(placeFeedback, { body: { act: 'not_relevant', feedbackIds: [aside!] } });
  expect(await why(aside!, noise!)).toMatchObject({ rule: 'pinned', chosen: null });
});

test('a theme the engine has learned nothing of is unknown, without any model too', async () => {
  const { theme, id } = await run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Made by hand' });
    return { theme, id: world.comments['noise']![0]! };
  });
  expect(await why(id, theme)).toMatchObject({ rule: 'unknown', theme: { label: 'Made by hand' } });
  await run((tx) => tx`delete from engine_model`);
  expect(await why(id, world.themes['lamps']!)).toMatchObject({
    rule: 'unknown',
    chosen: { id: world.themes['noise'] },
  });
});

test('a merged theme speaks for the one it went into', async () => {
  const { lamps, noise, waste } = world.themes;
  await ask(mergeTheme, { params: { id: noise! }, body: { into: waste!, version: 1 } });
  const text = 'Loud music and noise from the bar at night, noise until 9 o’clock';
  const [id] = await run((tx) => addComments(tx, [{ text, themeId: lamps! }]));
  const asked = await why(id!, waste!);
  expect(asked).toMatchObject({ rule: 'nearer', theme: { id: waste }, chosen: { id: lamps } });
  expect(asked.shared.join(' ')).toMatch(/noise|music|bar/);
  expect(await why(id!, noise!)).toEqual(asked);
});

test('of other organisations neither comment nor theme is told', async () => {
  const other = asker(t, (await t.member('admin')).headers);
  const id = world.comments['lamps']![0]!;
  const params = { id, themeId: world.themes['lamps']! };
  expect((await other(readWhyNot, { params })).status).toBe(404);
});

test('the nearest themes come first, without the one a comment stands in and those it was taken out of', async () => {
  const { lamps, noise } = world.themes;
  const nearest = async (id: string) => {
    const { items } = (await ask(readNearestThemes, { params: { id } })).body;
    const scores = items.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    return items.map(({ themeId }) => themeId);
  };
  const text = 'The street lamps are dark, and there is noise from the bar at night';
  const add = async (themeId: string | null) =>
    (await run((tx) => addComments(tx, [{ text, themeId }])))[0]!;
  const unsorted = await add(null);
  expect((await nearest(unsorted)).slice(0, 2).toSorted()).toEqual([lamps, noise].toSorted());
  const inLamps = await nearest(await add(lamps!));
  expect(inLamps[0]).toBe(noise);
  expect(inLamps).not.toContain(lamps);
  const out = await add(noise!);
  await ask(placeFeedback, { body: { act: 'take_out', feedbackIds: [out] } });
  const afterwards = await nearest(out);
  expect(afterwards[0]).toBe(lamps);
  expect(afterwards).not.toContain(noise);
});

test('without a model no theme is near, and of other organisations nothing is told', async () => {
  const params = { id: world.comments['lamps']![0]! };
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(readNearestThemes, { params })).status).toBe(404);
  await run((tx) => tx`delete from engine_model`);
  expect((await ask(readNearestThemes, { params })).body).toEqual({ items: [] });
});
