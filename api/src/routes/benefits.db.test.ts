import { inOrganization, type Tx } from '@vocero/sql/connect';
import { updateMeasures } from '@vocero/sql/measures';
import { addComments, engineTheme, verifyTheme, type TestComment } from '@vocero/sql/test-themes';
import { readThisWeek } from '@vocero/sql/weeks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger, ThemeBenefit } from '../contract/benefits.ts';
import type { ThemeDetail } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let admin: TestMember;
let themeId: string;
let thisWeek: string;

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Comments of a theme on the third day of a week so many weeks ago. */
const heard = (weeksAgo: number, count: number): TestComment[] => {
  const daysAgo = (Date.now() - Date.parse(addDays(thisWeek, 2 - 7 * weeksAgo))) / 86_400_000;
  return Array.from({ length: count }, () => ({ themeId, daysAgo }));
};

/** 20 a week in four weeks; done something about it nine weeks ago; 4 a week in the eight since. */
async function makeTheme(tx: Tx): Promise<string> {
  thisWeek = await readThisWeek(tx);
  themeId = await engineTheme(tx, {
    label: 'Charged twice',
    status: 'prevented',
    ownerId: admin.memberId,
  });
  for (const weeksAgo of [13, 12, 11, 10]) await addComments(tx, heard(weeksAgo, 20));
  for (let weeksAgo = 8; weeksAgo >= 1; weeksAgo -= 1) await addComments(tx, heard(weeksAgo, 4));
  const baseline = {
    from: addDays(thisWeek, -7 * 13),
    until: addDays(thisWeek, -7 * 9),
    ...{ weeks: 4, count: 80, driver: null, spread: 1 },
  };
  const target = { metric: 'count', goal: 5, on: thisWeek, weeks: 4, baseline };
  await tx`
    update theme set target = ${tx.json(target)}, acted_on = ${addDays(thisWeek, -7 * 9 + 1)}
    where id = ${themeId}`;
  await verifyTheme(tx, themeId);
  await tx`
    insert into action (org_id, theme_id, what, hours, cost) values
      (app_org(), ${themeId}, 'Repair the check', 10, 250)`;
  return themeId;
}

beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
  await inOrganization(t.sql, admin.orgId, makeTheme);
});
afterAll(() => t.close());

