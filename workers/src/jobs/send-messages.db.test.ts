import { inOrganization, type Tx } from '@vocero/sql/connect';
import { changeDigestByMail, listMessages } from '@vocero/sql/message-log';
import { takeMail } from '@vocero/sql/message-sending';
import { appendMessage, type MessageKind } from '@vocero/sql/messages';
import { readMuteToken } from '@vocero/sql/mute-token';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { openMailer } from '../messages/mailer.ts';
import { testMailServer, type TestMailServer } from '../test-mail-server.ts';
import { sendMessagesJob, type SendDeps } from './send-messages.ts';

const secret = 'a secret of at least 32 characters';
let database: TestDatabase;
let mail: TestMailServer;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  mail = await testMailServer();
  world = await themeWorld(database);
});
afterEach(() => mail.close());

const serverOn = (port: number) => ({
  host: '127.0.0.1',
  port,
  secure: false,
  requireTLS: false,
  login: null,
  from: 'Vocero <vocero@example.org>',
});

const deps = (changes: Partial<SendDeps> = {}): SendDeps => ({
  sql: database.sql,
  log: openLog('silent'),
  signal: new AbortController().signal,
  publicUrl: 'https://v.example.org',
  secret,
  mailer: openMailer(serverOn(mail.port)),
  ...changes,
});

const run = (changes: Partial<SendDeps> = {}) =>
  sendMessagesJob(deps(changes))({
    id: '1',
    data: { orgId: world.orgId, subjectIds: [world.orgId] },
  });

let count = 0;
/** Has something to say about a theme; returns the theme. */
const say = (label = 'Late buses', kind: MessageKind = 'assigned') =>
  world.run(async (tx) => {
    const themeId = await engineTheme(tx, { label });
    const { memberId } = world;
    await appendMessage(tx, { kind, memberId, themeId, once: `${kind} ${(count += 1)}` });
    return themeId;
  });

const log = async () => world.run((tx) => listMessages(tx, {}, 100));
const states = async () => (await log()).map(({ state }) => state);
const promises = async () => (await world.run((tx) => tx`select from outbox`)).length;
const inWorld = <T>(work: (tx: Tx) => Promise<T>) =>
  inOrganization(database.sql, world.orgId, work);

test('a letter says what became true, with the way to it, and no promise is left', async () => {
  const themeId = await say();
  await run();
  expect(mail.letters).toHaveLength(1);
  const letter = mail.letters[0]!.replace(/=\r\n/g, '');
  expect(letter).toMatch(/^Subject: Yours now: Late buses\r$/m);
  expect(letter).toMatch(/^To: Ana <ana@example.org>\r$/m);
  expect(letter).toContain(`https://v.example.org/o/t`);
  expect(letter).toContain(`/themes/${themeId}`);
  expect(letter).not.toMatch(/^List-Unsubscribe/m);
  expect(await states()).toEqual(['sent']);
  expect(await promises()).toBe(0);
});

test('without a mail server nothing fails: the words are there to be read', async () => {
  await say();
  await run({ mailer: null });
  const [message] = await log();
  expect(message).toMatchObject({ state: 'here', subject: 'Yours now: Late buses' });
  await say('Rude');
  await run(); // mail is set up later
  expect(mail.letters).toHaveLength(1);
  expect(await states()).toEqual(['sent', 'here']);
});

test('of two workers at once only one sends a message', async () => {
  for (let n = 0; n < 10; n += 1) await say(`Theme ${n}`);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(mail.letters).toHaveLength(10);
  expect(new Set(mail.letters.map((text) => /^Message-ID: (.*)$/im.exec(text)![1])).size).toBe(10);
  expect(new Set(await states())).toEqual(new Set(['sent']));
});

test('the same is not said twice, whatever the clock says', async () => {
  const { memberId } = world;
  const once = { kind: 'test', memberId, once: 'the same' } as const;
  await inWorld((tx) => appendMessage(tx, once));
  await run();
  await database.owner`update message set created_at = created_at - interval '1 day'`;
  await inWorld((tx) => appendMessage(tx, once));
  await run();
  expect(mail.letters).toHaveLength(1);
});

