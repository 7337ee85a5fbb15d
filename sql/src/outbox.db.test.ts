import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRelay, inOrganization } from './connect.ts';
import { listen } from './listen.ts';
import { listDue, markPublished, ROWS_PER_ORGANIZATION } from './outbox-relay.ts';
import {
  appendOutbox,
  appendOutboxAnew,
  appendOutboxOnce,
  OUTBOX_CHANNEL,
  takeSubjects,
  wakeRelay,
} from './outbox.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let orgId: string;
beforeAll(async () => {
  database = await testDatabase();
  const [row] = await database.owner<{ id: string }[]>`
    insert into organization (slug, name) values ('acme', 'Acme') returning id`;
  orgId = row!.id;
});
afterAll(() => database.close());

const due = () => asRelay(database.sql, (tx) => listDue(tx, { limit: 10, patience: 30_000 }));

test('what follows by itself is promised once; what a person asks for, again once work began', async () => {
  const { sql } = database;
  const once = () =>
    inOrganization(sql, orgId, (tx) => appendOutboxOnce(tx, 'themes.learn', orgId));
  const anew = () =>
    inOrganization(sql, orgId, (tx) => appendOutboxAnew(tx, 'themes.learn', orgId));
  await once();
  await once();
  await anew();
  const waiting = await due();
  expect(waiting).toHaveLength(1);

  await asRelay(sql, (tx) => markPublished(tx, waiting));
  await once();
  expect(await due()).toHaveLength(0);
  await anew();
  expect(await due()).toHaveLength(1);
});

test('rows are taken once, and only those of the organisation', async () => {
  const take = (id: string) =>
    inOrganization(database.sql, id, (tx) => takeSubjects(tx, 'themes.learn', [orgId]));
  expect(await take('01890000-0000-7000-8000-000000000009')).toEqual(new Set());
  expect(await take(orgId)).toEqual(new Set([orgId]));
  expect(await take(orgId)).toEqual(new Set());
});

test('an organisation with one row does not wait behind the 40,000 of another', async () => {
  const { owner, sql } = database;
  const [other] = await owner<{ id: string }[]>`
    insert into organization (slug, name) values ('late', 'Late') returning id`;
  await owner`
    insert into outbox (org_id, topic, subject_id, created_at)
    select ${orgId}, 'feedback.received', new_id(), now() - interval '1 hour'
    from generate_series(1, 40000)`;
  await inOrganization(sql, other!.id, (tx) => appendOutbox(tx, 'themes.learn', other!.id));
  const round = (limit: number) => asRelay(sql, (tx) => listDue(tx, { limit, patience: 30_000 }));

  const rows = await round(3_000);
  expect(rows.filter((row) => row.orgId === orgId)).toHaveLength(ROWS_PER_ORGANIZATION);
  expect(rows.filter((row) => row.orgId === other!.id)).toHaveLength(1);
  expect(new Set((await round(2)).map((row) => row.orgId))).toEqual(new Set([orgId, other!.id]));

  await asRelay(sql, (tx) => markPublished(tx, rows));
  await owner`update outbox set published_at = now() - interval '1 day' where published_at is null`;
  await owner`update outbox set published_at = now() - interval '1 hour' where org_id = ${other!.id}`;
  expect((await round(3_000)).map((row) => row.orgId)).toContain(other!.id);
});

test('a burst wakes the relay at once and then no more than every 50 ms', async () => {
  let heard = 0;
  const listening = listen(database.url, {
    channel: OUTBOX_CHANNEL,
    name: 'test',
    onMessage: () => (heard += 1),
  });
  await listening.ready;
  for (let n = 0; n < 1_000; n++) wakeRelay(database.sql);
  await expect.poll(() => heard, { interval: 5 }).toBe(1);
  await sleep(200);
  expect(heard).toBe(2); // the control: without the pause it is 1,000
  await listening.close();
});
