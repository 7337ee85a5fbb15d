import { inOrganization } from '@vocero/sql/connect';
import { addCustomerEntry } from '@vocero/sql/case-entries';
import { insertCasePhoto } from '@vocero/sql/case-photos';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/case-pages.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { hashToken, randomPublicToken } from '../secrets.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker } from '../test-ask.ts';
import { testCase, type TestCase } from '../test-customers.ts';

let t: TestApp;
let owner: TestMember;
let matter: TestCase;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  owner = await t.member('chair');
  matter = await testCase(t, owner, 'ana@home.example');
});
afterAll(() => t.close());

const lookUp = async (code: string, fact: string, from = '192.0.2.1') => {
  const answer = await t.app.request('/t', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    body: new URLSearchParams({ code, fact, lang: 'en' }),
  });
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    html: await answer.text(),
  };
};

test.each([
  ['ana@home.example', (code: string) => code],
  [' ANA@home.example ', (code: string) => code.toLowerCase()],
  ['+387 61 234 567', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
  ['061/234-567', (code: string) => ` ${code.replaceAll('0', 'o').replaceAll('1', 'l')} `],
])('the code and %s lead to the page', async (fact, typed) => {
  const { status, location } = await lookUp(typed(matter.code), fact);
  expect(status).toBe(303);
  expect(new URL(location!).pathname).toBe(matter.path);
});

test('a wrong code and a wrong address are one answer', async () => {
  const wrongFact = await lookUp(matter.code, 'eve@home.example');
  const wrongCode = await lookUp('ZZZZ-ZZZZ', 'ana@home.example');
  const nothing = await lookUp('', '');
  const strip = (html: string) => html.replace(/value="[^"]*"/g, '');
  expect(wrongFact.status).toBe(404);
  expect(wrongFact.html).toContain('No case goes with this code and this address');
  expect(strip(wrongFact.html)).toBe(strip(wrongCode.html));
  expect(strip(nothing.html)).toBe(strip(wrongCode.html));
});

test('where the address is gone the code leads nowhere any more', async () => {
  await t.owner`update contact set email = 'new@home.example', phone = null
    where feedback_id = ${matter.feedbackId}`;
  expect((await lookUp(matter.code, 'ana@home.example')).status).toBe(404);
  expect((await lookUp(matter.code, 'new@home.example')).status).toBe(303);
  await t.owner`delete from contact where feedback_id = ${matter.feedbackId}`;
  expect((await lookUp(matter.code, 'new@home.example')).status).toBe(404);
});

test('a code is closed after a few tries, and so is a source', async () => {
  for (let n = 0; n < 8; n += 1) {
    expect((await lookUp(matter.code, `guess${n}@home.example`)).status).toBe(404);
  }
  expect((await lookUp(matter.code, 'ana@home.example')).status).toBe(429);
  t.deps.rateLimits = makeRateLimits();
  const tries = [];
  for (let n = 0; n < 20; n += 1)
    tries.push((await lookUp(`AAAA-${1000 + n}`, 'a@b.example')).status);
  expect(tries.slice(0, 15)).toEqual(Array.from({ length: 15 }, () => 404));
  expect(tries.slice(15)).toEqual(Array.from({ length: 5 }, () => 429));
});

test('twenty thousand guesses at links and codes hit nothing, and are held up', async () => {
  const guesses = 20_000;
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  for (let n = 0; n < guesses; n += 500) {
    const some = Array.from({ length: 250 }, async () => {
      count((await t.app.request(`/t/${randomPublicToken()}`)).status);
      count((await lookUp(matter.code, `${n}@guess.example`)).status);
    });
    await Promise.all(some);
  }
  expect([...statuses.keys()].sort()).toEqual([404, 429]);
  expect(statuses.get(429)!).toBeGreaterThan(guesses * 0.9);
}, 60_000);

test('a token of another purpose opens nothing here', async () => {
  const { secret } = t.deps.settings;
  const whose = { orgId: owner.orgId, personId: matter.feedbackId };
  for (const token of [makePreferencesToken(secret, whose), randomPublicToken(), 'x', '..%2f..']) {
    expect((await t.app.request(`/t/${token}`)).status, token).toBe(404);
    const sent = await t.app.request(`/t/${token}/note`, { method: 'POST', body: new FormData() });
    expect(sent.status, token).toBe(404);
  }
  const token = matter.path.split('/').at(-1)!;
  for (const other of ['s', 'r', 'x', 'p', 'i', 'c', 'mute']) {
    expect((await t.app.request(`/${other}/${token}`)).status, other).not.toBe(200);
  }
  expect(hashToken('tracking', token)).not.toBe(hashToken('share', token));
});

test('staff are led to the page, and to look at it without being able to do anything', async () => {
  const ask = asker(t, owner.headers);
  const { body } = await ask(contract.readCasePageLink, { params: { id: matter.id } });
  expect(new URL(body.url).pathname).toBe(matter.path);
  const preview = new URL(body.previewUrl).pathname;
  const page = await t.app.request(preview);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('Preview for staff');
  expect(html).toContain('A new valve');
  expect(html).not.toContain('<form');
  expect(html).not.toContain(matter.path);
  const sent = await t.app.request(`${preview}/manager`, { method: 'POST', body: new FormData() });
  expect(sent.status).toBe(404);
  expect(
    (await t.app.request(`${preview}/erase`, { method: 'POST', body: new FormData() })).status,
  ).toBe(404);
});

test('staff see photos of their own organisation’s cases, and of no other', async () => {
  const photoId = await inOrganization(t.sql, owner.orgId, async (tx) => {
    const entryId = await addCustomerEntry(tx, {
      ...{ caseId: matter.id, via: 'page', text: '', externalId: 'one' },
    });
    const jpeg = new Uint8Array([1, 2, 3]);
    return insertCasePhoto(tx, {
      ...{ caseId: matter.id, entryId: entryId!, jpeg, width: 4, height: 3 },
    });
  });
  const path = `/api/v1/cases/${matter.id}/photos/${photoId}`;
  const own = await t.app.request(path, { headers: owner.headers });
  expect([own.status, own.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect(own.headers.get('cache-control')).toBe('no-store');
  const listed = await asker(t, owner.headers)(contract.readCustomerAdded, {
    params: { id: matter.id },
  });
  expect(listed.body.photos).toMatchObject([{ id: photoId, width: 4 }]);
  expect(listed.body).toMatchObject({ managerWanted: null, outcome: null });
  const stranger = await t.member('admin');
  expect((await t.app.request(path, { headers: stranger.headers })).status).toBe(404);
  expect((await t.app.request(path)).status).toBe(401);
  const other = await testCase(t, owner, 'eve@home.example');
  const swapped = path.replace(matter.id, other.id);
  expect((await t.app.request(swapped, { headers: owner.headers })).status).toBe(404);
});
