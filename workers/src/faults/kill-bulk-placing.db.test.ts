import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization } from '@vocero/sql/connect';
import { readEngineState } from '@vocero/sql/engine-models';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { said } from '../test-comments.ts';
import { startWorkerProcess, type TestProcess } from './test-process.ts';
import { testWorld, type World } from './test-world.ts';

/** Several pages, and ten times what is learned from. */
const COMMENTS = 12_000;
const KILLS = 4;

let world: World;
let running: TestProcess[] = [];
beforeEach(async () => {
  world = await testWorld();
});
afterEach(async () => {
  await Promise.all(running.map((child) => child.kill()));
  running = [];
  await world.close();
});

const subjects = Object.values(said);
const texts = Array.from({ length: COMMENTS }, (_, n) => {
  const subject = subjects[n % subjects.length]!;
  return `${subject[Math.floor(n / subjects.length) % subject.length]!}, case ${n}`;
});

async function start(): Promise<TestProcess> {
  const file = 'workers/src/faults/test-small-sample-workers.ts';
  const child = await startWorkerProcess({ databaseUrl: world.url, parts: 'relay,jobs', file });
  running.push(child);
  return child;
}

const state = () => inOrganization(world.sql, world.org.orgId, readEngineState);

/** How many comments have a place, and how often one was given a place for the first time. */
async function readPlaces() {
  const [row] = await world.owner<{ placed: number; effects: number; themes: number }[]>`
    select (select count(*)::int from placement) as placed,
      (select count(*)::int from effect) as effects,
      (select count(distinct theme_id)::int from placement) as themes`;
  return row!;
}

/** Waits until more comments than `than` have a place. */
async function morePlaced(than: number): Promise<number> {
  for (;;) {
    const { placed } = await readPlaces();
    if (placed > than || placed === COMMENTS) return placed;
    await sleep(5);
  }
}

test('workers killed while they place in bulk lose nothing and place nothing twice', async () => {
  await world.org.import(texts);
  let placed = 0;
  let interrupted = 0;
  for (let n = 0; n < KILLS; n++) {
    const child = await start();
    placed = await morePlaced(placed);
    await child.kill();
    if (placed < COMMENTS) interrupted += 1;
  }
  expect(interrupted).toBeGreaterThan(1);

  await start();
  await expect.poll(async () => (await state()).learning, { timeout: 150_000 }).toBe(false);
  const { themes, ...places } = await readPlaces();
  expect(places).toEqual({ placed: COMMENTS, effects: COMMENTS });
  expect(themes).toBeGreaterThanOrEqual(3);
  expect(await state()).toMatchObject({ waiting: 0, comments: COMMENTS, progress: null });
}, 240_000);
