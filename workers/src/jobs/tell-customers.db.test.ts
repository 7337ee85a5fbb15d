import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { usualPolicy, writeAskingPolicy } from '@vocero/sql/asking';
import { openCase } from '@vocero/sql/cases';
import { insertConsent } from '@vocero/sql/consents';
import { readRatingToken, trackingToken } from '@vocero/sql/customer-links';
import { writeSendingPolicy } from '@vocero/sql/customer-message-sending';
import { appendCustomerMessage, type NewCustomerMessage } from '@vocero/sql/customer-messages';
import { appendOutbox } from '@vocero/sql/outbox';
import { takeTrials } from '@vocero/sql/send-adapters';
import { keepPerson, writeDoNotContact, writeNoAsking } from '@vocero/sql/persons';
import { readPreferencesToken } from '@vocero/sql/preferences-token';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { openMailer } from '../messages/mailer.ts';
import { openOutbound } from '../outbound.ts';
import { takeTurns } from '../schedule.ts';
import { testGateway, type TestGateway } from '../test-gateway.ts';
import { testMailServer, type TestMailServer } from '../test-mail-server.ts';
import { tellCustomersJob, type TellDeps } from './tell-customers.ts';

const secret = 'a secret of at least 32 characters';
let database: TestDatabase;
let mail: TestMailServer;
let gateway: TestGateway;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [mail, gateway] = await Promise.all([testMailServer(), testGateway()]);
  world = await themeWorld(database);
  await writeHours({ firstHour: 0, lastHour: 24 });
});
afterEach(() => Promise.all([mail.close(), gateway.close()]));

const writeHours = (changes: Partial<typeof usualPolicy>) =>
  world.run((tx) =>
    writeAskingPolicy(tx, {
      ...usualPolicy,
      ...{ firstHour: 0, lastHour: 24, onWeekends: true, replyTo: 'help@firm.example' },
      ...changes,
    }),
  );

const serverOn = (port: number, from = 'Vocero <vocero@example.org>') => ({
  ...{ host: '127.0.0.1', port, secure: false, requireTLS: false, login: null, from },
});

async function run(changes: Partial<TellDeps> = {}) {
  await world.run((tx) => appendOutbox(tx, 'customers.tell', world.orgId));
  const deps = {
    ...{ sql: database.sql, log: openLog('silent'), signal: new AbortController().signal, secret },
    ...{ publicUrl: 'https://v.example.org', mailer: openMailer(serverOn(mail.port)) },
    ...{ mailFrom: 'vocero@example.org', outbound: openOutbound({ own: true }) },
    ...changes,
  };
  await tellCustomersJob(deps)({
    id: '1',
    data: { orgId: world.orgId, subjectIds: [world.orgId] },
  });
}

interface Customer {
  personId: string;
  feedbackId: string;
  caseId: string;
  code: string;
}

/** Somebody who wrote, agreed to be answered, and has a case. */
async function customer({ name = 'Bo', agrees = true, locale = 'en' } = {}): Promise<Customer> {
  return world.run(async (tx) => {
    const email = `${randomUUID().slice(0, 8)}@home.example`;
    const [feedbackId] = await addComments(tx, [{ text: 'Late' }]);
    const known = { ref: randomUUID(), name, email, phone: `+387${randomInt(10 ** 8)}`, locale };
    const personId = await keepPerson(tx, known);
    if (agrees) await agree(personId, 'email');
    const caseId = (await openCase(tx, { feedbackId: feedbackId!, memberId: world.memberId }))!;
    const [row] = await tx<[{ code: string }]>`
      update customer_case set person_id = ${personId}
      where org_id = app_org() and id = ${caseId} returning code`;
    return { personId, feedbackId: feedbackId!, caseId, code: row.code };
    async function agree(id: string, channel: 'email' | 'sms') {
      const kept = { channel, purpose: 'answer_me', source: 'api' } as const;
      await insertConsent(tx, { personId: id, ...kept, textVersion: 1, text: 'Yes', locale });
    }
  });
}

const agreeTo = (personId: string, channel: 'sms' | 'phone') =>
  world.run((tx) =>
    insertConsent(tx, {
      ...{ personId, channel, purpose: 'answer_me', source: 'api' },
      ...{ textVersion: 1, text: 'Yes', locale: 'en' },
    }),
  );

