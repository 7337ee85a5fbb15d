import { setTimeout as sleep } from 'node:timers/promises';
import { takeTrials } from '@vocero/sql/send-adapters';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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

test('a gateway is tried once, however many look for trials', async () => {
  await database.owner`
    insert into send_adapter (org_id, channel, url, trial_to)
    values (${t.world.orgId}, 'sms', ${t.gateway.url}, '+38761000000')`;
  const takes = [1, 2, 3].map(() =>
    t.world.run(async (tx) => {
      const taken = await takeTrials(tx);
      await sleep(100);
      return taken.length;
    }),
  );
  expect((await Promise.all(takes)).sort()).toEqual([0, 0, 1]);
});

test('the way that a person likes is the way it goes: a text message, a call', async () => {
  const to = await t.customer();
  await t.agreeTo(to.personId, 'sms');
  await database.owner`update person set channels = '{sms}' where id = ${to.personId}`;
  const unset = await t.tell(to);
  await t.tellAll();
  expect((await t.read(unset)).blockedFor).toBe('not_set_up');
  await database.owner`
    insert into send_adapter (org_id, channel, url) values (${t.world.orgId}, 'sms', ${t.gateway.url})`;
  const id = await t.tell(to);
  await t.tellAll();
  expect(t.gateway.taken).toHaveLength(1);
  const body = JSON.parse(t.gateway.taken[0]!.body) as { type: string; data: unknown };
  expect(body.type).toBe('message.send');
  expect(body.data).toMatchObject({
    ...{
      channel: 'sms',
      to: expect.stringMatching(/^\+387\d+$/) as string,
      locale: 'en',
      case_code: to.code,
      message_id: id,
    },
    text: expect.stringContaining('It comes at eight.') as string,
  });
  expect(await t.read(id)).toMatchObject({ channel: 'sms', error: null });
  await t.agreeTo(to.personId, 'phone');
  await database.owner`update person set channels = '{phone}' where id = ${to.personId}`;
  const call = await t.tell(to);
  await t.tellAll();
  await t.tellAll();
  expect(await t.read(call)).toMatchObject({
    channel: 'phone',
    blockedFor: 'to_call',
    sentAt: null,
  });
  const asked = await database.owner`
    select member_id, data from message
    where org_id = ${t.world.orgId} and kind = 'customer_to_call'`;
  const code = `${to.code.slice(0, 4)}-${to.code.slice(4)}`;
  expect(asked).toEqual([{ memberId: t.world.memberId, data: { caseId: to.caseId, code } }]);
});

test('a gateway that is gone is closed, one that is busy is asked again', async () => {
  const to = await t.customer();
  await t.agreeTo(to.personId, 'sms');
  await database.owner`update person set channels = '{sms}' where id = ${to.personId}`;
  await database.owner`
    insert into send_adapter (org_id, channel, url) values (${t.world.orgId}, 'sms', ${t.gateway.url})`;
  t.gateway.answer(503);
  const busy = await t.tell(to);
  await t.tellAll();
  expect(await t.read(busy)).toMatchObject({ error: 'busy', failedAt: null });
  t.gateway.answer(410);
  const gone = await t.tell(to);
  await t.tellAll();
  expect(await t.read(gone)).toMatchObject({ error: 'gone' });
  const [adapter] = await database.owner<{ disabledFor: string }[]>`
    select disabled_for from send_adapter where org_id = ${t.world.orgId}`;
  expect(adapter?.disabledFor).toBe('gone');
});
