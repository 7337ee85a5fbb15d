import { inOrganization, type Tx } from '@vocero/sql/connect';
import { noteEndpoint, noteLearnedBy } from '@vocero/sql/embedding-state';
import { storeVectors } from '@vocero/sql/embeddings';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeOrganization } from '../contract/organizations.ts';
import { placeFeedback } from '../contract/placements.ts';
import { previewSensitivity } from '../contract/sensitivity.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let admin: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  admin = await t.member('admin');
  ask = asker(t, admin.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work);

/** Ways to say three things. */
const about = {
  lamp: (n: number) => `The street lamp in road ${n} is dark, the lamp needs a new bulb`,
  noise: (n: number) => `Loud music and noise from the bar at night, noise until ${n} o'clock`,
  waste: (n: number) => `Waste bins were not emptied, the waste lorry did not come to house ${n}`,
};
const times = (count: number, say: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => say(n + 1));

/** All in one theme but for a few nobody could place: any learning tells the three apart. */
async function oneForAll() {
  return run(async (tx) => {
    const themeId = await engineTheme(tx, { label: 'Everything' });
    const texts = Object.values(about).flatMap((say) => times(12, say));
    const ids = await addComments(
      tx,
      texts.map((text) => ({ text, themeId })),
    );
    await addComments(tx, [{ text: 'Qwerty zxcvb', themeId: null }, { text: 'Not read yet' }]);
    return { themeId, ids };
  });
}

const readPlaces = () =>
  run((tx) => tx`select feedback_id, theme_id, by from placement order by feedback_id`);
const countThemes = () => run(async (tx) => (await tx`select from theme`).length);

test('a preview says what would change, and changes nothing', async () => {
  await oneForAll();
  const before = [await readPlaces(), await countThemes()];
  const { status, body } = await ask(previewSensitivity, { body: { sensitivity: 'fine' } });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    sensitivity: 'fine',
    comments: 37, // the one that waits to be read has no place to move from
    now: { themes: 1, unsorted: 1 },
    byPeople: { placed: 0, moves: 0 },
  });
  expect(body.then.themes).toBeGreaterThanOrEqual(3);
  expect(body.newThemes).toBe(body.newOnes.length);
  expect(body.newOnes.every(({ label, count }) => label !== '' && count > 0)).toBe(true);
  const held = body.newOnes.reduce((sum, { count }) => sum + count, 0);
  expect(body.moves).toBeGreaterThanOrEqual(held - 1);
  expect([await readPlaces(), await countThemes()]).toEqual(before);
});

test('what people placed never moves, and a theme they keep never goes', async () => {
  const { themeId, ids } = await oneForAll();
  const council = asker(
    t,
    (await t.member('council', { id: admin.orgId, slug: admin.slug })).headers,
  );
  const feedbackIds = [ids[0]!, ids[13]!, ids[25]!];
  await council(placeFeedback, { body: { act: 'move', feedbackIds, themeId } });
  for (const sensitivity of ['broad', 'medium', 'fine'] as const) {
    const { body } = await ask(previewSensitivity, { body: { sensitivity } });
    expect(body.byPeople).toEqual({ placed: 3, moves: 0 });
    expect(body.goneOnes).toEqual([]);
  }
});

test('a theme that would go is named, with the one that takes its comments', async () => {
  const [lamps, night] = await run(async (tx) => {
    const lamps = await engineTheme(tx, { label: 'Lamps' });
    const night = await engineTheme(tx, { label: 'Lamps at night' });
    const texts = times(24, about.lamp);
    await addComments(
      tx,
      texts.map((text, i) => ({ text, themeId: i < 4 ? night : lamps })),
    );
    await addComments(
      tx,
      times(12, about.noise).map((text) => ({ text, themeId: null })),
    );
    return [lamps, night];
  });
  const { body } = await ask(previewSensitivity, { body: { sensitivity: 'broad' } });
  expect(body.goneOnes).toEqual([
    { id: night, label: 'Lamps at night', count: 4, into: { id: lamps, label: 'Lamps' } },
  ]);
});

test('an empty organisation can be asked too', async () => {
  const { body } = await ask(previewSensitivity, { body: { sensitivity: 'medium' } });
  expect(body).toMatchObject({ comments: 0, moves: 0, newOnes: [], goneOnes: [] });
});

test('of two at once for one organisation the second is refused in plain words', async () => {
  await oneForAll();
  const preview = () => ask(previewSensitivity, { body: { sensitivity: 'fine' } });
  const both = await Promise.all([preview(), preview()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await preview()).status).toBe(200);
});

test('another sensitivity has the themes learned again, the same one does not', async () => {
  const countDue = () => run(async (tx) => (await tx`select from outbox`).length);
  await ask(changeOrganization, { body: { sensitivity: 'medium', name: 'Same' } });
  expect(await countDue()).toBe(0);
  await ask(changeOrganization, { body: { sensitivity: 'fine' } });
  expect(await countDue()).toBe(1);
});

test('themes that were learned by vectors are tried out by the same vectors', async () => {
  const other = await testApp({ LOG_LEVEL: 'error', EMBEDDINGS_URL: 'http://127.0.0.1:9/v1' });
  const { headers, orgId } = await other.member('admin');
  const inOrg = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(other.sql, orgId, work);
  const texts = times(24, (n) => String.fromCharCode(96 + n).repeat(5)); // no two share a letter
  const preview = async () =>
    (await asker(other, headers)(previewSensitivity, { body: { sensitivity: 'medium' } })).body;
  await inOrg(async (tx) => {
    await addComments(
      tx,
      texts.map((text) => ({ text, themeId: null })),
    );
    // Two things, each in a direction of its own, and a little that is the text's own.
    const vectors = texts.map((text, i) => {
      const integers = Int8Array.from({ length: 8 }, (_, k) => (k * 37 + i * 11) % 9);
      integers[i % 2] = 100;
      return [text, { scale: 0.01, integers }] as const;
    });
    await storeVectors(tx, 'default', new Map(vectors));
    await noteEndpoint(tx, null);
  });
  expect(await preview()).toMatchObject({ then: { themes: 0 } });
  await inOrg((tx) => noteLearnedBy(tx, true));
  expect(await preview()).toMatchObject({ then: { themes: 2, unsorted: 0 } });
  await other.close();
});