async function ask<T>(path: string, method = 'GET', body?: object) {
  const answer = await t.app.request(`/api/v1/${path}`, {
    method,
    headers: admin.headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}
const benefit = async () => (await ask<ThemeBenefit>(`themes/${themeId}/benefit`)).body;
const measure = (change: Parameters<typeof updateMeasures>[1]) =>
  inOrganization(t.sql, admin.orgId, (tx) => updateMeasures(tx, change));

test('without a price contacts are told and no money', async () => {
  const found = await benefit();
  expect(found).toMatchObject({ state: 'measured', minuteCost: null, cost: 250 });
  expect(found.measured).toMatchObject({ contacts: { value: 128 }, money: null, payback: null });
});

test('avoided contacts, money, cost and payback are what they are by hand', async () => {
  await measure({ contactMinutes: 6, minuteCost: 0.8, hourCost: 40 });
  const found = await benefit();
  expect(found).toMatchObject({
    // 250 and 10 hours at 40.
    ...{ cost: 650, costFrom: 'actions', actionCost: 250, actionHours: 10 },
    // 20 × 8 = 160 expected, 4 × 8 = 32 heard.
    compared: { weeks: 8, expected: 160, heard: 32 },
    // 128 × 4.80; 614.40 in 8 weeks (1.8399 months) are 333.94 a month; 650 / 333.94 = 1.9.
    measured: {
      contacts: { value: 128 },
      money: { value: 614.4 },
      monthly: { value: 333.94 },
      net: { value: -35.6 },
      payback: { months: 1.9 },
    },
  });
  const { low, high } = found.measured!.contacts;
  expect(low).toBeGreaterThan(80);
  expect(high).toBeLessThan(180);
  // 15 a week less in a year: 782.66 contacts.
  expect(found.projected!.contacts.value).toBeCloseTo(782.66, 1);
});

test('income and what the fix costs are written down, told by the history, and undone', async () => {
  const { body: theme } = await ask<ThemeDetail>(`themes/${themeId}`);
  const written = { income: 1_200, avoided: null, note: 'Renewals', cost: 900 };
  const change = { version: theme.version, benefit: written };
  const { body: changed } = await ask<ThemeDetail & { eventId: string }>(
    `themes/${themeId}`,
    'PATCH',
    change,
  );
  expect(changed.benefit).toEqual(written);
  expect((await ask(`themes/${themeId}`, 'PATCH', change)).status).toBe(409);
  // 1,200 × 8 / 52.1775 = 183.99 in these weeks.
  expect(await benefit()).toMatchObject({
    ...{ cost: 900, costFrom: 'written' },
    measured: { besides: 183.99, benefit: { value: 798.39 } },
  });
  const history = await ask<{ items: { act: string }[] }>(`themes/${themeId}/history`);
  expect(history.body.items[0]!.act).toBe('benefit_estimated');
  await t.app.request(`/api/v1/events/${changed.eventId}/undo`, {
    ...{ method: 'POST', headers: admin.headers, body: '{}' },
  });
  expect((await ask<ThemeDetail>(`themes/${themeId}`)).body.benefit).toBeNull();
  expect(await benefit()).toMatchObject({ cost: 650, costFrom: 'actions' });
});

test('the ledger adds up, and a period has the weeks that begin in it', async () => {
  const { body: all } = await ask<Ledger>('benefits');
  expect(all).toMatchObject({
    ...{ contacts: { value: 128 }, benefit: { value: 614.4 }, cost: 650, net: { value: -35.6 } },
    rows: [{ themeId, state: 'measured', payback: { months: 1.9 } }],
  });
  const parts = await Promise.all(
    all.years.map(async (year) => (await ask<Ledger>(`benefits?year=${year}`)).body),
  );
  expect(parts.reduce((sum, { contacts }) => sum + contacts.value, 0)).toBeCloseTo(128, 6);
  expect(parts.reduce((sum, { cost }) => sum + cost, 0)).toBe(650);
  expect((await ask<Ledger>('benefits?year=2001')).body.rows).toEqual([]);
  expect((await ask('benefits?quarter=2')).status).toBe(400);
});

test('the file of the ledger says of every estimate that it is one', async () => {
  const answer = await t.app.request('/api/v1/benefits/csv?bom=0', { headers: admin.headers });
  const [heading, row] = (await answer.text()).trim().split('\r\n');
  expect(heading).toContain('"Benefit (estimate)"');
  expect(row).toContain('"614.4"');
});

test('weeks that are too few, or nothing to compare with, are said so', async () => {
  const set = (change: { actedOn?: string | null; hasTarget?: boolean }) =>
    inOrganization(t.sql, admin.orgId, async (tx) => {
      const { actedOn = null, hasTarget = true } = change;
      await tx`
        update theme set acted_on = ${actedOn},
          target = case when ${hasTarget} then target end
        where id = ${themeId}`;
    });
  await set({ actedOn: addDays(thisWeek, -15) });
  expect(await benefit()).toMatchObject({
    state: 'waiting',
    measured: null,
    compared: { weeks: 2 },
  });
  await set({ actedOn: null });
  expect(await benefit()).toMatchObject({ state: 'not_acted', measured: null });
  await set({ hasTarget: false });
  expect(await benefit()).toMatchObject({ state: 'no_target', projected: null });
  const { body } = await ask<Ledger>('benefits');
  expect(body).toMatchObject({ contacts: { value: 0 }, rows: [{ contacts: null, payback: null }] });
});
