import { inOrganization } from '@vocero/sql/connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from './test-app.ts';
import { fillCases } from './test-large-cases.ts';
import { fillOrganization } from './test-large.ts';
import {
  casePagesOf,
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
  await publishTimes();
  await inOrganization(t.sql, chair.orgId, (tx) =>
    fillCases(tx, chair.memberId, { cases: 11_000, promises: 11_000, messages: 22_000 }),
  );
  await settle(t.owner);
  const meeting = await meetingPages(t, chair.headers);
  const cases = casePagesOf(await newestOpenCase(), chair.slug);
  pages = { ...pagesOf(await largestTheme(t.owner)), ...meeting, ...cases };
}, 120_000);
afterAll(() => t.close());

async function publishTimes(): Promise<void> {
  const ask = (method: string, path: string, body: object) =>
    t.app.request(path, { method, headers: chair.headers, body: JSON.stringify(body) });
  await ask('POST', '/api/v1/case-types/starter', {});
  const page = { page: 'times', isPublished: true, formId: null };
  await ask('PUT', '/api/v1/openness/pages', page);
}

async function newestOpenCase(): Promise<string> {
  const [row] = await t.owner<[{ id: string }]>`
    select id from customer_case where closed_at is null order by id desc limit 1`;
  return row.id;
}

test('no page reads a large table from one end to the other', async () => {
  for (const [name, addresses] of Object.entries(pages)) {
    const before = await rowsScanned(t);
    await openPage(t, chair.headers, addresses);
    const most = mostScanned(before, await rowsScanned(t), 1);
    expect(most.rows, `${name} reads ${most.table}`).toBeLessThanOrEqual(MOST_ROWS);
  }
}, 60_000);
