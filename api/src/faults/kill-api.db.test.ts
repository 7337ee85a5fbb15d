import { setTimeout as sleep } from 'node:timers/promises';
import { insertApiKey } from '@vocero/sql/api-keys';
import { inOrganization } from '@vocero/sql/connect';
import { drain, judge, nothingWrong } from '@vocero/workers/faults/test-ledger';
import {
  startProcess,
  startWorkerProcess,
  type TestProcess,
} from '@vocero/workers/faults/test-process';
import { testWorld, type World } from '@vocero/workers/faults/test-world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../api-key.ts';
import { freePort } from './test-free-port.ts';

const KILLS = 3;
const CLIENTS = 6;

let world: World;
let workers: TestProcess;
let api: TestProcess;
let address: string;
let key: string;
let over = false;
beforeAll(async () => {
  world = await testWorld();
  const { orgId } = world.org;
  const made = newApiKey();
  key = made.key;
  await inOrganization(world.sql, orgId, (tx) =>
    insertApiKey(tx, {
      name: 'test',
      prefix: made.prefix,
      keyHash: made.keyHash,
      scopes: ['feedback:write'],
      expiresAt: null,
      createdBy: null,
    }),
  );
  address = `http://127.0.0.1:${await freePort()}`;
  workers = await startWorkerProcess({ databaseUrl: world.url, parts: 'relay,jobs' });
  api = await startApi();
}, 180_000);
afterAll(async () => {
  over = true;
  await Promise.all([workers?.kill(), api?.kill()]);
  await world?.close();
});

const startApi = () =>
  startProcess({
    file: 'api/src/main.ts',
    ready: 'Vocero is ready',
    env: {
      DATABASE_URL: world.url,
      VOCERO_SECRET: 'a secret of thirty-two characters',
      HOST: '127.0.0.1',
      PORT: new URL(address).port,
    },
  });

/** Sends one comment under a name of the client's own; true when it was told that it is stored. */
async function send(name: string): Promise<boolean> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': name,
  };
  const body = JSON.stringify({
    channel: 'api',
    text: 'The parcel has not arrived',
    externalId: name,
  });
  return fetch(`${address}/api/v1/feedback`, { method: 'POST', headers, body }).then(
    (response) => response.ok,
    () => false,
  );
}

test('an API killed while it takes comments in loses nothing it acknowledged, and stores nothing twice', async () => {
  const promised: string[] = [];
  const tried: string[] = [];
  const honest = async (client: number) => {
    for (let n = 0; !over; n++) {
      const name = `honest-${client}-${n}`;
      while (!(await send(name)) && !over) await sleep(20);
      if (!over) promised.push(name);
    }
  };
  // The control: it believes what it sent to be stored, whatever it is told.
  const deceived = async () => {
    for (let n = 0; !over; n++) {
      tried.push(`deceived-${n}`);
      await send(`deceived-${n}`);
      await sleep(5);
    }
  };
  const clients = [...Array.from({ length: CLIENTS }, (_, n) => honest(n)), deceived()];

  for (let n = 0; n < KILLS; n++) {
    await sleep(300 + 150 * n);
    await api.kill();
    await sleep(50);
    api = await startApi();
  }
  await sleep(300);
  over = true;
  await Promise.all(clients);

  const { owner, org } = world;
  await drain(owner, org.orgId);
  expect(promised.length).toBeGreaterThan(CLIENTS * KILLS);
  expect(await judge(owner, org.orgId, promised)).toEqual(nothingWrong);
  expect((await judge(owner, org.orgId, tried)).lost).toBeGreaterThan(0);
}, 180_000);
