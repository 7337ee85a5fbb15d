import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { usualPolicy, writeAskingPolicy } from './asking.ts';
import type { Tx } from './connect.ts';
import { insertConsent, withdrawConsents } from './consents.ts';
import { maySend, type Sending } from './may-send.ts';
import { keepPerson, writeDoNotContact, writeNoAsking, writePreferences } from './persons.ts';
import { insertSurvey } from './surveys.ts';
import { insertSurveyInvitation } from './survey-invitations.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { themeWorld, type ThemeWorld } from './test-themes.ts';

let database: TestDatabase;
let world: ThemeWorld;
let personId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await themeWorld(database);
  personId = await world.run((tx) => person(tx, 'C-1', 'ana@home.example'));
});

const person = (tx: Tx, ref: string, email: string | null) =>
  keepPerson(tx, { ref, name: 'Ana', email, phone: null, locale: 'en' });

const agree = (purpose: 'answer_me' | 'ask_opinion' = 'ask_opinion') =>
  world.run((tx) =>
    insertConsent(tx, {
      ...{ personId, purpose, channel: 'email', textVersion: 1, locale: 'en', source: 'api' },
      text: 'You may ask me.',
    }),
  );

const noon = new Date('2026-11-23T12:00:00Z');
const ask = (more: Partial<Sending> = {}) =>
  world.run((tx) =>
    maySend(tx, { personId, channel: 'email', purpose: 'ask_opinion', at: noon, ...more }),
  );
const no = (reason: string) => ({ ok: false, reason });

test('without consent nothing goes out, not even on other grounds than asking', async () => {
  expect(await ask()).toEqual(no('no_consent'));
  expect(await ask({ basis: 'existing_customer' })).toEqual({ ok: true });
  expect(await ask({ basis: 'existing_customer', purpose: 'answer_me' })).toEqual(no('no_consent'));
  await agree();
  expect(await ask()).toEqual({ ok: true });
  expect(await ask({ purpose: 'answer_me' })).toEqual(no('no_consent'));
  expect(await ask({ channel: 'phone' })).toEqual(no('no_consent'));
});

test('what is withdrawn holds no more, and stays written down', async () => {
  await agree();
  expect(await world.run((tx) => withdrawConsents(tx, personId, { by: 'person' }))).toBe(1);
  expect(await ask()).toEqual(no('no_consent'));
  const rows = await world.run((tx) => tx`select withdrawn_by from consent`);
  expect([...rows]).toEqual([{ withdrawnBy: 'person' }]);
  const changed = database.owner`
    update consent set withdrawn_at = now() where person_id = ${personId}`;
  await expect(changed).rejects.toThrow('append-only');
  await expect(database.owner`update consent set text = 'Everything'`).rejects.toThrow(
    'append-only',
  );
});

test('who wants no contact gets none on any grounds; who wants no questions gets answers', async () => {
  await agree();
  await agree('answer_me');
  await world.run((tx) => writeNoAsking(tx, personId, true));
  expect(await ask({ basis: 'existing_customer' })).toEqual(no('no_asking'));
  expect(await ask({ purpose: 'answer_me' })).toEqual({ ok: true });
  const say = { by: 'member', memberId: world.memberId, reason: 'Called us' } as const;
  await world.run((tx) => writeDoNotContact(tx, personId, say));
  expect(await ask()).toEqual(no('do_not_contact'));
  expect(await ask({ purpose: 'answer_me' })).toEqual(no('do_not_contact'));
  await world.run((tx) => writeDoNotContact(tx, personId, null));
  expect(await ask({ purpose: 'answer_me' })).toEqual({ ok: true });
});

test('an address at which somebody wants no contact gets none under another reference', async () => {
  await agree();
  const other = await world.run((tx) => person(tx, 'C-9', 'ANA@home.example'));
  expect(other).not.toBe(personId);
  const say = { by: 'person', memberId: null, reason: null } as const;
  await world.run((tx) => writeDoNotContact(tx, other, say));
  expect(await ask()).toEqual(no('do_not_contact'));
  await world.run((tx) => writeDoNotContact(tx, other, null));
  expect(await ask()).toEqual({ ok: true });
});

test('nobody without an address is written to', async () => {
  personId = await world.run((tx) => person(tx, 'C-2', null));
  expect(await ask({ basis: 'existing_customer' })).toEqual(no('no_address'));
});

test('outside the hours it says when', async () => {
  await agree();
  const night = new Date('2026-11-23T23:30:00Z');
  expect(await ask({ at: night })).toEqual({
    ...no('outside_hours'),
    nextAt: new Date('2026-11-24T09:00:00Z'),
  });
  const evenings = { channels: ['email'], hours: ['evening'], locale: null } as const;
  await world.run((tx) => writePreferences(tx, personId, evenings));
  expect(await ask()).toEqual({
    ...no('outside_hours'),
    nextAt: new Date('2026-11-23T17:00:00Z'),
  });
  await world.run((tx) => writeAskingPolicy(tx, { ...usualPolicy, lastHour: 17 }));
  expect(await ask()).toEqual({ ...no('outside_hours'), nextAt: null });
});

test('who named the ways they like is reached by no other', async () => {
  await agree();
  const wanted = { channels: ['sms', 'phone'], hours: [], locale: null } as const;
  await world.run((tx) => writePreferences(tx, personId, wanted));
  expect(await ask()).toEqual(no('other_channel'));
});

test('one question within the days between two, over all surveys', async () => {
  await agree();
  await world.run(async (tx) => {
    const survey = { kind: 'survey', name: 'Visit', token: 'visit-token', locale: 'en' } as const;
    await insertSurveyInvitation(tx, {
      ...{ id: '01890a5d-ac96-774b-bcce-b302099a8057', tokenHash: 'x', personId },
      ...{ testMemberId: null, placeId: null, serviceChannel: null, externalId: null },
      ...{ locale: 'en', basis: 'consent', source: 'api', suppressedFor: null },
      ...{ occurredAt: noon, dueAt: noon, expiresDays: 14, reminderDays: 0 },
      surveyId: (await insertSurvey(tx, survey)).id,
    });
  });
  const after = (days: number) => ask({ at: new Date(noon.getTime() + days * 86_400_000) });
  expect(await after(29)).toEqual(no('capped'));
  expect(await after(-29)).toEqual(no('capped'));
  expect(await after(30)).toEqual({ ok: true });
  expect(await ask({ invitationId: '01890a5d-ac96-774b-bcce-b302099a8057' })).toEqual({ ok: true });
  await world.run((tx) => writeAskingPolicy(tx, { ...usualPolicy, capDays: 0 }));
  expect(await after(1)).toEqual({ ok: true });
});

test('a person of another organisation is nobody', async () => {
  await agree();
  const other = await themeWorld(database);
  const sending = { personId, channel: 'email', purpose: 'ask_opinion', at: noon } as const;
  expect(await other.run((tx) => maySend(tx, sending))).toEqual(no('no_address'));
});
