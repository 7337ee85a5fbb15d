import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readThemeMap } from '../contract/theme-map.ts';
import { mergeTheme } from '../contract/theme-merges.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { learnedWorld } from '../test-model.ts';
import { topics } from '../test-topics.ts';

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

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);
const learn = (version?: number) => run((tx) => learnedWorld(tx, topics, version));
const map = async () => (await ask(readThemeMap)).body;

test('before the first learning nothing has a place', async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'By hand' }));
  expect(await map()).toEqual({
    themes: [],
    unmapped: [{ id, label: 'By hand', status: 'heard', count: 0 }],
    learnedAt: null,
  });
});

test('each theme has a circle: larger with more comments, inside the square, apart', async () => {
  const { themes, comments } = await learn();
  const { themes: mapped, unmapped } = await map();
  expect(unmapped).toEqual([]);
  expect(mapped.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(themes)));
  for (const [topic, id] of Object.entries(themes)) {
    expect(mapped.find((theme) => theme.id === id)?.count).toBe(comments[topic]!.length);
  }
  mapped.forEach((a, i) => {
    expect(Math.min(a.x, a.y, 1 - a.x, 1 - a.y)).toBeGreaterThanOrEqual(a.radius - 1e-4);
    const next = mapped[i + 1];
    if (next) expect(a.radius).toBeGreaterThanOrEqual(next.radius);
    for (const b of mapped.slice(i + 1)) {
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius - 1e-4);
    }
  });
});

test('a map stays as it is until something is learned, and goes on from there', async () => {
  await learn();
  const first = await map();
  expect(await map()).toEqual(first);
  const [kept] = await t.owner`select model_version from theme_map where org_id = ${council.orgId}`;
  expect(kept!['modelVersion']).toBe(1);

  await learn(2);
  await map();
  const [next] = await t.owner`select model_version from theme_map where org_id = ${council.orgId}`;
  expect(next!['modelVersion']).toBe(2);
});

test('a theme made since has no place, a merged one is where it went', async () => {
  const { themes } = await learn();
  const made = await run(async (tx) => {
    const made = await engineTheme(tx, { label: 'By hand' });
    await addComments(tx, [{ themeId: made }]);
    return made;
  });
  const gone = themes['noise']!;
  await ask(mergeTheme, { params: { id: gone }, body: { into: made, version: 1 } });
  const { themes: mapped, unmapped } = await map();
  expect(unmapped).toEqual([]);
  expect(mapped.map(({ id }) => id)).not.toContain(gone);
  expect(mapped.find(({ id }) => id === made)?.count).toBeGreaterThan(1);
  const named = new Set(mapped.flatMap(({ neighbours }) => neighbours.map(({ id }) => id)));
  expect(named.has(gone)).toBe(false);
});

test('another organisation sees nothing of it, an API key with the scope does', async () => {
  await learn();
  const other = asker(t, (await t.member('admin')).headers);
  expect((await other(readThemeMap)).body).toEqual({ themes: [], unmapped: [], learnedAt: null });
  const key = asker(t, (await t.key(council.orgId, ['themes:read'])).headers);
  expect((await key(readThemeMap)).body).toEqual(await map());
});
