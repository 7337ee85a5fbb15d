import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/phrases.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { learnedWorld } from '../test-model.ts';

let t: TestApp;
let reader: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  reader = await t.member('reader');
  ask = asker(t, reader.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, reader.orgId, work);

interface Said {
  text: string;
  times: number;
  daysAgo: number;
  channel?: string;
  customer?: string;
  themeId?: string;
}

async function say(said: readonly Said[]) {
  for (const { text, times, daysAgo, channel, customer, themeId } of said) {
    const comment = { text, daysAgo, themeId: themeId ?? null };
    const ids = await run((tx) =>
      addComments(
        tx,
        Array.from({ length: times }, () => comment),
      ),
    );
    // What was said never changes for the application: the owner of the tables makes it so.
    await t.owner`update feedback set language = 'en', customer_ref = ${customer ?? null},
      channel = ${channel ?? 'form'} where id = any(${ids}::uuid[])`;
  }
}

const phrases = async (query: object = {}) =>
  (await ask(contract.listPhrases, { query })).body.items.map(({ phrase }) => phrase);

test('what is said more than in the weeks before, with how often it was to be expected', async () => {
  await say([
    { text: 'The app crashes on start', times: 9, daysAgo: 2 },
    { text: 'The app crashes on start', times: 4, daysAgo: 20 },
    { text: 'The bus is late', times: 11, daysAgo: 3 },
    { text: 'The bus is late', times: 76, daysAgo: 15 },
    { text: 'Something else, long ago', times: 9, daysAgo: 36 },
  ]);
  const { body } = await ask(contract.listPhrases);
  expect(body).toEqual({
    items: [
      {
        key: expect.any(String),
        phrase: 'app crashes on start',
        count: 9,
        expected: 1,
        sure: true,
      },
    ],
    own: { read: 20, of: 20 },
    other: { read: 80, of: 80 },
  });
});

test('what agents note more than customers write themselves, and the most used of one channel', async () => {
  await say([
    { text: 'Customer wants a call back', times: 8, daysAgo: 1, channel: 'agent' },
    { text: 'The bus is late', times: 8, daysAgo: 1, channel: 'agent' },
    { text: 'The bus is late', times: 30, daysAgo: 1 },
  ]);
  expect((await phrases({ compare: 'channels' }))[0]).toBe('customer wants a call');
  expect(await phrases({ compare: 'nothing', channel: 'form' })).toEqual(['bus is late']);
});

test('words of fewer than three people, placeholders and numbers are never phrases', async () => {
  await say([
    { text: 'Esmeralda again', times: 12, daysAgo: 1, customer: 'c1' },
    { text: 'Esmeralda again', times: 12, daysAgo: 1, customer: 'c2' },
    { text: 'Call [phone] about 4711', times: 5, daysAgo: 1 },
  ]);
  expect(await phrases({ compare: 'nothing' })).toEqual(['call']);
});

test('a phrase in its context, newest first, with the theme it is in', async () => {
  const themeId = await run((tx) => engineTheme(tx, { label: 'Late' }));
  await say([
    { text: 'Why is it so? The BUS is late. Always.', times: 1, daysAgo: 1, themeId },
    { text: 'bus is late', times: 2, daysAgo: 3 },
    { text: 'bus is late', times: 2, daysAgo: 30 },
    { text: 'The bus is clean', times: 4, daysAgo: 1 },
  ]);
  const found = (await ask(contract.listPhrases, { query: { compare: 'nothing' } })).body.items;
  const { key } = found.find(({ phrase }) => phrase === 'bus is late')!;
  const { body } = await ask(contract.listPhraseLines, { query: { key, limit: 2 } });
  expect(body).toMatchObject({
    total: 3,
    items: [
      {
        left: 'Why is it so? The ',
        match: 'BUS is late',
        right: '. Always.',
        themeId,
        themeLabel: 'Late',
      },
      { left: '', match: 'bus is late', right: '', themeId: null },
    ],
  });
});

test('nothing said has no phrases, and what cannot be asked is refused in words', async () => {
  expect((await ask(contract.listPhrases)).body).toEqual({
    items: [],
    own: { read: 0, of: 0 },
    other: { read: 0, of: 0 },
  });
  const lines = await ask(contract.listPhraseLines, { query: { key: 'nobody said' } });
  expect(lines.body).toEqual({ items: [], total: 0 });
  expect((await ask(contract.listPhrases, { query: { days: 1_000 } })).status).toBe(400);
});

test('an organisation sees phrases of its own comments alone', async () => {
  await say([{ text: 'A secret matter', times: 9, daysAgo: 1 }]);
  const other = asker(t, (await t.member('admin')).headers);
  const { body } = await other(contract.listPhrases, { query: { compare: 'nothing' } });
  expect(body.items).toEqual([]);
});

test('a surname is no phrase where comments of long ago tell the model that it is one', async () => {
  const texts = ['The late bus with Quillon', 'A late bus, Quillon', 'The late bus of Quillon'];
  const now = texts.map((text) => ({ text, times: 2, daysAgo: 1 }));
  await say(now);
  expect((await phrases({ compare: 'nothing' })).join(' ')).toContain('quillon');
  const learned = await run((tx) =>
    learnedWorld(tx, {
      buses: texts,
      rides: ['A ride with Mr Quillon', 'A ride in the sun', 'The ride was long'],
    }),
  );
  expect([...learned.model.names.people]).toEqual(['quillon']);
  await t.owner`update feedback set occurred_at = now() - interval '90 days'
    where org_id = ${reader.orgId} and text = any(${['A ride with Mr Quillon']})`;
  const shown = (await phrases({ compare: 'nothing' })).join(' ');
  expect(shown).toContain('late bus');
  expect(shown).not.toContain('quillon');
});