const tell = (to: Customer, changes: Partial<NewCustomerMessage> = {}) =>
  world.run((tx) =>
    appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: randomUUID(), locale: 'en' },
      ...{ personId: to.personId, feedbackId: to.feedbackId, caseId: to.caseId },
      words: { subject: 'About the bus', body: 'It comes at eight.' },
      ...changes,
    }),
  );

interface Row {
  sentAt: Date | null;
  channel: string | null;
  blockedFor: string | null;
  failedAt: Date | null;
  error: string | null;
  body: string | null;
  dueAt: Date;
}
const read = async (id: string | null) => {
  const [row] = await world.run(
    (tx) => tx<[Row]>`
      select sent_at, channel, blocked_for, failed_at, error, body, due_at from customer_message
      where org_id = app_org() and id = ${id}`,
  );
  return row;
};

const unfold = (letter: string) => letter.replace(/\r\n[ \t]+/g, ' ');
const plain = (letter: string) => letter.replace(/=\r\n/g, '').replaceAll('=3D', '=');

test('a letter goes out with its words, its links and all heads that make it answerable', async () => {
  const to = await customer();
  const id = await tell(to);
  await run();
  expect(mail.letters).toHaveLength(1);
  const head = unfold(mail.letters[0]!);
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
  const body = plain(mail.letters[0]!);
  expect(body).toContain('It comes at eight.');
  expect(body).toContain('Hello Bo,');
  expect(body).toContain('<html lang="en">');
  expect(body).toContain(`https://v.example.org/t/${trackingToken(secret, to.feedbackId)}`);
  expect((await read(id)).sentAt).not.toBeNull();
  expect((await read(id)).body).toBe('It comes at eight.');
  const [link] = await database.owner`
    select 1 from tracking_link where feedback_id = ${to.feedbackId}`;
  expect(link).toBeDefined();
});

test('words are made when it is due, of what is so then, in the language of the customer', async () => {
  const to = await customer({ locale: 'bs' });
  const id = await tell(to, { kind: 'decided', words: null, locale: 'bs' });
  await database.owner`
    update customer_case set decision = 'Vraćamo novac', decision_reason = 'Kasnili smo'
    where id = ${to.caseId}`;
  await run();
  const { body } = await read(id);
  expect(body).toMatch(/^Hvala vam na strpljenju/);
  expect(body).toContain('Vraćamo novac');
  expect(body).toContain('Kasnili smo');
  expect(body).toContain('Javit ćemo vam se najkasnije do');
  expect(body).not.toMatch(/https?:/);
});

test('a draft has words to look at, and does not go out', async () => {
  const id = await tell(await customer(), { kind: 'delay', words: null, isDraft: true });
  await run();
  expect(mail.letters).toHaveLength(0);
  expect((await read(id)).body).toMatch(/^We are sorry: we may not keep the date that we gave you/);
});

test('with tags in addresses the answer finds its case', async () => {
  await world.run((tx) => writeSendingPolicy(tx, { replyPlus: true }));
  const to = await customer();
  await tell(to);
  await run();
  expect(unfold(mail.letters[0]!)).toContain(
    `Reply-To: help+${to.code.toLowerCase()}@firm.example`,
  );
});

test('nobody is written to from a mailbox that nobody reads', async () => {
  await writeHours({ replyTo: null });
  const id = await tell(await customer());
  await run({ mailFrom: 'no-reply@example.org' });
  expect(mail.letters).toHaveLength(0);
  expect((await read(id)).error).toBe('no_reply_address');
});

test('a name cannot add heads or addresses', async () => {
  const to = await customer({ name: 'Bo\r\nBcc: all@evil.example\r\n\r\nHi' });
  await tell(to, { words: { subject: 'Hi\r\nX-Evil: 1', body: 'Yes' } });
  await run();
  const head = unfold(mail.letters[0]!).split('\r\n\r\n')[0]!;
  expect(head).not.toMatch(/^(Bcc|X-Evil):/m);
});

