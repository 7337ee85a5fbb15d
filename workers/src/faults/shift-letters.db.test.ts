import { markByHand } from '@vocero/sql/customer-message-log';
import { eraseCustomerMessages } from '@vocero/sql/erase-messages';
import { ERASED } from '@vocero/sql/erasures';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellCustomersJob } from '../jobs/tell-customers.ts';
import { openLog } from '../log.ts';
import { openMailer } from '../messages/mailer.ts';
import { openOutbound } from '../outbound.ts';
import { testMailServer, type TestMailServer } from '../test-mail-server.ts';
import { fateOf, letterWorld, type LetterWorld } from './test-letters.ts';

let database: TestDatabase;
let world: LetterWorld;
let mail: TestMailServer;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [world, mail] = await Promise.all([letterWorld(database), testMailServer()]);
});
afterEach(() => mail.close());

async function run(): Promise<void> {
  await world.run((tx) => appendOutbox(tx, 'customers.tell', world.orgId));
  const server = { host: '127.0.0.1', port: mail.port, secure: false, requireTLS: false };
  const deps = {
    ...{ sql: database.sql, log: openLog('silent'), signal: new AbortController().signal },
    ...{ secret: 'a secret of at least 32 characters', publicUrl: 'https://v.example.org' },
    mailer: openMailer({ ...server, login: null, from: 'vocero@example.org' }),
    ...{ mailFrom: 'vocero@example.org', outbound: openOutbound({ own: true }) },
  };
  const data = { orgId: world.orgId, subjectIds: [world.orgId] };
  await tellCustomersJob(deps)({ id: '1', data });
}

/** What was written by a clock that was off by so much, seen when it is right again. */
const shift = (by: string) => database.owner`
  update customer_message set created_at = created_at + ${by}::interval,
    approved_at = approved_at + ${by}::interval, due_at = due_at + ${by}::interval,
    sending_at = sending_at + ${by}::interval, sent_at = sent_at + ${by}::interval,
    failed_at = failed_at + ${by}::interval, useless_at = useless_at + ${by}::interval
  where org_id = ${world.orgId}`;

test.each(['1 day', '-1 day'])(
  'what was sent by a clock off by %s is not sent again',
  async (by) => {
    const id = await world.write();
    await run();
    await shift(by);
    await run();
    expect(mail.letters).toHaveLength(1);
    expect((await fateOf(world, id)).sentAt).not.toBeNull();
  },
);

test('what was written by a clock a day ahead is late, not lost', async () => {
  const id = await world.write();
  await shift('1 day');
  await run();
  expect(mail.letters).toHaveLength(0);
  await shift('-1 day');
  await run();
  await run();
  expect(mail.letters).toHaveLength(1);
  expect(await fateOf(world, id)).toMatchObject({ error: null });
});

test('what was written by a clock a day behind goes out once', async () => {
  await world.write();
  await shift('-1 day');
  await run();
  await run();
  expect(mail.letters).toHaveLength(1);
});

test('a clock that jumps ahead while a letter is on its way calls nothing unclear for good', async () => {
  mail.hold();
  const id = await world.write();
  const sending = run();
  await expect.poll(() => mail.letters.length).toBe(1);
  await shift('-1 day');
  await run();
  expect(await fateOf(world, id)).toMatchObject({ error: 'unclear', sentAt: null });
  mail.goOn();
  await sending;
  await run();
  expect(mail.letters).toHaveLength(1);
  expect(await fateOf(world, id)).toMatchObject({ error: null, failedAt: null });
});

test('what a worker held that died by a clock ahead stays held, and is unclear later', async () => {
  const id = await world.write();
  await database.owner`
    update customer_message set sending_at = now() + interval '1 day' where id = ${id}`;
  await run();
  expect(await fateOf(world, id)).toMatchObject({ error: null, sentAt: null });
  await shift('-25 hours');
  await run();
  expect(mail.letters).toHaveLength(0);
  expect(await fateOf(world, id)).toMatchObject({ error: 'unclear', sentAt: null });
  const hand = { channel: 'email', memberId: world.memberId } as const;
  expect(await world.run((tx) => markByHand(tx, id, hand))).toBe(true);
});

test('a letter that was on its way when its customer was erased is known to be out, without words', async () => {
  mail.hold();
  const id = await world.write();
  const sending = run();
  await expect.poll(() => mail.letters.length).toBe(1);
  await world.run((tx) => eraseCustomerMessages(tx, [id]));
  mail.goOn();
  await sending;
  await run();
  expect(mail.letters).toHaveLength(1);
  const [row] = await database.owner`
    select sent_at is not null as is_sent, person_id, discarded_at, body from customer_message
    where id = ${id}`;
  expect(row).toEqual({ isSent: true, personId: null, discardedAt: null, body: ERASED });
});

test('a letter that was on its way when its comment was deleted fails no work', async () => {
  mail.hold();
  const id = await world.write();
  const sending = run();
  await expect.poll(() => mail.letters.length).toBe(1);
  await database.owner`delete from customer_message where id = ${id}`;
  mail.goOn();
  await expect(sending).resolves.toBeUndefined();
});
