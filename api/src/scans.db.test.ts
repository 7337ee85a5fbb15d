import { inOrganization } from '@vocero/sql/connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from './test-app.ts';
import { fillOrganization } from './test-large.ts';
import {
  largestTheme,
  meetingPages,
  mostScanned,
  openPage,
  pagesOf,
  rowsScanned,
  settle,
} from './test-pages.ts';

const MOST_ROWS = 10_000;

let t: TestApp;
let chair: TestMember;
let pages: Record<string, string[]>;
beforeAll(async () => {
  t = await testApp();
  chair = await t.member('chair');
  await inOrganization(t.sql, chair.orgId, (tx) =>
    fillOrganization(tx, chair.memberId, { comments: 60_000, themes: 500 }),
  );
  await settle(t.owner);
  const meeting = await meetingPages(t, chair.headers);
  pages = { ...pagesOf(await largestTheme(t.owner)), ...meeting };
}, 120_000);
afterAll(() => t.close());

test('no page reads a large table from one end to the other', async () => {
  for (const [name, addresses] of Object.entries(pages)) {
    const before = await rowsScanned(t);
    await openPage(t, chair.headers, addresses);
    const most = mostScanned(before, await rowsScanned(t), 1);
    expect(most.rows, `${name} reads ${most.table}`).toBeLessThanOrEqual(MOST_ROWS);
  }
}, 60_000);
