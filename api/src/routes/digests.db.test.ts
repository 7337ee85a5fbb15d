import { inOrganization } from '@vocero/sql/connect';
import { readDigest, storeDigest } from '@vocero/sql/digest';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '../contract/digests.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const still = { isNew: false, isRising: false, days: 7, recent: 0, expected: null };

test('kept weeks are listed and read as they were; the running one is read as it is now', async () => {
  const reader = await t.member('reader');
  const ask = asker(t, reader.headers);
  const { running } = (await ask(contract.listDigests)).body;
  const before = await inOrganization(t.sql, reader.orgId, async (tx) => {
    const [row] = await tx<[{ day: string }]>`select ${running}::date - 7 as day`;
    await storeDigest(tx, await readDigest(tx, row.day, () => still));
    const themeId = await engineTheme(tx, { label: 'Late' });
    await addComments(tx, [{ themeId }, { themeId }, { themeId }, { daysAgo: 20 }]);
    return row.day;
  });

  expect((await ask(contract.listDigests)).body).toEqual({ weeks: [before], running });
  const kept = await ask(contract.readDigest, { params: { week: before } });
  expect(kept.body).toMatchObject({ weekStart: before, comments: 0 });
  const now = await ask(contract.readRunningDigest);
  expect(now.body).toMatchObject({ weekStart: running, comments: 3 });
  expect(now.body.parts.new.lines).toMatchObject([{ label: 'Late', count: 3, before: 0 }]);
  expect(now.body.parts.unowned.count).toBe(1);
});

test('a week that was not kept, or is none, is not there; nor is one of somebody else', async () => {
  const reader = await t.member('reader');
  const other = await t.member('reader');
  await inOrganization(t.sql, other.orgId, async (tx) =>
    storeDigest(tx, await readDigest(tx, '2026-03-02', () => still)),
  );
  const ask = asker(t, reader.headers);
  for (const week of ['2026-03-02', '2026-02-30', 'x']) {
    expect((await ask(contract.readDigest, { params: { week } })).status).toBe(404);
  }
});
