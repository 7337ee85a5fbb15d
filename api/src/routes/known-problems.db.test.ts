import { inOrganization, type Tx } from '@vocero/sql/connect';
import { problemsDue } from '@vocero/sql/known-problem-turns';
import { engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/known-problems.ts';
import { createSurvey } from '../contract/surveys.ts';
import { readTheme } from '../contract/themes.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let owner: TestMember;
let ask: Ask;
let form: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '1' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  const chair = await t.member('chair');
  owner = await t.member('owner', { id: chair.orgId, slug: chair.slug });
  ask = asker(t, owner.headers);
  const { body } = await asker(t, chair.headers)(createSurvey, {
    body: { kind: 'form', name: 'Website' },
  });
  form = body.url.split('/').at(-1)!;
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, owner.orgId, work);
const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

const publish = async (more: object = {}) => {
  const body = { startedAt: minutes(-30), expectedAt: minutes(60), ...more };
  const { status, body: made } = await ask(contract.publishKnownProblem, { body });
  expect(status).toBe(201);
  return made;
};
const read = async (id: string) =>
  (await ask(contract.listKnownProblems)).body.items.find((one) => one.id === id)!;

/** "Me too" as a browser sends it, by a visitor and from an address. */
const say = (problem: string, visitor: string, address: string, token = form) =>
  t.app.request(`/me-too/${token}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': address,
      origin: 'https://elsewhere.example',
    },
    body: new URLSearchParams({ problem, visitor, lang: 'es' }),
  });

test('each visitor counts once, whatever address they ask from', async () => {
  const { id } = await publish();
  for (let n = 0; n < 100; n += 1) await say(id, 'ana', `198.51.100.${n}`);
  expect(await read(id)).toMatchObject({ meToos: 1, repeats: 99 });
  await say(id, 'ivo', '203.0.113.9');
  expect(await read(id)).toMatchObject({ meToos: 2, repeats: 99 });
});

test('of a thousand from one network with ever new visitors one counts', async () => {
  const { id } = await publish();
  for (let n = 0; n < 1_000; n += 1) {
    t.deps.rateLimits = makeRateLimits(); // the policy is tested here, not the limit
    const answer = await say(id, `visitor ${n}`, `2001:db8:1:2::${n.toString(16)}`);
    if (n === 0) expect(answer.headers.get('location')).toContain(`/f/${form}?said=${id}&lang=es`);
  }
  expect(await read(id)).toMatchObject({ meToos: 1, repeats: 999 });
  const rows = await run(
    (tx) => tx`select flag, count(*)::int as n from known_problem_vote
    where problem_id = ${id} group by flag order by flag`,
  );
  expect(rows).toEqual([
    { flag: 'network', n: 999 },
    { flag: null, n: 1 },
  ]);
}, 60_000);

test('fifty at once of one visitor count once', async () => {
  const { id } = await publish();
  const addresses = Array.from({ length: 50 }, (_, n) => `198.51.100.${n}`);
  await Promise.all(addresses.map(async (address) => say(id, 'ana', address)));
  expect(await read(id)).toMatchObject({ meToos: 1, repeats: 49 });
});

test('what is kept of a voter names nobody', async () => {
  const { id } = await publish();
  await say(id, 'visitor-of-ana', '203.0.113.77');
  const rows = await run(
    (tx) => tx<{ line: string }[]>`
    select v::text as line from known_problem_vote v where problem_id = ${id}`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]!.line).not.toMatch(/203\.0\.113|visitor-of-ana/);
});

test('only a problem that this survey shows takes a "me too"', async () => {
  const elsewhere = await t.member('owner');
  const foreign = await asker(t, elsewhere.headers)(contract.publishKnownProblem, {
    body: { startedAt: minutes(-5) },
  });
  const other = await asker(
    t,
    (await t.member('chair', { id: owner.orgId, slug: owner.slug })).headers,
  )(createSurvey, { body: { kind: 'survey', name: 'Other' } });
  const narrow = await publish({ surveyIds: [other.body.id] });
  const future = await publish({ startedAt: minutes(30), expectedAt: null });
  for (const id of [foreign.body.id, narrow.id, future.id, 'nothing']) {
    expect([id, (await say(id, 'ana', '203.0.113.1')).status]).toEqual([id, 404]);
  }
  expect((await say(narrow.id, 'ana', '203.0.113.1', 'wrong')).status).toBe(404);
  expect(
    (await say(narrow.id, 'ana', '203.0.113.1', other.body.url.split('/').at(-1))).status,
  ).toBe(303);
});

test('what is solved takes no further "me too", can be taken back, and says so on its theme', async () => {
  const themeId = await run((tx) => engineTheme(tx, { label: 'No internet' }));
  const { id } = await publish({ themeId });
  await say(id, 'ana', '203.0.113.1');
  const ended = await ask(contract.endKnownProblem, { params: { id } });
  expect(ended.body.endedAt).not.toBeNull();
  expect((await say(id, 'ivo', '203.0.113.2')).status).toBe(303);
  expect(await read(id)).toMatchObject({ meToos: 1, repeats: 0 });
  const again = await ask(contract.reopenKnownProblem, { params: { id } });
  expect(again.body.endedAt).toBeNull();
  await say(id, 'ivo', '203.0.113.2');
  const { body } = await ask(contract.listThemeProblems, { params: { id: themeId } });
  expect(body.items).toMatchObject([{ id, meToos: 2, theme: { label: 'No internet' } }]);
  const theme = await ask(readTheme, { params: { id: themeId } });
  expect(theme.body.meToos).toBe(2);
});

test('a change based on an older reading is refused, and so are times that make no sense', async () => {
  const made = await publish({ words: { en: { title: 'No internet' } } });
  const body = { startedAt: made.startedAt, expectedAt: minutes(120), words: made.words };
  const change = (more: object) =>
    ask(contract.changeKnownProblem, {
      params: { id: made.id },
      body: { ...body, version: made.version, ...more },
    });
  expect((await change({})).body.version).toBe(2);
  expect((await change({})).status).toBe(409);
  const early = await ask(contract.publishKnownProblem, {
    body: { startedAt: minutes(0), expectedAt: minutes(-1) },
  });
  expect(early.status).toBe(400);
  expect(JSON.stringify(early.body)).toContain('expected_before_start');
  const unknown = await ask(contract.publishKnownProblem, {
    body: { startedAt: minutes(0), surveyIds: [made.id] },
  });
  expect(unknown.status).toBe(422);
});

test('readers see what customers are told, and do not tell them', async () => {
  await publish();
  const reader = asker(
    t,
    (await t.member('reader', { id: owner.orgId, slug: owner.slug })).headers,
  );
  expect((await reader(contract.listKnownProblems)).body.items).toHaveLength(1);
  const body = { startedAt: minutes(0) };
  expect((await reader(contract.publishKnownProblem, { body })).status).toBe(403);
});

test('something is due where a problem should be over or votes are old, and else nothing', async () => {
  expect(await run(problemsDue)).toBeNull();
  const { id } = await publish();
  await say(id, 'ana', '203.0.113.1');
  expect(await run(problemsDue)).toBeNull();
  await t.owner`update known_problem set started_at = now() - interval '2 hours',
    expected_at = now() - interval '1 minute' where id = ${id}`;
  const late = await run(problemsDue);
  expect(late).toContain(id);
  await t.owner`update known_problem_vote set voted_at = now() - interval '31 days'
    where problem_id = ${id}`;
  expect(await run(problemsDue)).not.toBe(late);
});