test('what the server puts off is sent later; what it refuses is not sent again', async () => {
  await say();
  mail.answer({ responseCode: 451, text: 'come back later' });
  await run();
  expect(await log()).toMatchObject([{ state: 'waiting', error: 'busy' }]);
  expect(await promises()).toBe(1);
  mail.answer();
  await run(); // too early
  expect(mail.letters).toHaveLength(0);
  await database.owner`update message set retry_at = now() - interval '1 second'`;
  await run();
  expect(await log()).toMatchObject([{ state: 'sent', error: null, errorDetail: null }]);

  await say();
  mail.answer({ responseCode: 550, text: 'no such user' });
  await run();
  await run();
  const [refused] = await log();
  expect(refused).toMatchObject({ state: 'failed', error: 'refused' });
  expect(refused!.errorDetail).toContain('550 no such user');
  expect(await promises()).toBe(0);
});

test('a server that is away keeps everything waiting, for two days', async () => {
  await say('One');
  await say('Two');
  const away = openMailer(serverOn(1));
  await run({ mailer: away });
  expect(await log()).toMatchObject([
    { state: 'waiting', error: null }, // not even tried
    { state: 'waiting', error: 'unreachable' },
  ]);
  expect(await promises()).toBe(1);
  await database.owner`
    update message set created_at = now() - interval '49 hours', retry_at = null
    where org_id = ${world.orgId}`;
  await run({ mailer: away });
  await run({ mailer: away });
  expect(await states()).toEqual(['failed', 'failed']);
});

test('a worker that died between taking and sending leaves it unclear, never sent twice', async () => {
  await say();
  await run({ mailer: null });
  await database.owner`update message set by_mail = true where org_id = ${world.orgId}`;
  await inWorld(takeMail); // and then it dies
  await say('Another');
  await run();
  expect(await states()).toEqual(['sent', 'waiting']);
  expect(await promises()).toBe(1);
  await database.owner`
    update message set sending_at = now() - interval '11 minutes' where sending_at is not null`;
  await run();
  expect(await states()).toEqual(['sent', 'unclear']);
  expect(mail.letters).toHaveLength(1);
  expect(await promises()).toBe(0);
});

test('a connection that breaks after the letter leaves it unclear', async () => {
  await say();
  mail.hangUp();
  await run();
  expect(await states()).toEqual(['unclear']);
  await run();
  expect(mail.letters).toHaveLength(1);
});

test('a name with line ends adds no line to the head of a letter', async () => {
  await say('Late\r\nBcc: all@example.org\r\n\r\nHello');
  await run();
  const [head] = mail.letters[0]!.split('\r\n\r\n');
  expect(head).not.toMatch(/^Bcc:/m);
  expect(head).toMatch(/^Subject: Yours now: Late Bcc: all@example.org Hello\r?$/m);
});

test('a wrong password and a certificate that nobody signed are told as what they are', async () => {
  const asking = await testMailServer({ password: 'right' });
  const login = { user: 'ana', pass: 'very wrong' };
  await say();
  await run({ mailer: openMailer({ ...serverOn(asking.port), login }) });
  const [refused] = await log();
  expect(refused).toMatchObject({ state: 'waiting', error: 'login' });
  expect(refused!.errorDetail).not.toContain('very wrong');
  await asking.close();

  const unsigned = await testMailServer({ secure: true });
  await inWorld((tx) => appendMessage(tx, { kind: 'test', memberId: world.memberId, once: 'tls' }));
  await run({ mailer: openMailer({ ...serverOn(unsigned.port), secure: true }) });
  expect((await log())[0]).toMatchObject({ state: 'failed', error: 'certificate' });
  await unsigned.close();
});

test('a test message fails at once where mail is not set up', async () => {
  await inWorld((tx) => appendMessage(tx, { kind: 'test', memberId: world.memberId, once: 't' }));
  await run({ mailer: null });
  expect(await log()).toMatchObject([{ state: 'failed', error: 'not_set_up' }]);
});

test('nothing is sent from a made-up organisation, nor to who has no access', async () => {
  await database.owner`update organization set is_demo = true where id = ${world.orgId}`;
  await say();
  await run();
  await database.owner`update organization set is_demo = false where id = ${world.orgId}`;
  await database.owner`update member set disabled_at = now() where id = ${world.memberId}`;
  await say();
  await run();
  expect(mail.letters).toHaveLength(0);
  expect(await states()).toEqual(['here', 'here']);
});

