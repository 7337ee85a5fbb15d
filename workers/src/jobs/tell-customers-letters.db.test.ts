import { readPreferencesToken } from '@vocero/sql/preferences-token';
import { trackingToken } from '@vocero/sql/customer-links';
import { writeSendingPolicy } from '@vocero/sql/customer-message-sending';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { plain, secret, testCustomers, unfold, type TestCustomers } from './test-customers.ts';

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

test('a letter goes out with its words, its links and all heads that make it answerable', async () => {
  const to = await t.customer();
  const id = await t.tell(to);
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(1);
  const head = unfold(t.mail.letters[0]!);
  const code = `${to.code.slice(0, 4)}-${to.code.slice(4)}`;
  expect(head).toMatch(/^From: Vocero <vocero@example.org>\r$/m);
  expect(head).toContain(`Subject: About the bus [${code}]`);
  expect(head).toMatch(/^Reply-To: help@firm.example\r$/m);
  expect(head).toMatch(/^Content-Language: en\r$/m);
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(head).toContain(`Message-ID: <${id}@example.org>`);
  expect(head).toContain('multipart/alternative');
  const preferences = /^List-Unsubscribe: +<https:\/\/v.example.org\/p\/([\w-]+)\?of=alerts>/m.exec(
    head,
  );
  expect(readPreferencesToken(secret, preferences![1]!)?.personId).toBe(to.personId);
  const body = plain(t.mail.letters[0]!);
  expect(body).toContain('It comes at eight.');
  expect(body).toContain('Hello Bo,');
  expect(body).toContain('<html lang="en">');
  expect(body).toContain(`https://v.example.org/t/${trackingToken(secret, to.feedbackId)}`);
  expect((await t.read(id)).sentAt).not.toBeNull();
  expect((await t.read(id)).body).toBe('It comes at eight.');
  const [link] = await database.owner`
    select 1 from tracking_link where feedback_id = ${to.feedbackId}`;
  expect(link).toBeDefined();
});

test('words are made when it is due, of what is so then, in the language of the customer', async () => {
  const to = await t.customer({ locale: 'bs' });
  const id = await t.tell(to, { kind: 'decided', words: null, locale: 'bs' });
  await database.owner`
    update customer_case set decision = 'Vraćamo novac', decision_reason = 'Kasnili smo'
    where id = ${to.caseId}`;
  await t.tellAll();
  const { body } = await t.read(id);
  expect(body).toMatch(/^Hvala vam na strpljenju/);
  expect(body).toContain('Vraćamo novac');
  expect(body).toContain('Kasnili smo');
  expect(body).toContain('Javit ćemo vam se najkasnije do');
  expect(body).not.toMatch(/https?:/);
});

test('a draft has words to look at, and does not go out', async () => {
  const id = await t.tell(await t.customer(), { kind: 'delay', words: null, isDraft: true });
  await t.tellAll();
  expect(t.mail.letters).toHaveLength(0);
  expect((await t.read(id)).body).toMatch(
    /^We are sorry: we may not keep the date that we gave you/,
  );
});

test('with tags in addresses the answer finds its case', async () => {
  await t.world.run((tx) => writeSendingPolicy(tx, { replyPlus: true }));
  const to = await t.customer();
  await t.tell(to);
  await t.tellAll();
  expect(unfold(t.mail.letters[0]!)).toContain(
    `Reply-To: help+${to.code.toLowerCase()}@firm.example`,
  );
});

test('nobody is written to from a mailbox that nobody reads', async () => {
  await t.writeHours({ replyTo: null });
  const id = await t.tell(await t.customer());
  await t.tellAll({ mailFrom: 'no-reply@example.org' });
  expect(t.mail.letters).toHaveLength(0);
  expect((await t.read(id)).error).toBe('no_reply_address');
});

test('a name cannot add heads or addresses', async () => {
  const to = await t.customer({ name: 'Bo\r\nBcc: all@evil.example\r\n\r\nHi' });
  await t.tell(to, { words: { subject: 'Hi\r\nX-Evil: 1', body: 'Yes' } });
  await t.tellAll();
  const head = unfold(t.mail.letters[0]!).split('\r\n\r\n')[0]!;
  expect(head).not.toMatch(/^(Bcc|X-Evil):/m);
});
