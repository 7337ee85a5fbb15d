import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { casesDue, lookAfterCases } from './case-turns.ts';
import { openCase } from './cases.ts';
import { giveNotice } from './delay-notices.ts';
import { answerPromise } from './promise-answers.ts';
import { makePromise, settlePromise, unsettlePromise } from './promises.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, themeWorld, type ThemeWorld } from './test-themes.ts';

const HOUR = 3_600_000;

let database: TestDatabase;
let world: ThemeWorld;
let caseId: string;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
  const [feedbackId] = await world.run((tx) => addComments(tx, [{ text: 'The boiler leaks' }]));
  caseId = (await world.run((tx) =>
    openCase(tx, { feedbackId: feedbackId!, memberId: world.memberId }),
  ))!;
  await database.owner`
    update customer_case set acknowledged_at = now(), ack_due_at = now() + interval '1 day',
      next_contact_at = now() + interval '9 days'`;
});
afterAll(() => database.close());

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const promise = (hours: number) =>
  world.run((tx) =>
    makePromise(tx, {
      caseId,
      what: 'The boiler works',
      dueAt: inHours(hours),
      riskAt: inHours(hours * 0.8),
      isMain: true,
      memberId: world.memberId,
    }),
  );
/** So many hours go by: all that is written of promises and cases lies further back. */
const pass = async (hours: number) => {
  await database.owner`
    update promise set made_at = made_at - make_interval(hours => ${hours}),
      risk_at = risk_at - make_interval(hours => ${hours}),
      due_at = due_at - make_interval(hours => ${hours}),
      managers_due_at = managers_due_at - make_interval(hours => ${hours})`;
  await database.owner`
    update customer_case set next_contact_at = next_contact_at - make_interval(hours => ${hours}),
      received_at = received_at - make_interval(hours => ${hours}),
      ack_due_at = ack_due_at - make_interval(hours => ${hours}),
      ack_warn_at = ack_warn_at - make_interval(hours => ${hours})`;
};
const look = () => world.run((tx) => lookAfterCases(tx));
const due = () => world.run((tx) => casesDue(tx));
const said = async () =>
  (
    await database.owner<{ kind: string }[]>`
      select kind from message where org_id = ${world.orgId} order by id`
  ).map(({ kind }) => kind);
const drafts = async () =>
  (
    await database.owner<{ kind: string }[]>`
      select kind from customer_message where org_id = ${world.orgId} and approved_at is null
        and discarded_at is null order by id`
  ).map(({ kind }) => kind);
const promises = () => database.owner<Record<string, unknown>[]>`
  select id, state, warned_at, missed_at, settled_at, replaces from promise
  where org_id = ${world.orgId} order by id`;

const notice = (promiseId: string) => ({
  promiseId,
  cause: 'part_missing',
  causeNote: null,
  dueAt: inHours(72),
  riskAt: inHours(60),
  couldDelay: null,
  words: { subject: 'A new date', body: 'The part is late.' },
  memberId: world.memberId,
});

describe('a promise', () => {
  test('is nobody’s concern until four fifths of its time are over', async () => {
    await promise(100);
    await look();
    await pass(79);
    expect(await due()).toBeNull();
    await pass(2);
    expect(await due()).not.toBeNull();
    await look();
    expect(await due()).toBeNull();
    expect(await said()).toEqual(['promise_at_risk']);
    expect(await drafts()).toEqual(['delay']);
  });

  test('is spoken of once however often the clocks are looked at', async () => {
    await promise(100);
    await pass(81);
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await said()).toEqual(['promise_at_risk']);
    expect(await drafts()).toHaveLength(1);
  });

  test('reminds its owner four hours before it is due', async () => {
    await promise(100);
    await pass(81);
    await look();
    await pass(16);
    await look();
    expect(await said()).toEqual(['promise_at_risk', 'promise_soon']);
  });

  test('is broken when its time is over: alert, apology to approve, playbook; then managers', async () => {
    const id = await promise(100);
    await pass(101);
    await look();
    expect(await promises()).toMatchObject([{ id, state: 'broken', settledAt: null }]);
    expect(await drafts()).toEqual(['missed']);
    expect(await database.owner`select from promise_check where promise_id = ${id}`).toHaveLength(
      6,
    );
    expect(await said()).toEqual(['promise_missed']);
    await pass(24 * 7);
    await look();
    expect(await said()).toContain('case_contact_over');
    const managers = await database.owner`
      select from member where org_id = ${world.orgId} and role in ('chair', 'admin')`;
    const unmet = (await said()).filter((kind) => kind === 'promise_unmet');
    expect(unmet).toHaveLength(managers.length);
  });

  test('that is kept in time is told of no more, and its draft is laid aside', async () => {
    const id = await promise(100);
    await pass(81);
    await look();
    const settled = { id, state: 'kept', memberId: world.memberId } as const;
    expect(await world.run((tx) => settlePromise(tx, settled))).toBe(true);
    expect(await drafts()).toEqual([]);
    await pass(40);
    await look();
    expect(await promises()).toMatchObject([{ state: 'kept' }]);
    expect(await said()).toEqual(['promise_at_risk']);
  });

  test('stands again when it was called kept by mistake', async () => {
    const id = await promise(100);
    const memberId = world.memberId;
    await world.run((tx) => settlePromise(tx, { id, state: 'kept', memberId }));
    expect(await world.run((tx) => unsettlePromise(tx, { id, memberId }))).toBe(true);
    expect(await promises()).toMatchObject([{ state: 'open', settledAt: null }]);
    expect(await world.run((tx) => unsettlePromise(tx, { id, memberId }))).toBe(false);
  });
});

