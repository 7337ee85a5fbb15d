import { readdir, readFile } from 'node:fs/promises';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { insertDepartment } from '@vocero/sql/departments';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../contract/endpoints.ts';
import { listFeedback } from '../contract/feedback.ts';
import * as contract from '../contract/reason-reports.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const DAY = 86_400_000;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);

interface Said {
  times: number;
  daysAgo: number;
  reasonId?: string;
  themeId?: string;
  kind?: string;
}

async function say({ times, daysAgo, reasonId, themeId, kind }: Said) {
  const comments = Array.from({ length: times }, () => ({ daysAgo, themeId: themeId ?? null }));
  const ids = await run((tx) => addComments(tx, comments));
  await t.owner`
    update feedback set reason_id = ${reasonId ?? null}, kind = ${kind ?? null},
      kind_by = ${kind ? 'person' : null}
    where id = any(${ids}::uuid[])`;
  return ids;
}

const addReasons = (...codes: string[]) =>
  run((tx) =>
    insertContactReasons(
      tx,
      codes.map((code) => ({ code, names: { en: `Reason ${code}` }, departmentId: null })),
    ),
  );

const reportOf = async (query: object = {}) =>
  (await ask(contract.readReasonReport, { query })).body;

test('contacts by reason, with shares of all and of those of a known kind', async () => {
  const [bill, door] = await addReasons('bi', 'do');
  await say({ times: 6, daysAgo: 3, reasonId: bill!, kind: 'avoidable' });
  await say({ times: 2, daysAgo: 28.9, reasonId: bill!, kind: 'valued' });
  await say({ times: 1, daysAgo: 40, reasonId: bill! });
  await say({ times: 2, daysAgo: 3 });
  const { contacts, items, avoidable } = await reportOf();
  expect(contacts).toBe(10);
  expect(items.map(({ code, count }) => [code, count])).toEqual([
    ['bi', 8],
    ['do', 0],
    [null, 2],
  ]);
  expect(items[0]).toMatchObject({
    share: { count: 8, of: 10, share: 0.8 },
    avoidable: { count: 6, of: 8, share: 0.75 },
  });
  expect(avoidable).toMatchObject({ count: 6, of: 8 });
  // Nothing was said of a kind: there is nothing to be a share of.
  expect(items[2]!.avoidable).toMatchObject({ of: 0, share: null, low: null });
  expect(door).toBeDefined();
});

test('every number opens just the list behind it', async () => {
  const [bill] = await addReasons('bi');
  await say({ times: 3, daysAgo: 3, reasonId: bill! });
  await say({ times: 2, daysAgo: 4 });
  const { items, period } = await reportOf({ period: 'last_30' });
  for (const { code, count } of items) {
    const query = { reason: code ?? 'none', since: period.starts, until: period.ends };
    expect((await ask(listFeedback, { query })).body.items).toHaveLength(count);
  }
});

test('days are those of the organisation, whole ones', async () => {
  await t.owner`update organization set time_zone = 'Asia/Tokyo' where id = ${chair.orgId}`;
  const query = { period: 'custom', from: '2026-03-01', until: '2026-03-31' };
  const { period } = await reportOf(query);
  expect(period).toEqual({
    from: '2026-03-01',
    until: '2026-03-31',
    days: 30,
    starts: '2026-02-28T15:00:00.000Z',
    ends: '2026-03-30T15:00:00.000Z',
  });
});

test('the last month is a whole one, with the hour that spring takes', async () => {
  await t.owner`update organization set time_zone = 'Europe/Sarajevo' where id = ${chair.orgId}`;
  const query = { period: 'custom', from: '2026-03-01', until: '2026-04-01' };
  const { period } = await reportOf(query);
  expect(Date.parse(period.ends) - Date.parse(period.starts)).toBe(31 * DAY - 3_600_000);
  const { period: month } = await reportOf({ period: 'last_month' });
  expect([month.from.slice(8), month.until.slice(8)]).toEqual(['01', '01']);
});

