import { randomUUID } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import { deleteOrganization } from '@vocero/sql/demo';
import { insertDepartment } from '@vocero/sql/departments';
import { updateMeasures } from '@vocero/sql/measures';
import { readMonth } from '@vocero/sql/months';
import { appendOutbox } from '@vocero/sql/outbox';
import { countStatement } from '@vocero/sql/statement-count';
import { findStatement, listClosedMonths, listGrantedRemedies } from '@vocero/sql/statements';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { closeMonthJob } from './close-month.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The first day of the month so many months ago. */
async function monthAgo({ run }: ThemeWorld, months: number): Promise<string> {
  const [row] = await run(
    (tx) => tx<[{ month: string }]>`
      select (date_trunc('month', now() at time zone time_zone) - ${months} * interval '1 month')::date
        as month from organization where id = app_org()`,
  );
  return row.month;
}

/** So many comments of a theme, or of none, said at a time of the organisation's own clocks. */
async function say(tx: Tx, heard: { at: string; count: number; themeId?: string }) {
  const ids = Array.from({ length: heard.count }, () => randomUUID());
  await tx`
    insert into feedback (org_id, id, channel, text, case_code, occurred_at)
    select app_org(), said, 'form', 'Charged twice', said::text,
      ${heard.at}::timestamp at time zone time_zone
    from unnest(${ids}::uuid[]) as said, organization where organization.id = app_org()`;
  if (heard.themeId) {
    await tx`
      insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
      select app_org(), id, ${heard.themeId}, 'placed', 'engine', occurred_at
      from feedback where org_id = app_org() and id = any(${ids}::uuid[])`;
  }
  return ids;
}

/** A theme that a department causes. */
async function causedBy(tx: Tx, name: string) {
  const { id: departmentId } = await insertDepartment(tx, { name, kind: 'department' });
  const themeId = await engineTheme(tx, { label: `What ${name} does` });
  await tx`update theme set department_id = ${departmentId} where id = ${themeId}`;
  return { departmentId, themeId };
}

interface Grant {
  feedbackId: string;
  amount: number;
  at: string;
  state?: 'granted' | 'waiting' | 'refused';
  currency?: string;
}

async function grant(tx: Tx, { feedbackId, amount, at, ...more }: Grant) {
  const { state = 'granted', currency = 'EUR' } = more;
  const [remedy] = await tx<[{ id: string }]>`
    insert into remedy (org_id, name, code, own_limit)
    values (app_org(), 'Voucher', ${randomUUID().slice(0, 2)}, 100) returning id`;
  await tx`
    insert into remedy_grant (org_id, remedy_id, remedy_name, feedback_id, amount, currency, state,
      decided_at)
    select app_org(), ${remedy.id}, 'Voucher', ${feedbackId}, ${amount}, ${currency}, ${state},
      case when ${state} <> 'waiting' then ${at}::timestamp at time zone time_zone end
    from organization where id = app_org()`;
}

async function close({ orgId, run }: ThemeWorld): Promise<void> {
  await run((tx) => appendOutbox(tx, 'month.close', orgId));
  const job = closeMonthJob({ sql: database.sql, log: openLog('silent') });
  await job({ id: '1', data: { orgId, subjectIds: [orgId] } });
}

const read = ({ run }: ThemeWorld, month: string) => run((tx) => findStatement(tx, month));

test('120 contacts of 6 minutes at 0.80 are 576, and a granted remedy adds to it', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  const at = `${month} 09:00`;
  const departmentId = await world.run(async (tx) => {
    const { departmentId, themeId } = await causedBy(tx, 'Billing');
    await updateMeasures(tx, { contactMinutes: 6, minuteCost: 0.8, chargeMode: 'charged' });
    const [first, second] = await say(tx, { at, count: 120, themeId });
    await say(tx, { at, count: 3 });
    await grant(tx, { feedbackId: first!, amount: 24.5, at });
    await grant(tx, { feedbackId: second!, amount: 100, at, state: 'waiting' });
    await grant(tx, { feedbackId: second!, amount: 100, at, state: 'refused' });
    await grant(tx, { feedbackId: second!, amount: 7, at, currency: 'USD' });
    return departmentId;
  });
  await close(world);
  const none = { departmentId: null, departmentName: null, departmentKind: null };
  expect(await read(world, month)).toMatchObject({
    ...{ mode: 'charged', contactMinutes: 6, currency: 'EUR', otherRemedies: 1 },
    // 123 × 4.80 = 590.40, and 24.50.
    ...{ contacts: 123, contactCost: 590.4, remedies: 1, remedyCost: 24.5, total: 614.9 },
    rows: [
      {
        ...{ departmentId, departmentName: 'Billing', contacts: 120, byTheme: 120 },
        ...{ contactCost: 576, remedies: 1, remedyCost: 24.5, total: 600.5 },
      },
      { ...none, contacts: 3, contactCost: 14.4, remedies: 0, remedyCost: 0, total: 14.4 },
    ],
  });
  const listed = (id: string | null) => world.run((tx) => listGrantedRemedies(tx, month, id));
  // What is in no total is in the list all the same, with its own currency.
  expect((await listed(departmentId)).map(({ amount }) => amount).sort()).toEqual([24.5, 7]);
  expect(await listed(null)).toEqual([]);
});

