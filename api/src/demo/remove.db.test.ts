import { randomUUID } from 'node:crypto';
import { connect, inOrganization } from '@vocero/sql/connect';
import { finishImport, insertImport, startImport } from '@vocero/sql/imports';
import { findOrganizationBySlug } from '@vocero/sql/organizations';
import { untilSomebodyWaits } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../test-app.ts';
import { ensureDemo, loadDemoFor } from './load.ts';
import { demoOrganization } from './organization.ts';
import { removeDemoFor, removeDemos } from './remove.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

test('removing it leaves nothing of it in any table', async () => {
  const { userId } = await t.member('admin');
  await loadDemoFor(t.deps, userId);
  const demos = await t.owner<{ id: string }[]>`select id from organization where is_demo`;
  const ids = demos.map(({ id }) => id);
  const tables = await t.owner<{ name: string }[]>`
    select table_name as name from information_schema.columns join information_schema.tables
      using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'org_id' and table_type = 'BASE TABLE'`;
  const countIn = async (name: string) => {
    const [row] = await t.owner<[{ rows: number }]>`
      select count(*)::int as rows from ${t.owner(name)} where org_id = any(${ids}::uuid[])`;
    return { name, rows: row.rows };
  };
  const held = async () =>
    (await Promise.all(tables.map(({ name }) => countIn(name)))).filter(({ rows }) => rows > 0);
  const [id] = ids as [string];
  await t.owner`
    insert into candidate_dismissal (org_id, feedback_id, member_id)
    select org_id, id, (select id from member where org_id = ${id} limit 1) from feedback
    where org_id = ${id} and reason_other is not null`;
  await t.owner`
    insert into share_link (org_id, token_hash, week_start, expires_at, created_by)
    select org_id, 'hash', week_start, now(), (select id from member where org_id = ${id} limit 1)
    from topten_week where org_id = ${id} limit 1`;
  await t.owner`
    insert into supplier_link (org_id, department_id, name, token_hash, expires_at)
    select org_id, id, 'Ivo', 'hash', now() from department where org_id = ${id} limit 1`;
  expect((await held()).map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'candidate_dismissal',
      'reason_baseline',
      'share_link',
      'supplier_action',
      'supplier_link',
      'supplier_report',
      'digest',
      'message',
    ]),
  );
  expect(await removeDemos(t.deps)).toBe(true);
  expect(await held()).toEqual([]);
});

test('it can be removed also after a large file was imported into it', async () => {
  await ensureDemo(t.deps);
  const id = (await findOrganizationBySlug(t.sql, demoOrganization.slug))!.id;
  await t.owner`
    insert into feedback (org_id, channel, text, case_code)
    select ${id}, 'import', 'comment', 'C' || n from generate_series(1, 20000) n`;
  const sql = connect(t.url, { name: 'test impatient', poolSize: 1, statementTimeout: 60 });
  await expect(removeDemos({ sql })).resolves.toBe(true);
  await sql.end({ timeout: 1 });
});

/** A demo of one's own, and an import of it that somebody runs. */
async function importingDemo() {
  const { headers, userId } = await t.member('admin');
  const { slug } = await loadDemoFor(t.deps, userId);
  const orgId = (await findOrganizationBySlug(t.sql, slug))!.id;
  const [importId, runner] = [randomUUID(), randomUUID()];
  await inOrganization(t.sql, orgId, async (tx) => {
    await insertImport(tx, { id: importId, fileName: 'file.csv', createdBy: null });
    await startImport(tx, { id: importId, mapping: {}, runner });
  });
  return { headers, userId, orgId, importId, runner };
}

const fallSilent = (importId: string) => t.owner`
  update import set heartbeat_at = now() - interval '1 minute' where id = ${importId}`;

test('it stays while an import runs in it, unless nobody has spoken of that for a while', async () => {
  const { headers, orgId, importId } = await importingDemo();
  const remove = async (language: string) => {
    const asked = { ...headers, 'accept-language': language };
    const answer = await t.app.request('/api/v1/demo', { method: 'DELETE', headers: asked });
    return { status: answer.status, words: await answer.text() };
  };

  for (const [language, words] of [
    ['en', 'An import into the demo is running'],
    ['es', 'Hay una importación en marcha'],
    ['bs', 'Uvoz u demo organizaciju je u toku'],
  ] as const) {
    expect(await remove(language)).toEqual({ status: 409, words: expect.stringContaining(words) });
  }
  expect(await t.owner`select from organization where id = ${orgId}`).toHaveLength(1);
  await fallSilent(importId);
  expect(await remove('en')).toMatchObject({ status: 204 });
  expect(await t.owner`select from organization where id = ${orgId}`).toHaveLength(0);
});

test('what is being stored when it is removed goes with it', async () => {
  const { userId, orgId, importId, runner } = await importingDemo();
  await fallSilent(importId);
  let removing: Promise<boolean> | undefined;
  await inOrganization(t.sql, orgId, async (tx) => {
    await tx`
      insert into feedback (org_id, channel, text, case_code, import_id)
      values (app_org(), 'phone', 'words', 'code', ${importId})`;
    removing = removeDemoFor(t.deps, userId, async () => {});
    removing.catch(() => undefined); // looked at below
    await untilSomebodyWaits(t);
    const counts = { total: 1, accepted: 1, duplicate: 0, refused: 0, columns: [] };
    expect(await finishImport(tx, importId, runner, counts)).toBe(true);
  });
  expect(await removing).toBe(true);
  const [left] = await t.owner`
    select count(*)::int as comments from feedback where org_id = ${orgId}`;
  expect(left).toEqual({ comments: 0 });
});