test('a draft is never sent; without consent, address or person it stands on the page', async () => {
  const draft = await tell(await customer(), { isDraft: true });
  const shy = await tell(await customer({ agrees: false }));
  const stopped = await customer();
  await world.run((tx) =>
    writeDoNotContact(tx, stopped.personId, { by: 'person', memberId: null, reason: null }),
  );
  const refused = await tell(stopped);
  const unknown = await tell(await customer(), { personId: null });
  const late = await tell(await customer(), { uselessAt: new Date(Date.now() - 60_000) });
  await run();
  expect(mail.letters).toHaveLength(0);
  expect((await read(draft)).blockedFor).toBeNull();
  expect((await read(shy)).blockedFor).toBe('no_consent');
  expect((await read(shy)).body).toBe('It comes at eight.');
  expect((await read(refused)).blockedFor).toBe('do_not_contact');
  expect((await read(unknown)).blockedFor).toBe('no_person');
  expect((await read(late)).blockedFor).toBe('too_late');
});

test('outside the hours a message waits for them', async () => {
  const hour = new Date().getUTCHours();
  const firstHour = (hour + 3) % 23;
  await writeHours({ firstHour, lastHour: firstHour + 1 });
  const id = await tell(await customer());
  await run();
  expect(mail.letters).toHaveLength(0);
  const row = await read(id);
  expect(row.blockedFor).toBeNull();
  expect(row.dueAt.getTime()).toBeGreaterThan(Date.now() + 1_800_000);
});

test('an alert that somebody switched off is not sent, and what answers them is', async () => {
  const to = await customer();
  await world.run(
    (tx) => tx`
      insert into person_alert_off (org_id, person_id, alert, by)
      values (app_org(), ${to.personId}, 'stage', 'person')`,
  );
  const off = await tell(to, { kind: 'acknowledged', words: null });
  const on = await tell(to, { kind: 'delay', words: null });
  await run();
  expect((await read(off)).blockedFor).toBe('alert_off');
  expect((await read(on)).sentAt).not.toBeNull();
  const link = /https:\/\/v.example.org\/a\/([\w-]+)/.exec(plain(mail.letters[0]!));
  expect(readRatingToken(secret, link![1]!)).toEqual({ orgId: world.orgId, messageId: on });
  const said = [...plain(mail.letters[0]!).matchAll(/\?lang=en&said=(\w+)\s/g)].map(
    ([, one]) => one,
  );
  expect(said).toEqual(['yes', 'no', 'too_many']);
});

test('what a worker held that died is never sent again but called unclear', async () => {
  const id = await tell(await customer());
  await world.run(
    (tx) => tx`
      update customer_message set sending_at = now() - interval '11 minutes', channel = 'email'
      where org_id = app_org() and id = ${id}`,
  );
  await run();
  await run();
  expect(mail.letters).toHaveLength(0);
  expect(await read(id)).toMatchObject({ error: 'unclear', sentAt: null });
});

test('a letter whose taking is unclear goes out once, and many runs at once send it once', async () => {
  const id = await tell(await customer());
  mail.hangUp();
  await run();
  await run();
  expect(mail.letters).toHaveLength(1);
  expect((await read(id)).error).toBe('unclear');
  await mail.close();
  mail = await testMailServer();
  await tell(await customer());
  await Promise.all([run(), run(), run()]);
  expect(mail.letters).toHaveLength(1);
});

test('a server that cannot be reached is asked again later', async () => {
  const id = await tell(await customer());
  mail.answer({ responseCode: 450, text: 'busy' });
  await run();
  const row = await read(id);
  expect(row).toMatchObject({ error: 'busy', failedAt: null, sentAt: null });
  expect(row.dueAt.getTime()).toBeGreaterThan(Date.now());
  mail.answer();
  await world.run((tx) => tx`update customer_message set due_at = now() where org_id = app_org()`);
  await run();
  expect((await read(id)).sentAt).not.toBeNull();
});

test('who wants to be asked nothing since is not asked how it turned out, but is answered', async () => {
  const to = await customer();
  const asked = await tell(to, { kind: 'aftercare', words: null });
  const answered = await tell(to);
  await world.run((tx) => writeNoAsking(tx, to.personId, true));
  await run();
  expect(await read(asked)).toMatchObject({ sentAt: null, blockedFor: 'no_asking' });
  expect((await read(answered)).sentAt).not.toBeNull();
});