test('rows are rounded once, and the sum is theirs', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  const statement = await world.run(async (tx) => {
    // 1 × 7.5 × 0.111 = 0.8325: two rows of 0.83 are 1.66, though 2 × 0.8325 = 1.665.
    await updateMeasures(tx, { contactMinutes: 7.5, minuteCost: 0.111 });
    for (const name of ['Billing', 'Sales']) {
      const { themeId } = await causedBy(tx, name);
      await say(tx, { at: `${month} 12:00`, count: 1, themeId });
    }
    return countStatement(tx, month);
  });
  expect(statement.rows.map(({ total }) => total)).toEqual([0.83, 0.83]);
  expect(statement.total).toBe(1.66);
});

test('without a price contacts are told and no money', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  await world.run((tx) => say(tx, { at: `${month} 12:00`, count: 2 }));
  await close(world);
  expect(await read(world, month)).toMatchObject({
    ...{ contacts: 2, contactCost: null, total: null, minuteCost: null },
    rows: [{ contacts: 2, contactCost: null, total: null }],
  });
});

test('what happens afterwards changes nothing in a closed month', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  const at = `${month} 09:00`;
  const { themeId, ids } = await world.run(async (tx) => {
    const { themeId } = await causedBy(tx, 'Billing');
    await updateMeasures(tx, { contactMinutes: 6, minuteCost: 0.8 });
    return { themeId, ids: await say(tx, { at, count: 10, themeId }) };
  });
  await close(world);
  const closed = await read(world, month);
  await world.run(async (tx) => {
    await updateMeasures(tx, { minuteCost: 3, currency: 'USD', chargeMode: 'charged' });
    await tx`update theme set department_id = null where id = ${themeId}`;
    await tx`update department set name = 'Accounts'`;
    await say(tx, { at, count: 4, themeId });
    await grant(tx, { feedbackId: ids[0]!, amount: 5, at });
  });
  await close(world);
  expect(await read(world, month)).toEqual(closed);
  expect(await world.run((tx) => listClosedMonths(tx))).toMatchObject([{ month, total: 48 }]);
});

test('what is taken back after its month was closed is credited when that happens', async () => {
  const world = await themeWorld(database);
  const [month, running] = [await monthAgo(world, 1), await monthAgo(world, 0)];
  const departmentId = await world.run(async (tx) => {
    const { departmentId, themeId } = await causedBy(tx, 'Billing');
    await updateMeasures(tx, { contactMinutes: 6, minuteCost: 0.8 });
    const [then] = await say(tx, { at: `${month} 09:00`, count: 1, themeId });
    await grant(tx, { feedbackId: then!, amount: 24.5, at: `${month} 09:00` });
    await grant(tx, { feedbackId: then!, amount: 3, at: `${running} 00:00` });
    return departmentId;
  });
  await close(world);
  const closed = await read(world, month);
  await world.run((tx) => tx`update remedy_grant set state = 'withdrawn', withdrawn_at = now()`);
  expect(await read(world, month)).toEqual(closed);
  // What was granted and taken back in a month that is open never was; what was charged is credited.
  expect(await world.run((tx) => countStatement(tx, running))).toMatchObject({
    ...{ contacts: 0, remedies: 1, remedyCost: -24.5, total: -24.5 },
    rows: [{ departmentId, remedies: 1, remedyCost: -24.5, total: -24.5 }],
  });
  const listed = (of: string) => world.run((tx) => listGrantedRemedies(tx, of, departmentId));
  expect(await listed(month)).toMatchObject([{ amount: 24.5, isCredit: false }]);
  expect(await listed(running)).toMatchObject([{ amount: -24.5, isCredit: true }]);
});

