import { replaceSynonyms } from '@vocero/sql/synonyms';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as histories from '../contract/theme-history.ts';
import * as merges from '../contract/theme-merges.ts';
import * as contract from '../contract/themes.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testCouncil, type TestCouncil } from '../test-council.ts';
import { learnedWorld } from '../test-model.ts';

let t: TestApp;
let c: TestCouncil;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  c = await testCouncil(t);
});
afterAll(() => t.close());

test('splitting takes comments of the theme into a new one', async () => {
  const late = await c.theme('Late', [{}, {}, {}]);
  const other = await c.theme('Other', [{}]);
  const split = await c.ask(merges.splitTheme, {
    params: { id: late.id },
    body: {
      version: 1,
      label: 'Late at night',
      feedbackIds: [late.ids[0]!, other.ids[0]!],
    },
  });
  expect(split.status).toBe(201);
  expect((await c.ask(contract.readTheme, { params: { id: split.body.id } })).body).toMatchObject({
    count: 1,
  });
  expect((await c.ask(contract.readTheme, { params: { id: other.id } })).body).toMatchObject({
    count: 1,
  });
  const none = await c.ask(merges.splitTheme, {
    params: { id: late.id },
    body: {
      version: await c.version(late.id),
      label: 'Nothing',
      feedbackIds: other.ids,
    },
  });
  expect(none.body.code).toBe('nothing_to_move');
  const { body } = await c.ask(histories.readThemeHistory, { params: { id: late.id } });
  expect(body.items[0]).toMatchObject({ act: 'split', otherTheme: { label: 'Late at night' } });
});

test('the engine proposes parts that together hold every comment once', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => [
    `The bus came ${i + 5} minutes late again`,
    `A rude driver shouted at me on line ${i + 5}`,
  ]).flat();
  const { id, ids } = await c.theme(
    'Mixed',
    texts.map((text) => ({ text })),
  );
  const { body } = await c.ask(merges.previewSplit, { params: { id: id } });
  expect(body.parts.length).toBeGreaterThan(1);
  const members = body.parts.flatMap((part) => part.feedbackIds);
  expect(members.toSorted()).toEqual(ids.toSorted());
});

test('parts are not named by a surname that the model knows', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => [
    `The bus of Quillon came ${i + 5} minutes late again`,
    `A rude driver shouted at me on line ${i + 5}`,
  ]).flat();
  const { id } = await c.theme(
    'Mixed',
    texts.map((text) => ({ text })),
  );
  const shown = async () => {
    const { body } = await c.ask(merges.previewSplit, { params: { id: id } });
    return body.parts.flatMap(({ label, terms }) => [label, ...terms]).join(' ');
  };
  expect(await shown()).toMatch(/quillon/i);
  const rides = ['A ride with Mr Quillon', 'A ride in the sun', 'The ride was long'];
  await c.run((tx) =>
    learnedWorld(tx, { rides, bills: ['The wrong bill', 'A wrong bill again', 'Bill wrong'] }),
  );
  expect(await shown()).not.toMatch(/quillon/i);
});

/** Two complaints in two languages. */
const LATE = ['late', 'tarde', 'waiting for', 'esperando'];
const RUDE = ['rude', 'grosero', 'shouting at me', 'gritando'];
const inTwoLanguages = [LATE, RUDE].flatMap((said) =>
  Array.from({ length: 6 }, (_, i) => [
    { text: `The driver of line ${i + 5} was ${said[0]!} again on that morning`, language: 'en' },
    { text: `We were ${said[2]!} the driver of bus ${i + 5} at the stop`, language: 'en' },
    { text: `El conductor de la línea ${i + 5} llegó ${said[1]!} otra vez`, language: 'es' },
    { text: `Estaba ${said[3]!} el conductor del autobús ${i + 5} en la parada`, language: 'es' },
  ]).flat(),
);

test('parts of a theme in two languages follow what is said, as the model reads comments', async () => {
  const { id, ids } = await c.theme('Mixed', inTwoLanguages);
  const languagesOfParts = async () => {
    const { body } = await c.ask(merges.previewSplit, { params: { id: id } });
    const languageOf = new Map(ids.map((one, i) => [one, inTwoLanguages[i]!.language]));
    return body.parts.map(
      (part) => new Set(part.feedbackIds.map((one) => languageOf.get(one))).size,
    );
  };
  expect(await languagesOfParts()).toEqual([2, 2]);
  await c.run((tx) =>
    learnedWorld(tx, {
      rides: ['A ride with Mr Quillon', 'A ride in the sun', 'The ride was long'],
      bills: ['The wrong bill', 'A wrong bill again', 'Bill wrong'],
    }),
  );
  expect(new Set(await languagesOfParts())).toEqual(new Set([1]));
});

/** Six words each for two things, each word beside all the others. */
const HUBS = ['nimbus', 'mainframe', 'cluster', 'beacon', 'relay', 'gateway'];
const FANS = ['zephyr', 'blower', 'airmill', 'cooler', 'whirler', 'draught'];
const BESIDE = ['window', 'garden', 'silver', 'morning', 'paper', 'bottle'];
const inOwnWords = BESIDE.flatMap((beside) =>
  HUBS.flatMap((hub, i) => [`${beside} ${hub}`, `${beside} ${FANS[i]!}`]),
);

test('what the organisation says are words for one thing is one for a split', async () => {
  const { id, ids } = await c.theme(
    'Mixed',
    inOwnWords.map((text) => ({ text, language: 'en' })),
  );
  const thingsInParts = async () => {
    const { body } = await c.ask(merges.previewSplit, { params: { id: id } });
    const thingOf = new Map(ids.map((one, i) => [one, i % 2]));
    return body.parts.map((part) => new Set(part.feedbackIds.map((one) => thingOf.get(one))).size);
  };
  expect(new Set(await thingsInParts())).toEqual(new Set([2]));
  await c.run((tx) =>
    replaceSynonyms(tx, {
      version: 0,
      lines: [HUBS.join(', '), FANS.join(', ')],
      memberId: c.member.memberId,
    }),
  );
  expect(new Set(await thingsInParts())).toEqual(new Set([1]));
});
