import { randomUUID } from 'node:crypto';
import { usualPolicy, writeAskingPolicy } from '@vocero/sql/asking';
import { insertConsent, withdrawConsents } from '@vocero/sql/consents';
import { appendOutbox } from '@vocero/sql/outbox';
import { surveyInvitationHash, surveyInvitationToken } from '@vocero/sql/person-links';
import { keepPerson } from '@vocero/sql/persons';
import { readPreferencesToken } from '@vocero/sql/preferences-token';
import {
  cancelInvitation,
  insertSurveyInvitation,
  listSurveyInvitations,
  type NewInvitation,
} from '@vocero/sql/survey-invitations';
import { insertSurvey } from '@vocero/sql/surveys';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { openMailer } from '../messages/mailer.ts';
import { takeTurns } from '../schedule.ts';
import { testMailServer, type TestMailServer } from '../test-mail-server.ts';
import { sendInvitationsJob } from './send-invitations.ts';
import type { SendDeps } from './send-messages.ts';

const secret = 'a secret of at least 32 characters';
let database: TestDatabase;
let mail: TestMailServer;
let world: ThemeWorld;
let surveyId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  mail = await testMailServer();
  world = await themeWorld(database);
  surveyId = await world.run(async (tx) => {
    await writeAskingPolicy(tx, { ...usualPolicy, firstHour: 0, lastHour: 24 });
    const survey = { kind: 'survey', name: 'Visit', token: randomUUID(), locale: 'en' } as const;
    return (await insertSurvey(tx, survey)).id;
  });
});
afterEach(() => mail.close());

const serverOn = (port: number) => ({
  ...{ host: '127.0.0.1', port, secure: false, requireTLS: false, login: null },
  from: 'Vocero <vocero@example.org>',
});

async function run(changes: Partial<SendDeps> = {}) {
  await world.run((tx) => appendOutbox(tx, 'invitations.send', world.orgId));
  const deps = {
    ...{ sql: database.sql, log: openLog('silent'), signal: new AbortController().signal, secret },
    ...{ publicUrl: 'https://v.example.org', mailer: openMailer(serverOn(mail.port)) },
    ...changes,
  };
  await sendInvitationsJob(deps)({
    id: '1',
    data: { orgId: world.orgId, subjectIds: [world.orgId] },
  });
}

interface Wanted extends Partial<NewInvitation> {
  agrees?: boolean;
}

/** Promises to ask somebody whose service ended two hours ago. */
async function invite({ agrees = true, ...more }: Wanted = {}): Promise<string> {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@home.example`;
  const ago = new Date(Date.now() - 3_600_000);
  return world.run(async (tx) => {
    const known = { ref: id, name: 'Bo', email, phone: null, locale: 'en' };
    const personId = await keepPerson(tx, known);
    if (agrees) {
      const kept = { channel: 'email', purpose: 'ask_opinion', source: 'api' } as const;
      await insertConsent(tx, { personId, ...kept, textVersion: 1, text: 'Yes', locale: 'en' });
    }
    await insertSurveyInvitation(tx, {
      ...{ id, tokenHash: surveyInvitationHash(surveyInvitationToken(secret, id)), personId },
      ...{ testMemberId: null, surveyId, placeId: null, serviceChannel: null, locale: 'en' },
      ...{ basis: 'consent', source: 'api', externalId: null, suppressedFor: null },
      ...{ occurredAt: ago, dueAt: ago, expiresDays: 14, reminderDays: 0 },
      ...more,
    });
    return id;
  });
}

const states = async () => {
  const rows = await world.run((tx) => listSurveyInvitations(tx, {}, { before: null, limit: 100 }));
  return rows.map(({ state, reason }) => [state, reason]).sort();
};
const lettersTo = () => mail.letters.map((text) => /^To: .*<(\S+@home\.example)>/m.exec(text)?.[1]);

test('a letter goes out with its links, a way to end it and where answers go', async () => {
  await world.run((tx) =>
    writeAskingPolicy(tx, {
      ...usualPolicy,
      lastHour: 24,
      firstHour: 0,
      replyTo: 'us@firm.example',
    }),
  );
  const id = await invite();
  await run();
  expect(mail.letters).toHaveLength(1);
  const letter = mail.letters[0]!.replace(/=\r\n/g, '').replaceAll('=3D', '=');
  const token = surveyInvitationToken(secret, id);
  expect(letter).toContain(`https://v.example.org/i/${token}?solved=yes`);
  expect(letter).toMatch(/^Reply-To: us@firm.example\r$/m);
  expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const unfolded = letter.replace(/\r\n[ \t]+/g, ' ');
  const preferences = /^List-Unsubscribe: +<https:\/\/v.example.org\/p\/([\w-]+)>\r$/m.exec(
    unfolded,
  );
  expect(readPreferencesToken(secret, preferences![1]!)?.orgId).toBe(world.orgId);
  expect(await states()).toEqual([['sent', null]]);
  const [kept] = await database.owner`
    select subject, body from survey_invitation_mail where invitation_id = ${id}`;
  expect(kept!['body']).toContain('{{answer}}?solved=yes');
  expect(JSON.stringify(kept)).not.toContain(token); // the link is a secret
});

