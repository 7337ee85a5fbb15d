import { askAfterwards } from '@vocero/sql/aftercare';
import type { Tx } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { sayOutcome } from '@vocero/sql/say-outcome';
import { approveDrafts, discardDrafts, holdDrafts, listDrafts } from '@vocero/sql/telling-drafts';
import { findTelling, insertTelling, tellingEvent } from '@vocero/sql/tellings';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { addCustomer } from '@vocero/sql/test-told';
import { countLocales, countWaiting } from '@vocero/sql/told-people';
import { isToldInVain, readToldFigures } from '@vocero/sql/told-outcomes';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellThemesJob } from './tell-themes.ts';
import { verifyThemesJob } from './verify-themes.ts';

let database: TestDatabase;
let world: ThemeWorld;
let themeId: string;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
  const theme = { label: 'Late buses', status: 'prevented' as const, ownerId: world.memberId };
  themeId = await world.run((tx) => engineTheme(tx, theme));
});
afterAll(() => database.close());

const signal = new AbortController().signal;
const words = {
  en: { subject: 'Fixed', body: 'Your comment {code} helped.' },
  es: { subject: 'Arreglado', body: 'Su comentario {code} ha servido.' },
};

const customer = (locale = 'en', comments = 1) =>
  world.run((tx) => addCustomer(tx, { themeId, locale, comments }));

/** Begins telling, and the job runs twice, as a job may. */
async function tell(): Promise<string> {
  const { memberId } = world;
  const id = await world.run(async (tx) => {
    const people = await countLocales(tx, themeId);
    const recipients = people.reduce((sum, { count }) => sum + count, 0);
    return (await insertTelling(tx, { themeId, words, recipients, memberId }))!;
  });
  for (let turn = 0; turn < 2; turn += 1) {
    await world.run((tx) => appendOutbox(tx, 'themes.tell', id));
    const data = { orgId: world.orgId, subjectIds: [id] };
    await tellThemesJob({ sql: database.sql, signal })({ id: 'one', data });
  }
  return id;
}

const drafts = (tx: Tx, event: string) =>
  listDrafts(tx, { event, locale: null, state: null, after: null, limit: 100 });
const eventOf = (number = 1) => tellingEvent({ themeId, number });
const approve = (number = 1) =>
  world.run((tx) =>
    approveDrafts(tx, { event: eventOf(number), ids: null, memberId: world.memberId }),
  );

test('each person has one draft in their language, however many comments they wrote', async () => {
  await customer('en', 3);
  await customer('es');
  await customer('bs'); // no words in it: those of the organisation's language
  const id = await tell();
  const made = await world.run((tx) => drafts(tx, eventOf()));
  expect(made.map(({ locale, subject, state }) => [locale, subject, state]).sort()).toEqual([
    ['bs', 'Fixed', 'draft'],
    ['en', 'Fixed', 'draft'],
    ['es', 'Arreglado', 'draft'],
  ]);
  expect(made[0]!.body).toMatch(/ [0-9a-f]{4}-[0-9a-f-]+ /);
  expect(await world.run((tx) => findTelling(tx, id))).toMatchObject({
    ...{ state: 'ready', recipients: 3, drafted: 3, releasedAt: null },
  });
});

test('who is counted: people who can be reached, pages alone, and nobody', async () => {
  await customer('en', 2);
  const { personId } = await customer();
  await database.owner`update person set do_not_contact_at = now(), do_not_contact_by = 'person'
    where id = ${personId}`;
  await world.run((tx) => addComments(tx, [{ themeId }, { themeId, text: 'Late again' }]));
  expect(await world.run((tx) => countWaiting(tx, themeId))).toEqual({
    ...{ reachable: 1, pageOnly: 0, unreachable: 3, told: 0 },
  });
});

