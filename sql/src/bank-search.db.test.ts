import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchFeedback, type BankWords } from './bank-search.ts';
import { insertWords } from './bank-words.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, themeWorld, type ThemeWorld } from './test-themes.ts';

let db: TestDatabase;
let world: ThemeWorld;
const seldom: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  world = await themeWorld(db);
  await world.run(async (tx) => {
    // "bus" on every third day of two years, from before the first computer's clock on, and "late"
    // beside it, twice.
    const days = [...Array.from({ length: 240 }, (_, at) => at * 3), 30_000];
    const ids = await addComments(
      tx,
      days.map((daysAgo) => ({ daysAgo })),
    );
    seldom.push(ids[100]!, ids[240]!);
    const words = (id: string) => (seldom.includes(id) ? "'§' '§bus':1 '§late':2" : "'§' '§bus':1");
    await insertWords(
      tx,
      ids.map((id) => ({ id, words: words(id) })),
    );
  });
});
afterAll(() => db.close());

const found = (words: BankWords, limit = 300) =>
  world.run(async (tx) => {
    const { items } = await searchFeedback(tx, { words, filter: {} }, null, limit);
    return items.map(({ id }) => id);
  });

const bus = "(('§bus':*))";
const late = "(('§late':*))";
const tram = "(('§tram':*))";

test('a word is found in every week, newest first', async () => {
  expect(await found({ all: bus, parts: [bus] })).toHaveLength(241);
});

test('weeks that do not say the rarest word are passed over, and no other', async () => {
  for (const parts of [
    [bus, late],
    [late, bus],
  ]) {
    expect(await found({ all: parts.join(' & '), parts })).toEqual(seldom);
  }
  expect(await found({ all: `${bus} & ${tram}`, parts: [bus, tram] })).toEqual([]);
  expect(await found({ all: `${bus} & !${late}`, parts: [bus] })).toHaveLength(239);
});
