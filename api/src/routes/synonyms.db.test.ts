import { inOrganization } from '@vocero/sql/connect';
import { readSynonyms } from '@vocero/sql/synonyms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const read = async ({ headers }: TestMember) =>
  (await (await t.app.request('/api/v1/synonyms', { headers })).json()) as object;

async function save({ headers }: TestMember, body: object, locale = 'en') {
  const answer = await t.app.request('/api/v1/synonyms', {
    method: 'PUT',
    headers: { ...headers, 'accept-language': locale },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const countLearnings = async ({ orgId }: TestMember) => {
  const [row] = await t.owner`
    select count(*)::int as count from outbox where org_id = ${orgId} and topic = 'themes.learn'`;
  return row!['count'] as number;
};

test('a list is kept tidy, with who saved it, and the engine reads it as plain text', async () => {
  const chair = await t.member('chair');
  expect(await read(chair)).toEqual({ lines: [], version: 0, updatedAt: null, updatedBy: null });
  const lines = ['bill,  invoice , factura', 'parcel|en:parcel|bs: paket,pošiljka'];
  const saved = await save(chair, { version: 0, lines });
  const tidy = ['bill, invoice, factura', 'parcel | en: parcel | bs: paket, pošiljka'];
  expect(saved.body).toMatchObject({ lines: tidy, version: 1, updatedBy: 'Test chair' });
  expect(await read(chair)).toEqual(saved.body);
  expect(await inOrganization(t.sql, chair.orgId, readSynonyms)).toBe(tidy.join('\n'));
});

test('saving has the themes learned again, once; saving the same does not', async () => {
  const chair = await t.member('chair');
  await save(chair, { version: 0, lines: ['bill, invoice'] });
  expect(await countLearnings(chair)).toBe(1);
  await save(chair, { version: 1, lines: ['bill, invoice, factura'] });
  expect(await countLearnings(chair)).toBe(1);
  await t.owner`delete from outbox where org_id = ${chair.orgId}`;
  const same = await save(chair, { version: 2, lines: ['bill,invoice,factura'] });
  expect(same).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await countLearnings(chair)).toBe(0);
});

test('of two people who change the same version the second is told, and nothing is lost', async () => {
  const chair = await t.member('chair');
  const both = await Promise.all([
    save(chair, { version: 0, lines: ['bill, invoice'] }),
    save(chair, { version: 0, lines: ['parcel, package'] }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = await save(chair, { version: 7, lines: [] }, 'es');
  expect(late).toMatchObject({ status: 409, body: { code: 'synonyms_changed' } });
  expect(late.body['detail']).toContain('sinónimos');
  expect(await read(chair)).toMatchObject({ version: 1 });
});

test('a line that cannot be read is named, in words of the reader', async () => {
  const chair = await t.member('chair');
  const { status, body } = await save(
    chair,
    { version: 0, lines: ['bill, invoice', 'lonely'] },
    'bs',
  );
  expect(status).toBe(400);
  expect(body['errors']).toEqual([
    { path: 'lines.1', code: 'synonym_few', message: expect.stringContaining('dvije') as string },
  ]);
  const twins = ['invoice | en: invoice, bill', 'invoice | es: factura, recibo'];
  const { body: refused } = await save(chair, { version: 0, lines: twins });
  expect(refused['errors']).toMatchObject([{ path: 'lines.1', code: 'synonym_twice' }]);
});

test('a list may be emptied, is never another organisation’s, and goes with its own', async () => {
  const [chair, other] = [await t.member('chair'), await t.member('chair')];
  await save(chair, { version: 0, lines: ['secret, hidden'] });
  expect(await read(other)).toMatchObject({ lines: [], version: 0 });
  await t.owner`delete from organization where id = ${chair.orgId}`;
  const rows = await t.owner`select from synonym_list where org_id = ${chair.orgId}`;
  expect(rows).toHaveLength(0);

  await save(other, { version: 0, lines: ['bill, invoice'] });
  await save(other, { version: 1, lines: [] });
  expect(await read(other)).toMatchObject({ lines: [], version: 2 });
});

test('as many groups as are allowed can be saved', async () => {
  const chair = await t.member('chair');
  const lines = Array.from({ length: 2_000 }, (_, i) =>
    Array.from({ length: 20 }, (_, j) => `word ${i} ${j} of a long phrase`).join(', '),
  );
  expect(await save(chair, { version: 0, lines })).toMatchObject({ status: 200 });
  expect(await save(chair, { version: 1, lines: [...lines, 'a, b'] })).toMatchObject({
    status: 400,
  });
});
