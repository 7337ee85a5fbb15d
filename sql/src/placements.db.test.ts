import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFeedback } from './feedback-list.ts';
import { holdThemes, insertPlacements, replacePlacements } from './placing.ts';
import { moveComments, takeOutComments } from './placements.ts';
import { Refused } from './refused.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import { mergeTheme } from './theme-acts.ts';
import { undoEvent } from './undo-event.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** One run of the engine that finds every comment a new theme, as the worker writes it. */
const relearn = ({ run }: ThemeWorld, themes: string[], comments: string[], round: number) =>
  run(async (tx) => {
    const living = await holdThemes(tx, themes);
    const placements = comments.toSorted().map((commentId, i) => ({
      commentId,
      themeId: living.get(pick(themes, i + round)) ?? null,
      score: 0.5,
    }));
    await replacePlacements(tx, placements);
  });

/** A person's act among many at once: refusals are part of the game, anything else is not. */
async function actAtOnce(world: ThemeWorld, themes: string[], comments: string[], n: number) {
  const { memberId } = world;
  const ids = [pick(comments, n), pick(comments, n * 7 + 3)];
  const at = pick(themes, n * 3);
  try {
    const eventId = await world.act(async (tx) => {
      if (n % 4 === 0) return takeOutComments(tx, ids, { memberId });
      if (n % 4 < 3) return moveComments(tx, ids, at, { memberId });
      const [theme] = await tx<[{ version: number }]>`select version from theme where id = ${at}`;
      const intoId = pick(themes, n + 1);
      return mergeTheme(tx, { themeId: at, intoId, version: theme.version, memberId });
    });
    if (eventId && n % 2 === 1) await world.act((tx) => undoEvent(tx, eventId, memberId));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

test('an answer without a word is not left unsorted: nobody could sort it', async () => {
  const world = await themeWorld(database);
  const placed = await world.run(async (tx) => {
    const [silent, said] = await addComments(tx, [{ text: '' }, { text: 'The bus is late' }]);
    const rows = [silent!, said!].map((commentId) => ({ commentId, themeId: null, score: 0 }));
    const first = await insertPlacements(tx, rows);
    const again = await replacePlacements(tx, rows);
    const waiting = await listFeedback(tx, { state: 'waiting' }, null, 10);
    return { said, first: first.map((row) => row.feedbackId), again: again.length, waiting };
  });
  expect(placed).toMatchObject({ first: [placed.said], again: 0, waiting: [] });
});

test('people and the engine at once: no deadlock, and no run overrides a person', async () => {
  const world = await themeWorld(database);
  const { themes, comments } = await world.run(async (tx) => {
    const themes: string[] = [];
    for (let i = 0; i < 6; i++) themes.push(await engineTheme(tx, { label: `Theme ${i}` }));
    const places = Array.from({ length: 60 }, (_, i) => ({ themeId: pick(themes, i) }));
    return { themes, comments: await addComments(tx, places) };
  });
  const acts = Array.from({ length: 40 }, (_, n) => actAtOnce(world, themes, comments, n));
  const runs = Array.from({ length: 12 }, (_, n) => relearn(world, themes, comments, n));
  await Promise.all([...acts, ...runs]);

  const wordOfPeople = () =>
    world.run(async (tx) => [
      ...(await tx`
        select feedback_id, theme_id, state from placement where by = 'person' order by feedback_id`),
    ]);
  const said = await wordOfPeople();
  expect(said.length).toBeGreaterThan(0);
  await relearn(world, themes, comments, 99);
  expect(await wordOfPeople()).toEqual(said);
  const broken = await world.run(
    (tx) => tx`
      select p.feedback_id from placement p join theme t on t.id = p.theme_id
        left join placement_ban b on b.feedback_id = p.feedback_id and b.theme_id = p.theme_id
      where t.merged_into is not null or b.theme_id is not null`,
  );
  expect([...broken]).toEqual([]);
});