test.each([
  [{ period: 'custom', from: '2026-03-02' }, 'period_days_missing'],
  [{ period: 'custom', from: '2026-03-02', until: '2026-03-02' }, 'until_before_from'],
  [{ period: 'custom', from: '2026-03-02', until: '2027-04-02' }, 'period_too_long'],
])('a period that is none is refused: %j', async (query, code) => {
  const { status, body } = await ask(contract.readReasonReport, { query: query as object });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(code);
  const csv = await t.app.request(
    `/api/v1/reports/reasons.csv?${new URLSearchParams(query as Record<string, string>).toString()}`,
    { headers: chair.headers },
  );
  expect(csv.status).toBe(400);
});

const freeze = (body: object) => ask(contract.freezeBaselines, { body: body as never });

test('a baseline is frozen: later contacts do not change it, and only a replacement does', async () => {
  const [bill] = await addReasons('bi');
  await say({ times: 10, daysAgo: 60, reasonId: bill! });
  const span = { from: day(75), until: day(45) };
  expect((await freeze(span)).body).toEqual({ frozen: 1, kept: 0 });
  await say({ times: 5, daysAgo: 60, reasonId: bill! });
  expect((await freeze(span)).body).toEqual({ frozen: 0, kept: 1 });
  expect((await reportOf()).items[0]!.baseline).toMatchObject({ count: 10, days: 30 });

  expect((await freeze({ ...span, replace: true })).body).toEqual({ frozen: 1, kept: 0 });
  const { items } = (await ask(contract.listBaselines, { params: { id: bill! } })).body;
  expect(items.map(({ count, replacedAt, setBy }) => [count, replacedAt !== null, setBy])).toEqual([
    [15, false, 'Test chair'],
    [10, true, 'Test chair'],
  ]);
});

test('of two who freeze at once one does', async () => {
  await addReasons('bi', 'do');
  const span = { from: day(75), until: day(45) };
  const both = await Promise.all([freeze(span), freeze(span)]);
  const frozen = both.map(({ body }) => body.frozen);
  expect(frozen.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test('a baseline must be over, and a week long', async () => {
  expect(await freeze({ from: day(20), until: day(-2) })).toMatchObject({
    status: 422,
    body: { code: 'baseline_not_over' },
  });
  const { status, body } = await freeze({ from: day(20), until: day(15) });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('baseline_too_short');
});

test('the application cannot change what was frozen', async () => {
  const [bill] = await addReasons('bi');
  await freeze({ from: day(75), until: day(45), reasonIds: [bill!] });
  const change = run((tx) => tx`update reason_baseline set count = 1`);
  await expect(change).rejects.toMatchObject({ code: '42501' });
});

test('contacts per day stand against the baseline, and what overlaps it does not', async () => {
  const [bill, door] = await addReasons('bi', 'do');
  for (const daysAgo of [46, 53, 60, 67, 74]) await say({ times: 12, daysAgo, reasonId: bill! });
  await say({ times: 2, daysAgo: 50, reasonId: door! });
  await freeze({ from: day(75), until: day(45) });
  await say({ times: 12, daysAgo: 5, reasonId: bill! });
  await say({ times: 2, daysAgo: 5, reasonId: door! });
  const [first, second] = (await reportOf()).items;
  // 60 in 30 days, then 12 in 30
  expect(first!.change).toMatchObject({ ratio: expect.closeTo(0.2, 9), clear: true });
  expect(second).toMatchObject({ change: null, overlaps: false }); // four are too few
  const [wide] = (await reportOf({ period: 'last_90' })).items;
  expect(wide).toMatchObject({ change: null, overlaps: true });
});

const departmentsOf = async () => (await ask(contract.readDepartmentReport)).body;

test('a contact counts once, for the department of its theme, else that of its reason', async () => {
  const { billing, post, bill, theme } = await run(async (tx) => {
    const billing = await insertDepartment(tx, { name: 'Billing', kind: 'department' });
    const post = await insertDepartment(tx, { name: 'Post', kind: 'supplier' });
    const reason = { code: 'bi', names: { en: 'Bill' }, departmentId: billing.id };
    const [bill] = await insertContactReasons(tx, [reason]);
    const theme = await engineTheme(tx, { label: 'Letters are late' });
    await tx`update theme set department_id = ${post.id} where id = ${theme}`;
    return { billing, post, bill: bill!, theme };
  });
  await say({ times: 4, daysAgo: 2, reasonId: bill });
  await say({ times: 3, daysAgo: 2, reasonId: bill, themeId: theme });
  await say({ times: 2, daysAgo: 2, themeId: theme });
  await say({ times: 1, daysAgo: 2 });
  const { contacts, items, period } = await departmentsOf();
  expect(contacts).toBe(10);
  expect(
    items.map(({ department, count, byTheme, themes }) => [department, count, byTheme, themes]),
  ).toEqual([
    [{ id: post.id, name: 'Post', kind: 'supplier' }, 5, 5, 1],
    [{ id: billing.id, name: 'Billing', kind: 'department' }, 4, 0, 0],
    [null, 1, 0, 0],
  ]);
  for (const { department, count } of items) {
    const query = {
      department: department?.id ?? ('none' as const),
      since: period.starts,
      until: period.ends,
    };
    expect((await ask(listFeedback, { query })).body.items).toHaveLength(count);
  }
});

test('a table is for spreadsheets: a name that looks like a formula is none', async () => {
  await run((tx) =>
    insertContactReasons(tx, [
      { code: 'bi', names: { en: '=HYPERLINK("http://x")' }, departmentId: null },
    ]),
  );
  const answer = await t.app.request('/api/v1/reports/reasons.csv', { headers: chair.headers });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await answer.text()).toContain(`"'=HYPERLINK(""http://x"")"`);
  const departments = '/api/v1/reports/departments.csv';
  expect(await (await t.app.request(departments, { headers: chair.headers })).text()).toContain(
    'Nobody named',
  );
});

test('nobody reads the reports of another organisation', async () => {
  const [bill] = await addReasons('bi');
  await say({ times: 6, daysAgo: 3, reasonId: bill! });
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(contract.readReasonReport)).body).toMatchObject({ contacts: 0 });
  expect((await other(contract.listBaselines, { params: { id: bill! } })).status).toBe(404);
});

