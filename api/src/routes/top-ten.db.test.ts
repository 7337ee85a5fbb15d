import { inOrganization, type Tx } from '@vocero/sql/connect';
import { putDriverAmount } from '@vocero/sql/drivers';
import { updateMeasures } from '@vocero/sql/measures';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { countTopTen } from '@vocero/sql/top-ten';
import { insertTopTen } from '@vocero/sql/top-ten-weeks';
import { readThisWeek } from '@vocero/sql/weeks';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createShareLink, listShareLinks, revokeShareLink } from '../contract/share-links.ts';
import * as contract from '../contract/top-ten.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
let week: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
  week = await closeThisWeek();
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);

/** The running week is closed as it stands: what it shows then never changes. */
const closeThisWeek = () =>
  run(async (tx) => {
    const start = await readThisWeek(tx);
    await updateMeasures(tx, { driverName: 'orders', minuteCost: 0.5 });
    await putDriverAmount(tx, { firstDay: start, days: 7, amount: 300 });
    const evil = await engineTheme(tx, { label: '=HYPERLINK("http://evil")' });
    const late = await engineTheme(tx, { label: 'Late' });
    await addComments(tx, [
      ...Array.from({ length: 6 }, () => ({ themeId: evil })),
      ...Array.from({ length: 3 }, () => ({ themeId: late })),
      { themeId: null },
      {},
    ]);
    const counted = await countTopTen(tx, start);
    await insertTopTen(
      tx,
      counted,
      counted.rows.map((row) => ({ ...row, progress: null })),
    );
    return start;
  });

test('a closed week tells shares and rates with their range, and masks what is too small', async () => {
  const { body } = await ask(contract.readTopTenWeek, { params: { week } });
  expect(body).toMatchObject({
    start: week,
    isFirst: true,
    contacts: 11,
    unread: 1,
    covered: { count: 9, of: 11 },
    unsorted: { count: 1, of: 11 },
    driver: { name: 'orders', amount: 300 },
    rows: [
      { rank: 1, contacts: 6, rate: { per100: 2 }, kinds: { none: 6 }, cost: 18, ownerName: null },
      { rank: 2, contacts: 3, rate: { per100: null, low: null, high: null } },
    ],
  });
  expect(body.covered.low).toBeLessThan(9 / 11);
  expect((await ask(contract.listTopTenWeeks)).body.items).toMatchObject([{ start: week }]);
});

test('the running week shows what is there now, and compares it with nothing', async () => {
  const { body } = await ask(contract.readTopTen);
  expect(body).toMatchObject({ start: week, frozenAt: null, isFirst: false, contacts: 11 });
  expect(body.driver).toEqual({ name: 'orders', amount: null });
  expect(body.rows[0]).toMatchObject({ contacts: 6, previousContacts: null, rate: null });
});

test('a week that is not closed, and one of somebody else, is not there', async () => {
  const none = await ask(contract.readTopTenWeek, { params: { week: '2020-01-06' } });
  expect(none.status).toBe(404);
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(contract.readTopTenWeek, { params: { week } })).status).toBe(404);
});

const readCsv = async (query: string, language: string) => {
  const answer = await t.app.request(`/api/v1/top-ten/${week}/csv${query}`, {
    headers: { ...chair.headers, 'accept-language': language },
  });
  return Buffer.from(await answer.arrayBuffer()).toString('utf8');
};

test('no cell of the file is a formula, and each is quoted', async () => {
  const text = await readCsv('?bom=0', 'en');
  const [heading, first] = parse(text);
  expect(heading).toContain('Contacts per 100');
  expect(first).toContain(`'=HYPERLINK("http://evil")`);
  for (const line of text.trimEnd().split('\r\n')) expect(line).toMatch(/^"(?:[^"]|"")*"(,"|$)/);
});

test('where decimals have a comma, cells are separated by semicolons; a mark says UTF-8', async () => {
  const text = await readCsv('', 'es');
  expect(text.startsWith('\ufeff"Semana desde";"Puesto"')).toBe(true);
  const rows = parse(text, { delimiter: ';', bom: true });
  expect(rows).toHaveLength(3);
  expect(rows[1]).toContain('2');
  expect(rows[1]!.some((cell) => /^0,\d+$/.test(cell))).toBe(true); // the low end of 6 in 300
});

const share = async () =>
  (await ask(createShareLink, { body: { week, days: 7 } })).body as { id: string; url: string };

/** The page behind a link as anybody gets it. */
const open = async (url: string) => {
  const answer = await t.app.request(new URL(url).pathname);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

test('whoever holds a link reads the week, and no search engine keeps it', async () => {
  const { url } = await share();
  const { status, headers, body } = await open(url);
  expect(status).toBe(200);
  expect(body).toContain('Late');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cache-control')).toBe('no-store');
  // Nothing is fetched from anywhere else.
  expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('an expired, a revoked and an unknown link are one and the same page', async () => {
  const [expired, revoked] = [await share(), await share()];
  await t.owner`
    update share_link set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  expect((await ask(revokeShareLink, { params: { id: revoked.id } })).status).toBe(204);
  expect((await ask(revokeShareLink, { params: { id: revoked.id } })).status).toBe(404);
  const unknown = new URL('/r/AAAAAAAAAAAAAAAAAAAAAA', expired.url).href;
  const pages = await Promise.all([expired.url, revoked.url, unknown].map(open));
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
  expect((await ask(listShareLinks, { query: { week } })).body.items).toEqual([]);
});

test('only the hash of a token is kept, and a link is its organisation’s own', async () => {
  const { id, url } = await share();
  const token = new URL(url).pathname.split('/').at(-1)!;
  expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  const [row] = await t.owner`select * from share_link where id = ${id}`;
  expect(JSON.stringify(row)).not.toContain(token);
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(revokeShareLink, { params: { id } })).status).toBe(404);
  expect((await other(listShareLinks, { query: { week } })).body.items).toEqual([]);
  const foreign = await other(createShareLink, { body: { week, days: 7 } });
  expect(foreign.status).toBe(422);
  expect((await open(url)).status).toBe(200);
});
