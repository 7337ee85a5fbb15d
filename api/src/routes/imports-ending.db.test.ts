import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization } from '@vocero/sql/connect';
import { raiseKindVersion } from '@vocero/sql/kind-rules';
import { appendOutbox } from '@vocero/sql/outbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operatorAudit } from '../audit.ts';
import type { Import } from '../contract/imports.ts';
import { resumeImports } from '../import/keep.ts';
import { beginImport } from '../import/run.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testImports, type TestImports } from '../test-imports.ts';

let t: TestApp;
let imports: TestImports;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

describe('an import whose process ends', () => {
  beforeAll(async () => {
    imports = await testImports(t, 'admin');
  });

  async function abandoned(secondsAgo: number) {
    const { body } = await imports.upload('text\nfirst words of it\nmore words of it\n');
    const { orgId } = imports.member;
    const mapping = { ...body.mapping, text: '1' };
    await beginImport(t.deps, { orgId, importId: body.id, mapping }, operatorAudit);
    await t.owner`
      update import set heartbeat_at = now() - ${secondsAgo} * interval '1 second'
      where id = ${body.id}`;
    return body.id;
  }
  const read = async (id: string) =>
    (await imports.ask<Import>('GET', `/api/v1/imports/${id}`)).body;

  test('is left alone while it gives signs of life', async () => {
    const id = await abandoned(5);
    await resumeImports(t.deps);
    expect(await read(id)).toMatchObject({ state: 'running', accepted: 0 });
  });

  test('is run from the stored file by one of those who find it', async () => {
    const id = await abandoned(20);
    await Promise.all([1, 2, 3].map(() => resumeImports(t.deps)));
    expect(await read(id)).toMatchObject({ state: 'done', accepted: 2 });
    const [row] = await t.owner`
      select count(*)::int as count from feedback where import_id = ${id}`;
    expect(row).toEqual({ count: 2 });
  });

  test('gives up after several attempts', async () => {
    const id = await abandoned(20);
    await t.owner`update import set attempts = 5 where id = ${id}`;
    await resumeImports(t.deps);
    expect(await read(id)).toMatchObject({ state: 'failed', error: 'interrupted' });
  });
});

test('rules for kinds that change while an import ends are held against all of it', async () => {
  imports = await testImports(t, 'admin');
  const { body } = await imports.upload('comment\nThe boiler leaks\n');
  const { orgId } = imports.member;
  let ended: Promise<Import> | undefined;
  await inOrganization(t.sql, orgId, async (tx) => {
    await raiseKindVersion(tx);
    await appendOutbox(tx, 'kinds.apply', orgId);
    ended = imports.start(body.id, body.mapping);
    await sleep(1_000); // the import is at its end by now, and waits
  });
  expect(await ended).toMatchObject({ state: 'done' });
  const promises = await t.owner`
    select from outbox
    where org_id = ${orgId} and topic = 'kinds.apply' and subject_id = ${orgId}`;
  expect(promises).toHaveLength(2);
});
