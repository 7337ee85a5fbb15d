import { setTimeout as sleep } from 'node:timers/promises';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateQueue } from '../migrate-queue.ts';
import { testMailServer, type TestMailServer } from '../test-mail-server.ts';
import { fateOf, letterWorld, type LetterWorld } from './test-letters.ts';
import { startWorkerProcess, type TestProcess } from './test-process.ts';

let database: TestDatabase;
let world: LetterWorld;
let mail: TestMailServer;
let running: TestProcess[] = [];
beforeEach(async () => {
  database = await testDatabase();
  await migrateQueue(database.ownerUrl);
  [world, mail] = await Promise.all([letterWorld(database), testMailServer()]);
});
afterEach(async () => {
  await Promise.all(running.map((child) => child.kill()));
  running = [];
  mail.goOn();
  await mail.close();
  await database.close();
});

async function start(): Promise<TestProcess> {
  const more = {
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'vocero@example.org',
    VOCERO_SECRET: 'a secret of at least 32 characters',
  };
  const child = await startWorkerProcess({ databaseUrl: database.url, parts: 'relay,jobs', more });
  running.push(child);
  return child;
}

test('workers killed while a letter is at the mail server never send it again, and say so', async () => {
  mail.hold();
  const held = await world.write();
  const child = await start();
  await expect.poll(() => mail.letters.length, { timeout: 20_000 }).toBe(1);
  await child.kill();
  mail.goOn();

  const next = await world.write();
  await start();
  await expect
    .poll(async () => (await fateOf(world, next)).sentAt, { timeout: 20_000 })
    .not.toBeNull();
  await sleep(1_000); // the work that died is handed over again after a third of that
  expect(mail.letters).toHaveLength(2);
  expect(await fateOf(world, held)).toMatchObject({ sentAt: null, failedAt: null });

  await database.owner`
    update customer_message set sending_at = sending_at - interval '11 minutes'
    where id = ${held}`;
  await world.run((tx) => appendOutbox(tx, 'customers.tell', world.orgId));
  await expect.poll(async () => (await fateOf(world, held)).error).toBe('unclear');
  await sleep(500);
  expect(mail.letters).toHaveLength(2);
}, 120_000);
