import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, type Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';
import { keepPerson, lockPerson } from './persons.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments } from './test-themes.ts';

let db: TestDatabase;
let orgId: string;
beforeAll(async () => {
  db = await testDatabase();
  orgId = randomUUID();
  await db.owner`insert into organization (id, slug, name) values (${orgId}, 'one', 'One')`;
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(db.sql, orgId, work);

test('what was said before is not waited for while somebody sends it', async () => {
  const [feedbackId] = await run((tx) => addComments(tx, [{}]));
  const say = (tx: Tx) =>
    appendCustomerMessage(tx, {
      ...{ kind: 'note_received', event: 'note 2026-03-02', personId: null },
      ...{ feedbackId: feedbackId!, locale: 'en' },
    });
  const id = await run(say);
  expect(id).not.toBeNull();
  await run(async (sender) => {
    await sender`update customer_message set body = 'x' where org_id = app_org() and id = ${id}`;
    const again = run(async (tx) => {
      await tx`set local lock_timeout = '2s'`;
      return say(tx);
    });
    expect(await again).toBeNull();
  });
});

test('something is said to a person whom somebody holds to decide by which way, without waiting', async () => {
  const personId = await run((tx) =>
    keepPerson(tx, { ref: 'C-1', name: 'Ana', email: null, phone: null, locale: null }),
  );
  const [feedbackId] = await run((tx) => addComments(tx, [{}]));
  await run(async (sender) => {
    expect(await lockPerson(sender, personId)).toBe(true);
    const said = run(async (tx) => {
      await tx`set local lock_timeout = '2s'`;
      return appendCustomerMessage(tx, {
        ...{ kind: 'note_received', event: 'note 2026-03-03', personId },
        ...{ feedbackId: feedbackId!, locale: 'en' },
      });
    });
    expect(await said).not.toBeNull();
    // Who decides waits all the same.
    const decided = run(async (tx) => {
      await tx`set local lock_timeout = '100ms'`;
      return lockPerson(tx, personId);
    });
    await expect(decided).rejects.toMatchObject({ code: '55P03' });
  });
});
