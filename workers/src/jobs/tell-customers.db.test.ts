import { readRatingToken } from '@vocero/sql/customer-links';
import { writeDoNotContact, writeNoAsking } from '@vocero/sql/persons';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeTurns } from '../schedule.ts';
import { plain, secret, testCustomers, type TestCustomers } from './test-customers.ts';

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

test('a draft is never sent; without consent, address or person it stands on the page', async () => {
  const draft = await t.tell(await t.customer(), { isDraft: true });
  const shy = await t.tell(await t.customer({ agrees: false }));
  const stopped = await t.customer();
  await t.world.run((tx) =>
    writeDoNotContact(tx, stopped.personId, { by: 'person', memberId: null, reason: null }),
  );
  const refused = await t.tell(stopped);
  const unknown = await t.tell(await t.customer(), { personId: null });
  const late = await t.tell(await t.customer(), { uselessAt: new Date(Date.now() - 60_000) });
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(0);
  expect((await t.read(draft)).blockedFor).toBeNull();
  expect((await t.read(shy)).blockedFor).toBe('no_consent');
  expect((await t.read(shy)).body).toBe('It comes at eight.');
  expect((await t.read(refused)).blockedFor).toBe('do_not_contact');
  expect((await t.read(unknown)).blockedFor).toBe('no_person');
  expect((await t.read(late)).blockedFor).toBe('too_late');
});

test('outside the hours a message waits for them', async () => {
  const hour = new Date().getUTCHours();
  const firstHour = (hour + 3) % 23;
  await t.writeHours({ firstHour, lastHour: firstHour + 1 });
  const id = await t.tell(await t.customer());
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(0);
  const row = await t.read(id);
  expect(row.blockedFor).toBeNull();
  expect(row.dueAt.getTime()).toBeGreaterThan(Date.now() + 1_800_000);
});

test('an alert that somebody switched off is not sent, and what answers them is', async () => {
  const to = await t.customer();
  await t.world.run(
    (tx) => tx`
      insert into person_alert_off (org_id, person_id, alert, by)
      values (app_org(), ${to.personId}, 'stage', 'person')`,
  );
  const off = await t.tell(to, { kind: 'acknowledged', words: null });
  const on = await t.tell(to, { kind: 'delay', words: null });
  await t.tellAll();
  expect((await t.read(off)).blockedFor).toBe('alert_off');
  expect((await t.read(on)).sentAt).not.toBeNull();
  const link = /https:\/\/v.example.org\/a\/([\w-]+)/.exec(plain(t.mail.letters[0]!));
  expect(readRatingToken(secret, link![1]!)).toEqual({ orgId: t.world.orgId, messageId: on });
  const said = [...plain(t.mail.letters[0]!).matchAll(/\?lang=en&said=(\w+)\s/g)].map(
    ([, one]) => one,
  );
  expect(said).toEqual(['yes', 'no', 'too_many']);
});

test('who wants to be asked nothing since is not asked how it turned out, but is answered', async () => {
  const to = await t.customer();
  const asked = await t.tell(to, { kind: 'aftercare', words: null });
  const answered = await t.tell(to);
  await t.world.run((tx) => writeNoAsking(tx, to.personId, true));
  await t.tellAll();
  expect(await t.read(asked)).toMatchObject({ sentAt: null, blockedFor: 'no_asking' });
  expect((await t.read(answered)).sentAt).not.toBeNull();
});

test('the clock promises the work while something is due, and not before', async () => {
  const waiting = () => database.owner`
    select 1 from outbox where topic = 'customers.tell' and org_id = ${t.world.orgId}`;
  const empty = () => database.owner`delete from outbox where org_id = ${t.world.orgId}`;
  await t.tell(await t.customer());
  await database.owner`
    update customer_message set due_at = now() + interval '1 hour' where org_id = ${t.world.orgId}`;
  await empty();
  await takeTurns(database.sql).promise(t.world.orgId);
  expect(await waiting()).toHaveLength(0);
  await database.owner`update customer_message set due_at = now() where org_id = ${t.world.orgId}`;
  await takeTurns(database.sql).promise(t.world.orgId);
  expect(await waiting()).toHaveLength(1);
});
