import { inOrganization } from '@vocero/sql/connect';
import { insertDepartment } from '@vocero/sql/departments';
import { updateMeasures } from '@vocero/sql/measures';
import { readThisMonth } from '@vocero/sql/months';
import { countStatement } from '@vocero/sql/statement-count';
import { insertStatement } from '@vocero/sql/statements';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Statement } from '../contract/charge-back.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let admin: TestMember;
let month: string;
let departmentId: string;
let ids: string[];

beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
  await inOrganization(t.sql, admin.orgId, async (tx) => {
    await updateMeasures(tx, { contactMinutes: 6, minuteCost: 0.8 });
    const billing = await insertDepartment(tx, { name: '=Billing', kind: 'department' });
    departmentId = billing.id;
    const themeId = await engineTheme(tx, { label: 'Charged twice' });
    await tx`update theme set department_id = ${departmentId} where id = ${themeId}`;
    ids = await addComments(
      tx,
      Array.from({ length: 120 }, () => ({ themeId })),
    );
    await addComments(tx, [{ daysAgo: 0 }]);
    month = await readThisMonth(tx);
  });
});
afterAll(() => t.close());

const ask = (path: string, language = 'en') =>
  t.app.request(`/api/v1/${path}`, {
    headers: { ...admin.headers, 'accept-language': language },
  });
const read = async <T = Statement>(path: string) => (await (await ask(path)).json()) as T;

test('120 contacts of 6 minutes at 0.80 are 576 on Billing, and say that nobody is charged', async () => {
  const statement = await read('charge-back');
  expect(statement).toMatchObject({ month, frozenAt: null, mode: 'information', currency: 'EUR' });
  expect(statement.rows).toMatchObject([
    { department: { id: departmentId }, contacts: 120, contactCost: 576, total: 576 },
    { department: null, contacts: 1, contactCost: 4.8 },
  ]);
  expect(statement.total).toBe(580.8);
});

test('a number has its list: the same contacts, by the same department and span', async () => {
  const { startsAt, endsAt, rows } = await read('charge-back');
  for (const { department, contacts } of rows) {
    const by = { department: department?.id ?? 'none', limit: '200' };
    const query = new URLSearchParams({ ...by, since: startsAt, until: endsAt }).toString();
    const { items } = await read<{ items: unknown[] }>(`feedback?${query}`);
    expect(items).toHaveLength(contacts);
  }
});

test('a granted remedy adds to the total, and is listed with what was said', async () => {
  await t.owner`
    insert into remedy (org_id, name, code, own_limit) values (${admin.orgId}, 'Voucher', 'v', 50)`;
  await t.owner`
    insert into remedy_grant (org_id, remedy_id, remedy_name, feedback_id, amount, currency, state,
      decided_at)
    select ${admin.orgId}, id, name, ${ids[0]!}, 12.35, 'EUR', 'granted', now() from remedy
    where org_id = ${admin.orgId}`;
  const [row] = (await read('charge-back')).rows;
  expect(row).toMatchObject({ remedies: 1, remedyCost: 12.35, total: 588.35 });
  const path = `charge-back/${month}/remedies?department=${departmentId}`;
  const { items } = await read<{ items: unknown[] }>(path);
  expect(items).toMatchObject([{ name: 'Voucher', amount: 12.35, text: 'The bus is late' }]);
});

test('the file has the rows and their sum, says whether it is charged, and holds no formula', async () => {
  const bytes = await (await ask(`charge-back/${month}/csv`)).arrayBuffer();
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const lines = file.slice(1).trim().split('\r\n');
  const cells = lines.map((line) => line.slice(1, -1).split('","'));
  expect(file.startsWith('\ufeff')).toBe(true);
  expect(cells[1]!.slice(1, 5)).toEqual([
    'running: numbers still change',
    'for information only',
    "'=Billing",
    'Department',
  ]);
  expect(cells[1]).toContain('576');
  expect(cells.at(-1)).toContain('593.15');
  const spanish = await (await ask(`charge-back/${month}/csv?bom=0&lang=es`, 'bs')).text();
  expect(spanish.startsWith('"Mes";')).toBe(true);
  expect(spanish).toContain('"593,15"');
});

test('a closed month is read as it was closed, whatever the prices are now', async () => {
  const last = '2026-01-01';
  await inOrganization(t.sql, admin.orgId, async (tx) => {
    await insertStatement(tx, { ...(await countStatement(tx, month)), month: last });
    await updateMeasures(tx, { minuteCost: 5, chargeMode: 'charged' });
  });
  expect(await read(`charge-back/${last}`)).toMatchObject({
    ...{ month: last, minuteCost: 0.8, mode: 'information', total: 593.15 },
  });
  expect(await read('charge-back')).toMatchObject({ mode: 'charged', minuteCost: 5 });
  const { items } = await read<{ items: unknown[] }>('charge-back/months');
  expect(items).toMatchObject([{ month: last, contacts: 121, total: 593.15 }]);
});

test('what is no month, or not closed, is said so', async () => {
  expect((await ask('charge-back/2020-01-01')).status).toBe(404);
  expect((await ask('charge-back/2020-01-01/csv')).status).toBe(404);
  expect((await ask('charge-back/2020-01-15')).status).toBe(404);
});
