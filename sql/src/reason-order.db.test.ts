import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from './connect.ts';
import { insertContactReasons, listContactReasons } from './contact-reasons.ts';
import { placeContactReason } from './reason-order.ts';
import { testDatabase } from './test-database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function organizationWith(codes: readonly string[]) {
  const [row] = await database.owner<[{ id: string }]>`
    insert into organization (slug, name) values (${`order-${codes.length}`}, 'Order') returning id`;
  const reasons = codes.map((code) => ({ code, names: { en: code }, departmentId: null }));
  await inOrganization(database.sql, row.id, (tx) => insertContactReasons(tx, reasons));
  return row.id;
}

test('a reason moves to a place and the others make room', async () => {
  const orgId = await organizationWith(['aa', 'bb', 'cc', 'dd']);
  const codes = (code: string, place: number) =>
    inOrganization(database.sql, orgId, async (tx) => {
      const reason = (await listContactReasons(tx)).find((known) => known.code === code)!;
      await placeContactReason(tx, reason.id, place);
      return (await listContactReasons(tx)).map((known) => known.code).join(' ');
    });

  expect(await codes('dd', 0)).toBe('dd aa bb cc');
  expect(await codes('dd', 1)).toBe('aa dd bb cc');
  expect(await codes('aa', 3)).toBe('dd bb cc aa');
  expect(await codes('bb', 9_999)).toBe('dd cc aa bb');
});
