import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countWaiting, drain, judge, nothingWrong } from './test-ledger.ts';
import { startWorkerProcess, type TestProcess } from './test-process.ts';
import { keys, testWorld, type World } from './test-world.ts';

const COMMENTS = 3_000;
const KILLS = 3;

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

async function start(parts: string, file?: string): Promise<TestProcess> {
  const options = { databaseUrl: world.url, parts, ...(file && { file }) };
  const child = await startWorkerProcess(options);
  running.push(child);
  return child;
}

/** Kills a process again and again while it has work, and leaves one running at the end. */
async function killWhileWorking(parts: string): Promise<number> {
  const { owner, org } = world;
  let interrupted = 0;
  for (let n = 0; n < KILLS; n++) {
    const child = await start(parts);
    await sleep(20 + 40 * n);
    await child.kill();
    if ((await countWaiting(owner, org.orgId)) > 0) interrupted += 1;
  }
  await start(parts);
  return interrupted;
}

test('workers killed in the midst of their work lose nothing and do nothing twice', async () => {
  const { owner, org } = world;
  const sent = keys('w', COMMENTS);
  await org.receiveAll(sent, 'The parcel has not arrived');
  const interrupted = await killWhileWorking('relay,jobs');
  expect(interrupted).toBeGreaterThan(0);
  await drain(owner, org.orgId);
  expect(await judge(owner, org.orgId, sent)).toEqual(nothingWrong);
}, 180_000);

test('the control: workers that take their rows too early lose comments', async () => {
  const { owner, org } = world;
  const sent = keys('b', COMMENTS);
  await org.receiveAll(sent, 'The parcel has not arrived');
  const file = 'workers/src/faults/test-broken-workers.ts';
  const child = await start('relay,jobs', file);
  while ((await countWaiting(owner, org.orgId)) === COMMENTS) await sleep(5);
  await child.kill();
  await start('relay,jobs', file);
  await drain(owner, org.orgId);
  const verdict = await judge(owner, org.orgId, sent);
  expect(verdict.missing).toBeGreaterThan(0);
}, 180_000);

test('a relay killed while comments come in hands over every one of them', async () => {
  const { owner, org } = world;
  await start('jobs');
  const sent: string[] = [];
  let over = false;
  const sending = (async () => {
    for (let n = 0; !over; n++) {
      const batch = keys(`r${n}`, 20);
      await org.receiveAll(batch, 'The parcel has not arrived');
      sent.push(...batch);
      await sleep(10);
    }
  })();
  await killWhileWorking('relay');
  over = true;
  await sending;
  await drain(owner, org.orgId);
  expect(await judge(owner, org.orgId, sent)).toEqual(nothingWrong);
}, 180_000);