test('what waits when mail is no longer set up says so, and is not sent when it is again', async () => {
  await say();
  await run({ mailer: () => Promise.resolve({ code: 'busy', detail: null, meaning: 'later' }) });
  await database.owner`update message set retry_at = now() where org_id = ${world.orgId}`;
  await run({ mailer: null });
  expect(await log()).toMatchObject([{ state: 'failed', error: 'not_set_up' }]);
  expect(await promises()).toBe(0);
  await world.run(
    (tx) => tx`
    insert into outbox (org_id, topic, subject_id) values (app_org(), 'messages.send', app_org())`,
  );
  await run();
  expect(mail.letters).toHaveLength(0);
});

test('who loses access while a letter waits to be tried again does not get it', async () => {
  await say();
  await run({ mailer: () => Promise.resolve({ code: 'busy', detail: null, meaning: 'later' }) });
  await database.owner`update message set retry_at = now() where org_id = ${world.orgId}`;
  await database.owner`update member set disabled_at = now() where id = ${world.memberId}`;
  await run();
  expect(mail.letters).toHaveLength(0);
  expect(await states()).toEqual(['here']);
  expect(await promises()).toBe(0);
});

test('words are in the language of the organisation', async () => {
  await database.owner`update organization set locale = 'bs' where id = ${world.orgId}`;
  await say('Kašnjenje');
  await run();
  expect((await log())[0]!.subject).toBe('Sada je vaša: Kašnjenje');
  expect((await log())[0]!.body).toMatch(/^Dobar dan, Ana,\n\nSada ste vi odgovorni/);
});

test('a digest names the way to turn it off, and is not sent once it was', async () => {
  const weekStart = '2026-03-02';
  const part = { count: 0, lines: [] };
  const parts = { new: part, rising: part, regressed: part, overdue: part, unowned: part };
  const digest = { weekStart, comments: 0, before: 2, parts: { ...parts, verified: part } };
  await database.owner`
    insert into digest (org_id, week_start, data)
    values (${world.orgId}, ${weekStart}, ${JSON.stringify(digest)}::text::jsonb)`;
  const tell = (once: string) =>
    inWorld((tx) =>
      appendMessage(tx, {
        kind: 'digest',
        memberId: world.memberId,
        once,
        data: { weekStart },
      }),
    );
  await tell('1');
  await run();
  const [, token] = /^List-Unsubscribe:\s+<https:\/\/v\.example\.org\/mute\/(.*)>\r$/m.exec(
    mail.letters[0]!.replace(/\r\n /g, ' '),
  )!;
  expect(readMuteToken(secret, token!)).toEqual({
    orgId: world.orgId,
    memberId: world.memberId,
  });
  expect(mail.letters[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect((await log())[0]!.body).not.toContain('/mute/');

  await tell('2');
  await run({ mailer: openMailer(serverOn(1)) });
  await inWorld((tx) => changeDigestByMail(tx, world.memberId, false));
  await tell('3');
  await run();
  expect(mail.letters).toHaveLength(1);
  expect(await states()).toEqual(['here', 'here', 'sent']);
});

test('minutes go out with the date of the next meeting as a file', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  const data = {
    councilId: '0198a000-0000-7000-8000-000000000001',
    council: 'Customers',
    plannedOn: '2026-03-31',
    day: '2026-03-31',
    revision: 1,
    isQuorumMet: true,
    given: [],
    next: { plannedOn: '2026-04-07', day: '2026-04-07', starts: '09:30', place: null },
    calendar,
  };
  const { memberId } = world;
  await world.run((tx) => appendMessage(tx, { kind: 'minutes', memberId, once: 'm 1', data }));
  await run();
  const letter = mail.letters[0]!;
  expect(letter).toMatch(/^Subject: Minutes: Customers/m);
  expect(letter).toMatch(/^Content-Type: text\/calendar; charset=utf-8; name=meeting\.ics\r$/m);
  expect(letter).toContain(Buffer.from(calendar).toString('base64'));
  const [message] = await log();
  expect(message).toMatchObject({ meeting: { id: data.councilId, day: '2026-03-31' } });
});