test('nothing waits to be sent before it is approved; an approval can be taken back', async () => {
  await customer();
  await tell();
  const waiting = () => database.owner`
    select id from customer_message where org_id = ${world.orgId} and kind = 'fixed'
      and approved_at is not null and discarded_at is null`;
  expect(await waiting()).toHaveLength(0);
  expect(await approve()).toBe(1);
  expect(await waiting()).toHaveLength(1);
  const act = { event: eventOf(), ids: null, memberId: world.memberId };
  expect(await world.run((tx) => holdDrafts(tx, act))).toBe(1);
  expect(await waiting()).toHaveLength(0);
  expect(await world.run((tx) => discardDrafts(tx, act))).toBe(1);
  expect(await approve()).toBe(0);
});

test('what is sent cannot be taken back, and who was told is not told again', async () => {
  await customer();
  await tell();
  await approve();
  await database.owner`update customer_message set sent_at = now() where org_id = ${world.orgId}`;
  const act = { event: eventOf(), ids: null, memberId: world.memberId };
  expect(await world.run((tx) => holdDrafts(tx, act))).toBe(0);
  expect(await world.run((tx) => countLocales(tx, themeId))).toEqual([]);
  await customer('es');
  await tell();
  const again = await world.run((tx) => drafts(tx, eventOf(2)));
  expect(again.map(({ locale }) => locale)).toEqual(['es']);
});

test('whoever says that it is not solved has a case; three bring the theme back', async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => customer()));
  await tell();
  await approve();
  const say = (n: number, outcome: 'solved' | 'not_solved') =>
    world.run((tx) =>
      sayOutcome(tx, {
        ...{ feedbackId: people[n]!.feedbackIds[0]!, caseId: null, outcome },
        ...{ handled: 4, note: null },
      }),
    );
  expect(await say(0, 'solved')).toBeNull();
  expect(await say(1, 'not_solved')).not.toBeNull();
  await say(2, 'not_solved');
  expect(await world.run((tx) => isToldInVain(tx, themeId))).toBe(false);
  await say(2, 'not_solved'); // once more: the last answer of a person counts
  expect(await world.run((tx) => isToldInVain(tx, themeId))).toBe(false);
  await say(3, 'not_solved');
  expect(await world.run((tx) => readToldFigures(tx, themeId))).toEqual({
    ...{ told: 4, answered: 4, solved: 1, notSolved: 3 },
  });
  const log = pino({ level: 'silent' });
  const data = { orgId: world.orgId, subjectIds: [world.orgId] };
  await verifyThemesJob({ sql: database.sql, log, signal })({ id: 'one', data });
  const [theme] = await database.owner`
    select status, regressed_at is not null as regressed from theme where id = ${themeId}`;
  expect(theme).toEqual({ status: 'owned', regressed: true });
  const told = await database.owner`
    select from message where org_id = ${world.orgId} and kind = 'regressed'`;
  expect(told).toHaveLength(1);
});

test('who was told is asked once, after the days that were set, and not who said so', async () => {
  const [asked, , answered] = [await customer(), await customer(), await customer()];
  await tell();
  await approve();
  const { owner } = database;
  const inDays = (days: number) => owner`
    update customer_message set sent_at = now() - ${days} * interval '1 day'
    where org_id = ${world.orgId} and kind = 'fixed'`;
  const count = async () => {
    await world.run((tx) => askAfterwards(tx));
    await world.run((tx) => askAfterwards(tx));
    const rows = await owner<{ personId: string }[]>`select person_id from customer_message
      where org_id = ${world.orgId} and kind = 'aftercare'`;
    return rows.map(({ personId }) => personId);
  };
  await inDays(6);
  expect(await count()).toEqual([]);
  await owner`update person set no_asking_at = now() where org_id = ${world.orgId}
    and id not in (${asked.personId}, ${answered.personId})`;
  await world.run((tx) =>
    sayOutcome(tx, {
      ...{ feedbackId: answered.feedbackIds[0]!, caseId: null, outcome: 'solved' },
      ...{ handled: null, note: null },
    }),
  );
  await inDays(8);
  await owner`update told_outcome set answered_at = now() where org_id = ${world.orgId}`;
  expect(await count()).toEqual([asked.personId]);
});
