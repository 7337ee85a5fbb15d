import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePhraseComments } from './phrase-comments.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, themeWorld } from './test-themes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('beyond what may be read, a sample from all over the span: the same one each time', async () => {
  const { run } = await themeWorld(database);
  const [all, sample, again] = await run(async (tx) => {
    await addComments(
      tx,
      Array.from({ length: 1_000 }, (_, i) => ({ daysAgo: i / 150 })),
    );
    await addComments(tx, [{ text: '' }, { daysAgo: 8 }]);
    const span = { from: 7, until: 0 };
    return [
      await samplePhraseComments(tx, span, 1_000),
      await samplePhraseComments(tx, span, 250),
      await samplePhraseComments(tx, span, 250),
    ];
  });
  expect([all.count, all.comments.length]).toEqual([1_000, 1_000]);
  expect(sample.count).toBe(1_000);
  // Each of 1,000 is chosen with 1/4: 250 give or take four standard deviations of 13.7.
  expect(Math.abs(sample.comments.length - 250)).toBeLessThan(55);
  expect(again).toEqual(sample);
  const places = sample.comments.map(({ id }) => all.comments.findIndex((c) => c.id === id));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect([places[0]! < 50, places.at(-1)! > 950]).toEqual([true, true]);
});
