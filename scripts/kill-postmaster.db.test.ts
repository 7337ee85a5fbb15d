import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drain, judge, nothingWrong } from '../workers/src/faults/test-ledger.ts';
import { startWorkerProcess, type TestProcess } from '../workers/src/faults/test-process.ts';
import { testWorld, type World } from '../workers/src/faults/test-world.ts';
import { startPostgres } from './postgres.mjs';
import { findPostmaster } from './postmaster.mjs';

const KILLS = 2;
const shared = process.env['VOCERO_TEST_POSTGRES'];

let home: string;
let cluster: Awaited<ReturnType<typeof startPostgres>>;
let world: World;
let workers: TestProcess;
const clients: (() => void)[] = [];
beforeAll(async () => {
  home = join(tmpdir(), `vocero-test-${process.pid}-${randomBytes(4).toString('hex')}`);
  // Not in a hurry with the disk: what is acknowledged must be there after a crash.
  cluster = await startPostgres({ home, password: 'test', throwAway: false });
  process.env['VOCERO_TEST_POSTGRES'] = cluster.url('postgres');
  world = await testWorld();
  workers = await startWorkerProcess({ databaseUrl: world.url, parts: 'relay,jobs' });
}, 180_000);
afterAll(async () => {
  for (const end of clients) end();
  await workers?.kill();
  await world?.close();
  await cluster?.stop();
  rmSync(home, { recursive: true, force: true });
  process.env['VOCERO_TEST_POSTGRES'] = shared;
});

/** Kills the server as a crash would, and starts it again as the launcher does. */
async function crash(): Promise<void> {
  const data = join(home, 'data');
  process.kill(findPostmaster(data)!.pid, 'SIGKILL');
  while (findPostmaster(data)) await sleep(10);
  for (let tries = 0; ; tries++) {
    try {
      cluster = await startPostgres({ home, password: 'test', throwAway: false });
      return;
    } catch (error) {
      if (tries > 50) throw error; // its children have a moment to notice
      await sleep(100);
    }
  }
}

interface Client {
  /** Stops sending; returns what the client believes to be stored. */
  stop: () => Promise<string[]>;
}

/** Sends comments one after another; each again until it is acknowledged. */
function honestClient(): Client {
  return sendingClient('honest', async (key, isOver) => {
    while (!(await store(key))) {
      if (isOver()) return false;
      await sleep(20);
    }
    return true;
  });
}

/** The control: it is told "stored" before anything is. */
function deceivedClient(): Client {
  return sendingClient('deceived', async (key) => {
    await store(key);
    return true;
  });
}

type Send = (key: string, isOver: () => boolean) => Promise<boolean>;

function sendingClient(name: string, send: Send): Client {
  const acknowledged: string[] = [];
  let over = false;
  const sending = (async () => {
    for (let n = 0; !over; n++) {
      const key = `${name}-${n}`;
      if (await send(key, () => over)) acknowledged.push(key);
      await sleep(5);
    }
  })();
  clients.push(() => (over = true));
  const stop = async () => {
    over = true;
    await sending;
    return acknowledged;
  };
  return { stop };
}

const store = (key: string) =>
  world.org.receiveAll([key], 'The parcel has not arrived').then(
    () => true,
    () => false,
  );

test('a crash of the database loses nothing acknowledged, and the workers go on by themselves', async () => {
  const [honest, deceived] = [honestClient(), deceivedClient()];
  for (let n = 0; n < KILLS; n++) {
    await sleep(700);
    await crash();
  }
  await sleep(500);
  const [promised, believed] = [await honest.stop(), await deceived.stop()];
  await drain(world.owner, world.org.orgId);
  expect(await judge(world.owner, world.org.orgId, promised)).toEqual(nothingWrong);
  expect((await judge(world.owner, world.org.orgId, believed)).lost).toBeGreaterThan(0);
}, 180_000);
