import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testMailServer } from '../test-mail-server.ts';
import { testCustomers, type TestCustomers } from './test-customers.ts';

let database: TestDatabase;
let t: TestCustomers;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  t = await testCustomers(database);
});
afterEach(() => t.close());

test('what a worker held that died is never sent again but called unclear', async () => {
  const id = await t.tell(await t.customer());
  await t.world.run(
    (tx) => tx`
      update customer_message set sending_at = now() - interval '11 minutes', channel = 'email'
      where org_id = app_org() and id = ${id}`,
  );
  await t.tellAll();
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(0);
  expect(await t.read(id)).toMatchObject({ error: 'unclear', sentAt: null });
});

test('a letter whose taking is unclear goes out once, and many runs at once send it once', async () => {
  const id = await t.tell(await t.customer());
  t.mail.hangUp();
  await t.tellAll();
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(1);
  expect((await t.read(id)).error).toBe('unclear');
  await t.mail.close();
  t.mail = await testMailServer();
  await t.tell(await t.customer());
  await Promise.all([t.tellAll(), t.tellAll(), t.tellAll()]);
  expect(t.mail.letters).toHaveLength(1);
});

test('a server that cannot be reached is asked again later', async () => {
  const id = await t.tell(await t.customer());
  t.mail.answer({ responseCode: 450, text: 'busy' });
  await t.tellAll();
  const row = await t.read(id);
  expect(row).toMatchObject({ error: 'busy', failedAt: null, sentAt: null });
  expect(row.dueAt.getTime()).toBeGreaterThan(Date.now());
  t.mail.answer();
  await t.world.run(
    (tx) => tx`update customer_message set due_at = now() where org_id = app_org()`,
  );
  await t.tellAll();
  expect((await t.read(id)).sentAt).not.toBeNull();
});

test('what a server says of a letter that it refuses names nobody', async () => {
  const to = await t.customer();
  const [person] = await database.owner<[{ email: string }]>`
    select email from person where id = ${to.personId}`;
  t.mail.answer({ responseCode: 550, text: `<${person.email.toUpperCase()}> does not live here` });
  const id = await t.tell(to);
  await t.tellAll();
  const kept = await database.owner<{ detail: string }[]>`
    select d.detail || m.error_detail as detail
    from message_delivery d join customer_message m on m.id = d.message_id where m.id = ${id}`;
  expect(kept[0]?.detail).toContain('does not live here');
  expect(kept[0]?.detail.toLowerCase()).not.toContain(person.email);
});