test('of many workers at once only one sends a letter, and none sends it again', async () => {
  for (let n = 0; n < 10; n += 1) await invite();
  await Promise.all([run(), run(), run()]);
  await run();
  expect(new Set(lettersTo()).size).toBe(10);
  expect(mail.letters).toHaveLength(10);
});

test('nothing goes out before it is due, after it is answered for, or too late', async () => {
  const later = new Date(Date.now() + 3_600_000);
  await invite({ dueAt: later });
  const cancelled = await invite();
  await world.run((tx) => cancelInvitation(tx, cancelled, world.memberId));
  await invite({ dueAt: new Date(Date.now() - 2 * 86_400_000), expiresDays: 1 });
  await run();
  expect(mail.letters).toHaveLength(0);
  expect((await states()).map(([state]) => state)).toEqual(['cancelled', 'failed', 'scheduled']);
});

test('consent that was withdrawn after the promise stops the letter, and says why', async () => {
  const id = await invite();
  await world.run(async (tx) => {
    const [row] = await tx<[{ personId: string }]>`
      select person_id from survey_invitation where id = ${id}`;
    await withdrawConsents(tx, row.personId, { by: 'person' });
  });
  await run();
  expect(mail.letters).toHaveLength(0);
  expect(await states()).toEqual([['suppressed', 'no_consent']]);
});

test('what is due at night waits for the morning, and lives as much longer', async () => {
  const hour = new Date().getUTCHours();
  const [firstHour, lastHour] = hour < 12 ? [hour + 2, hour + 3] : [hour - 3, hour - 2];
  await world.run((tx) => writeAskingPolicy(tx, { ...usualPolicy, firstHour, lastHour }));
  const id = await invite();
  await run();
  expect(mail.letters).toHaveLength(0);
  const [row] = await database.owner<[{ hour: number; ahead: boolean; lives: number }]>`
    select extract(hour from due_at at time zone 'UTC')::int as hour, due_at > now() as ahead,
      extract(day from expires_at - due_at)::int as lives
    from survey_invitation where id = ${id}`;
  expect(row).toEqual({ hour: firstHour, ahead: true, lives: 14 });
  expect(await states()).toEqual([['scheduled', null]]);
});

test('one reminder, only while nobody answered, and never two', async () => {
  const answered = await invite({ reminderDays: 3 });
  const silent = await invite({ reminderDays: 3 });
  await run();
  expect(mail.letters).toHaveLength(2);
  await database.owner`
    update survey_invitation set answered_at = now() where id = ${answered}`;
  await database.owner`
    update survey_invitation_mail set due_at = now() - interval '1 minute' where step = 2`;
  await Promise.all([run(), run()]);
  await run();
  expect(mail.letters).toHaveLength(3);
  expect(mail.letters[2]).toContain('Still time to answer');
  expect(await states()).toEqual([
    ['answered', null],
    ['reminded', null],
  ]);
  const [count] = await database.owner<[{ n: number }]>`
    select count(*)::int as n from survey_invitation_mail where invitation_id = ${silent}`;
  expect(count.n).toBe(2);
});

test('a worker that died with a letter in hand leaves it unclear, and it is not sent again', async () => {
  const id = await invite();
  await database.owner`
    update survey_invitation_mail set sending_at = now() where invitation_id = ${id}`;
  await run();
  expect(await states()).toEqual([['scheduled', null]]);
  await database.owner`
    update survey_invitation_mail set sending_at = now() - interval '11 minutes'
    where invitation_id = ${id}`;
  await run();
  await run();
  expect(await states()).toEqual([['failed', 'unclear']]);
  expect(mail.letters).toHaveLength(0);
});

test('without mail the words are kept to be sent by hand, and not sent later by themselves', async () => {
  const id = await invite();
  await run({ mailer: null });
  expect(await states()).toEqual([['failed', 'not_set_up']]);
  const [kept] = await database.owner`
    select body from survey_invitation_mail where invitation_id = ${id}`;
  expect(kept!['body']).toContain('Hello Bo,');
  await run();
  expect(mail.letters).toHaveLength(0);
});

test('a server that refuses is believed; one that is away is tried again', async () => {
  await invite();
  mail.answer({ responseCode: 550, text: 'no such user' });
  await run();
  expect(await states()).toEqual([['failed', 'refused']]);
  mail.answer();
  const id = await invite();
  await run({ mailer: openMailer(serverOn(1)) });
  await run(); // too early
  expect(mail.letters).toHaveLength(0);
  await database.owner`
    update survey_invitation_mail set due_at = now() where invitation_id = ${id}`;
  await run();
  expect(mail.letters).toHaveLength(1);
});

test('the schedule promises the work while a letter is due, and not in a demonstration', async () => {
  const promises = () => world.run((tx) => tx`select from outbox where topic = 'invitations.send'`);
  const promise = () => takeTurns(database.sql).promise(world.orgId);
  await promise();
  expect(await promises()).toHaveLength(0);
  await invite();
  await promise();
  expect(await promises()).toHaveLength(1);
  await database.owner`delete from outbox where org_id = ${world.orgId}`;
  await database.owner`update organization set is_demo = true where id = ${world.orgId}`;
  await promise();
  expect(await promises()).toHaveLength(0);
  await run();
  expect(mail.letters).toHaveLength(0);
});