test('nobody rewrites or removes a closed month, not even in its own organisation', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  await world.run((tx) => say(tx, { at: `${month} 09:00`, count: 1 }));
  await close(world);
  for (const statement of [
    'update statement_row set contacts = 2',
    'delete from statement',
    'delete from statement_row',
  ]) {
    await expect(world.run((tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' });
  }
  await expect(database.owner`update statement_row set contacts = 2`).rejects.toThrow(
    'append-only',
  );
  expect(await database.sql.begin((tx) => deleteOrganization(tx, world.orgId))).toBe(true);
});

test('months that nobody closed in time are closed later, once each, and say so', async () => {
  const world = await themeWorld(database);
  const months = await Promise.all([3, 2, 1].map((ago) => monthAgo(world, ago)));
  await world.run((tx) => say(tx, { at: `${months[0]} 09:00`, count: 2 }));
  await Promise.all([close(world), close(world), close(world)]);
  const closed = await world.run((tx) => listClosedMonths(tx));
  expect(closed.map(({ month }) => month)).toEqual([...months].reverse());
  expect(closed.slice(1).map(({ isLate }) => isLate)).toEqual([true, true]);
  expect(closed.map(({ contacts }) => contacts)).toEqual([0, 0, 2]);
});

test('of many years before, twelve months are closed; of none, nothing is', async () => {
  const world = await themeWorld(database);
  await close(world);
  expect(await world.run((tx) => listClosedMonths(tx))).toEqual([]);
  await world.run((tx) => say(tx, { at: '2015-03-02 09:00', count: 1 }));
  await close(world);
  expect(await world.run((tx) => listClosedMonths(tx))).toHaveLength(12);
});

test('a month waits while themes are being learned', async () => {
  const world = await themeWorld(database);
  const month = await monthAgo(world, 1);
  await world.run(async (tx) => {
    await say(tx, { at: `${month} 09:00`, count: 1 });
    await appendOutbox(tx, 'themes.learn', world.orgId);
  });
  await close(world);
  expect(await world.run((tx) => listClosedMonths(tx))).toEqual([]);
  await database.owner`delete from outbox where org_id = ${world.orgId} and topic = 'themes.learn'`;
  await close(world);
  expect(await world.run((tx) => listClosedMonths(tx))).toHaveLength(1);
});

test('a month ends at midnight of the organisation, also when its clocks change', async () => {
  const world = await themeWorld(database);
  await world.run(
    (tx) => tx`
    update organization set time_zone = 'Europe/Sarajevo' where id = app_org()`,
  );
  // In the night to 29 March 2026 clocks go forward: the month has an hour less than 31 days.
  const { startsAt, endsAt } = await world.run((tx) => readMonth(tx, '2026-03-01'));
  expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
    '2026-02-28T23:00:00.000Z',
    '2026-03-31T22:00:00.000Z',
  ]);
  const counts = await world.run(async (tx) => {
    await say(tx, { at: '2026-02-28 23:59:59', count: 1 });
    await say(tx, { at: '2026-03-01 00:00:00', count: 2 });
    await say(tx, { at: '2026-03-31 23:59:59', count: 4 });
    await say(tx, { at: '2026-04-01 00:00:00', count: 8 });
    return Promise.all(
      ['2026-02-01', '2026-03-01', '2026-04-01'].map(
        async (month) => (await countStatement(tx, month)).contacts,
      ),
    );
  });
  expect(counts).toEqual([1, 6, 8]);
});

test('where the zone is another one now, no hour is charged twice and none is left out', async () => {
  const world = await themeWorld(database);
  const [before, month] = await Promise.all([2, 1].map((ago) => monthAgo(world, ago)));
  await world.run((tx) => say(tx, { at: `${before} 09:00`, count: 1 }));
  await world.run(
    (tx) => tx`
    insert into statement (org_id, month, starts_at, ends_at, is_late, mode, contact_minutes,
      currency, other_remedies)
    select app_org(), ${before!}, ${before!}::timestamp at time zone 'UTC',
      ${month!}::timestamp at time zone 'UTC', false, 'information', 6, 'EUR', 0`,
  );
  await world.run(
    (tx) => tx`update organization set time_zone = 'America/Lima' where id = app_org()`,
  );
  const span = await world.run((tx) => readMonth(tx, month!));
  expect(span.startsAt.toISOString()).toBe(`${month}T00:00:00.000Z`);
  expect(span.endsAt.toISOString().slice(11, 13)).toBe('05');
});