test('a gateway is tried once, however many look for trials', async () => {
  await database.owner`
    insert into send_adapter (org_id, channel, url, trial_to)
    values (${world.orgId}, 'sms', ${gateway.url}, '+38761000000')`;
  const takes = [1, 2, 3].map(() =>
    world.run(async (tx) => {
      const taken = await takeTrials(tx);
      await sleep(100);
      return taken.length;
    }),
  );
  expect((await Promise.all(takes)).sort()).toEqual([0, 0, 1]);
});

test('what a server says of a letter that it refuses names nobody', async () => {
  const to = await customer();
  const [person] = await database.owner<[{ email: string }]>`
    select email from person where id = ${to.personId}`;
  mail.answer({ responseCode: 550, text: `<${person.email.toUpperCase()}> does not live here` });
  const id = await tell(to);
  await run();
  const kept = await database.owner<{ detail: string }[]>`
    select d.detail || m.error_detail as detail
    from message_delivery d join customer_message m on m.id = d.message_id where m.id = ${id}`;
  expect(kept[0]?.detail).toContain('does not live here');
  expect(kept[0]?.detail.toLowerCase()).not.toContain(person.email);
});

test('the clock promises the work while something is due, and not before', async () => {
  const waiting = () => database.owner`
    select 1 from outbox where topic = 'customers.tell' and org_id = ${world.orgId}`;
  const empty = () => database.owner`delete from outbox where org_id = ${world.orgId}`;
  await tell(await customer());
  await database.owner`
    update customer_message set due_at = now() + interval '1 hour' where org_id = ${world.orgId}`;
  await empty();
  await takeTurns(database.sql).promise(world.orgId);
  expect(await waiting()).toHaveLength(0);
  await database.owner`update customer_message set due_at = now() where org_id = ${world.orgId}`;
  await takeTurns(database.sql).promise(world.orgId);
  expect(await waiting()).toHaveLength(1);
});

test('the way that a person likes is the way it goes: a text message, a call', async () => {
  const to = await customer();
  await agreeTo(to.personId, 'sms');
  await database.owner`update person set channels = '{sms}' where id = ${to.personId}`;
  const unset = await tell(to);
  await run();
  expect((await read(unset)).blockedFor).toBe('not_set_up');
  await database.owner`
    insert into send_adapter (org_id, channel, url) values (${world.orgId}, 'sms', ${gateway.url})`;
  const id = await tell(to);
  await run();
  expect(gateway.taken).toHaveLength(1);
  const body = JSON.parse(gateway.taken[0]!.body) as { type: string; data: unknown };
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
  expect(await read(id)).toMatchObject({ channel: 'sms', error: null });
  await agreeTo(to.personId, 'phone');
  await database.owner`update person set channels = '{phone}' where id = ${to.personId}`;
  const call = await tell(to);
  await run();
  await run();
  expect(await read(call)).toMatchObject({ channel: 'phone', blockedFor: 'to_call', sentAt: null });
  const asked = await database.owner`
    select member_id, data from message
    where org_id = ${world.orgId} and kind = 'customer_to_call'`;
  const code = `${to.code.slice(0, 4)}-${to.code.slice(4)}`;
  expect(asked).toEqual([{ memberId: world.memberId, data: { caseId: to.caseId, code } }]);
});

test('a gateway that is gone is closed, one that is busy is asked again', async () => {
  const to = await customer();
  await agreeTo(to.personId, 'sms');
  await database.owner`update person set channels = '{sms}' where id = ${to.personId}`;
  await database.owner`
    insert into send_adapter (org_id, channel, url) values (${world.orgId}, 'sms', ${gateway.url})`;
  gateway.answer(503);
  const busy = await tell(to);
  await run();
  expect(await read(busy)).toMatchObject({ error: 'busy', failedAt: null });
  gateway.answer(410);
  const gone = await tell(to);
  await run();
  expect(await read(gone)).toMatchObject({ error: 'gone' });
  const [adapter] = await database.owner<{ disabledFor: string }[]>`
    select disabled_for from send_adapter where org_id = ${world.orgId}`;
  expect(adapter?.disabledFor).toBe('gone');
});
