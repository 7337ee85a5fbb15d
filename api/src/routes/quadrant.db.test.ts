import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readQuadrant } from '../contract/quadrant.ts';
import { changeTheme } from '../contract/themes.ts';
import { mergeTheme } from '../contract/theme-merges.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
});
afterAll(() => t.close());

type Kind = 'avoidable' | 'repeat' | 'simple' | 'valued' | null;

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);
const quadrant = async () => (await ask(readQuadrant)).body.themes;

/** A theme with comments of these kinds, each so many days old. */
const themeOf = (label: string, comments: readonly { kind: Kind; daysAgo: number }[]) =>
  run(async (tx) => {
    const themeId = await engineTheme(tx, { label });
    const ids = await addComments(
      tx,
      comments.map(({ daysAgo }) => ({ themeId, daysAgo })),
    );
    for (const [at, { kind }] of comments.entries()) {
      if (!kind) continue;
      await tx`
        update feedback set kind = ${kind}, kind_by = 'person'
        where org_id = app_org() and id = ${ids[at]!}`;
    }
    return themeId;
  });

const many = (count: number, kind: Kind, daysAgo = 2) =>
  Array.from({ length: count }, () => ({ kind, daysAgo }));

test('the kinds of eight weeks suggest where a theme stands; comments without a kind do not', async () => {
  const id = await themeOf('Late', [
    ...many(4, 'avoidable'),
    ...many(1, 'simple', 40),
    ...many(3, null),
    ...many(9, 'valued', 57),
  ]);
  expect(await quadrant()).toMatchObject([
    {
      id,
      count30: 7,
      classified: 5,
      kinds: { avoidable: 4, repeat: 0, simple: 1, valued: 0 },
      suggested: { customer: -1.2, company: -2 }, // 2 · (1 - 4) / 5 and 2 · (-1 - 4) / 5
      valueCustomer: null,
      valueCompany: null,
    },
  ]);
});

test('fewer than five comments with a kind are not shown by kind and suggest nothing', async () => {
  await themeOf('Rude', [...many(4, 'avoidable'), ...many(6, null)]);
  expect(await quadrant()).toMatchObject([
    { count30: 10, classified: 4, kinds: null, suggested: null },
  ]);
});

test('what people say stands beside what is suggested, and can be taken back', async () => {
  const id = await themeOf('Late', many(5, 'avoidable'));
  const rate = async (valueCustomer: number | null) =>
    ask(changeTheme, {
      params: { id },
      body: { version: (await quadrant())[0]!.version, valueCustomer, valueCompany: 1 },
    });
  expect((await rate(2)).status).toBe(200);
  expect(await quadrant()).toMatchObject([
    { valueCustomer: 2, valueCompany: 1, suggested: { customer: -2, company: -2 } },
  ]);
  expect((await rate(3)).status).toBe(400);
  expect((await rate(null)).status).toBe(200);
  expect(await quadrant()).toMatchObject([{ valueCustomer: null, valueCompany: 1 }]);
});

test('merged themes are not there, and other organisations see none of it', async () => {
  const id = await themeOf('Late', many(5, 'avoidable'));
  const into = await themeOf('Later', many(1, 'avoidable'));
  const [first] = (await quadrant()).filter((theme) => theme.id === id);
  await ask(mergeTheme, { params: { id }, body: { into, version: first!.version } });
  expect(await quadrant()).toMatchObject([{ id: into, classified: 6 }]);
  const other = asker(t, (await t.member('council')).headers);
  expect((await other(readQuadrant)).body.themes).toEqual([]);
});