/** The names of each object that an answer holds, however deep. */
function objectsIn(schema: unknown): string[][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = (schema as { properties?: object }).properties;
  const deeper = Object.values(schema).flatMap(objectsIn);
  return own ? [Object.keys(own), ...deeper] : deeper;
}

test('no answer counts contacts by the member who took them', () => {
  const counting = /^(count\w*|contacts|comments|total|share|avoidable)$/;
  const naming = /^(member|agent|handler|by|takenBy|handledBy)(Id|Name)?$/;
  // The register of erasures counts what was erased, and says who carried it out.
  const counted = endpoints.filter(({ path }) => path !== '/api/v1/erasures');
  const ranking = counted.filter(
    ({ answer }) =>
      answer &&
      objectsIn(z.toJSONSchema(answer, { unrepresentable: 'any' })).some(
        (names) =>
          names.some((name) => counting.test(name)) && names.some((name) => naming.test(name)),
      ),
  );
  expect(ranking.map(({ path }) => path)).toEqual([]);
});

test('no query groups comments by the member who took them', async () => {
  const folder = new URL('../../../sql/src/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => /^(?!.*\.test\.).*\.ts$/.test(name));
  const grouping = await Promise.all(
    files.map(async (name) => {
      const source = await readFile(new URL(name, folder), 'utf8');
      return /group by[^`;)]*member_id/.test(source) ? [name] : [];
    }),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(grouping.flat()).toEqual([]);
});

test('per 100 orders a reason has a rate with its interval, and none where it has too few', async () => {
  const [bill, door] = await addReasons('bi', 'do');
  await say({ times: 8, daysAgo: 3, reasonId: bill! });
  await say({ times: 4, daysAgo: 3, reasonId: door! });
  const { period } = await reportOf();
  await run(async (tx) => {
    await tx`update organization set driver_name = 'orders' where id = app_org()`;
    await tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), ${period.from}, ${period.days}, 400)`;
  });
  const rates = (await reportOf()).items.map(({ rate }) => rate);
  expect(rates[0]).toMatchObject({ count: 8, of: 400, per100: 2 });
  // Of 8 counted by accident 3.45 to 15.8 may be usual (Garwood 1936).
  expect(rates[0]!.low).toBeCloseTo(3.454 / 4, 2);
  expect(rates[0]!.high).toBeCloseTo(15.763 / 4, 2);
  expect(rates[1]).toEqual({ count: 4, of: 400, per100: null, low: null, high: null });
});