describe('a notice of delay', () => {
  test('before the date is a renegotiation, and noted as told in time', async () => {
    const id = await promise(100);
    await pass(81);
    await look();
    const next = await world.run((tx) => giveNotice(tx, notice(id)));
    expect(await promises()).toMatchObject([
      { id, state: 'renegotiated', warnedAt: expect.any(Date) as Date },
      { id: next, state: 'open', replaces: id },
    ]);
    const [message] = await database.owner`
      select * from customer_message where org_id = ${world.orgId} and kind <> 'receipt'`;
    expect(message).toMatchObject({ kind: 'delay', body: 'The part is late.', isEdited: true });
    expect(message!['approvedAt']).toBeInstanceOf(Date);
    expect(await world.run((tx) => giveNotice(tx, notice(id)))).toBeNull();
  });

  test('after the date leaves it broken, and says so to the customer', async () => {
    const id = await promise(100);
    await pass(81);
    await look();
    await pass(20);
    await look();
    const next = await world.run((tx) => giveNotice(tx, notice(id)));
    expect(await promises()).toMatchObject([
      { id, state: 'broken', warnedAt: null },
      { id: next, state: 'open', replaces: id },
    ]);
    const rows = await database.owner`
      select kind from customer_message
      where org_id = ${world.orgId} and kind <> 'receipt' and approved_at is not null`;
    expect(rows).toMatchObject([{ kind: 'missed' }]);
    expect(await drafts()).toEqual([]);
  });
});

describe('a clock that is wrong by a day', () => {
  test('ahead and back again says nothing twice, and takes no promise away', async () => {
    const id = await promise(100);
    await pass(81);
    await pass(24); // the clock jumps ahead
    await look();
    expect(await promises()).toMatchObject([{ id, state: 'broken' }]);
    const early = await said();
    await pass(-24); // and back
    await look();
    expect(await promises()).toMatchObject([{ id, state: 'open', missedAt: null }]);
    await pass(24);
    await look();
    expect(await promises()).toMatchObject([{ id, state: 'broken' }]);
    const all = await said();
    expect(all.filter((kind) => kind === 'promise_missed')).toHaveLength(1);
    expect(early).toContain('promise_missed');
    expect(new Set(all).size).toBe(all.length);
    expect(await database.owner`select from promise_check where promise_id = ${id}`).toHaveLength(
      6,
    );
  });

  test('behind only delays what is to be said', async () => {
    await promise(100);
    await pass(81 - 24);
    await look();
    expect(await said()).toEqual([]);
    await pass(24);
    await look();
    expect(await said()).toEqual(['promise_at_risk']);
  });
});

describe('the clock of the acknowledgement', () => {
  beforeEach(
    () => database.owner`
    update customer_case set acknowledged_at = null, received_at = '2026-03-03T09:00:00Z',
      ack_due_at = '2026-03-04T09:00:00Z', next_contact_at = '2026-03-04T09:00:00Z'
    where id = ${caseId}`,
  );

  test('turns amber at five sixths of it, a working day around the clock', async () => {
    await look();
    const [row] = await database.owner<{ ackWarnAt: Date }[]>`
      select ack_warn_at from customer_case where id = ${caseId}`;
    expect(row!.ackWarnAt).toEqual(new Date('2026-03-04T05:00:00Z'));
  });

  test('tells the one responsible at amber, and everybody above at the end, once', async () => {
    await database.owner`
      update customer_case set received_at = now() - interval '21 hours',
        ack_due_at = now() + interval '3 hours', ack_warn_at = now() - interval '1 hour',
        next_contact_at = now() + interval '3 hours' where id = ${caseId}`;
    await look();
    expect(await said()).toEqual(['case_ack_soon']);
    await pass(4);
    await look();
    await look();
    expect((await said()).filter((kind) => kind === 'case_ack_over').length).toBeGreaterThan(0);
    expect(await said()).not.toContain('case_contact_over');
    expect(await due()).toBeNull();
  });
});

test('a contact that is overdue is told once for each date', async () => {
  await pass(24 * 10);
  await look();
  await look();
  expect(await said()).toEqual(['case_contact_over']);
  await database.owner`update customer_case set next_contact_at = now() + interval '1 hour'`;
  await pass(2);
  await look();
  expect(await said()).toEqual(['case_contact_over', 'case_contact_over']);
});

describe('a date that does not suit', () => {
  const answer = (id: string, wantedOn = '2026-04-01') =>
    world.run((tx) => answerPromise(tx, { id, answer: 'refused', wantedOn, note: 'I am away' }));

  test('is told to the owner once, who owes an answer by the end of the next working day', async () => {
    const id = await promise(100);
    expect(await answer(id)).toBe(true);
    expect(await answer(id)).toBe(true);
    expect(await said()).toEqual(['promise_refused']);
    const [row] = await database.owner<{ nextContactAt: Date }[]>`
      select next_contact_at from customer_case where id = ${caseId}`;
    expect(row!.nextContactAt.getTime()).toBeLessThan(Date.now() + 5 * 24 * HOUR);
    const events = await database.owner`
      select by, note from case_event where act = 'date_refused' and case_id = ${caseId}`;
    expect(events).toEqual([{ by: 'customer', note: 'I am away' }]);
  });

  test('holds no more once the promise is settled', async () => {
    const id = await promise(100);
    await world.run((tx) => settlePromise(tx, { id, state: 'kept', memberId: world.memberId }));
    expect(await answer(id)).toBe(false);
  });
});
