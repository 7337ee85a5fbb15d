import { createPlaces } from '@vocero/api/contract/places';
import { listFeedback } from '@vocero/api/contract/feedback';
import { createSurvey } from '@vocero/api/contract/surveys';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { test } from './story.ts';

/** What is ticked on ten cards: solved, treated, right the first time, and what was written. */
const cards = [
  ['1', '5', '1', 'Quick and kind'],
  ['2', '4', '2', 'Had to come twice'],
  ['3', '1', '2', 'Nobody could help me'],
  ['1', '5', '3', ''],
  ['1', '4', '1', 'Clear words'],
  ['2', '3', '', 'The queue was long'],
  ['', '2', '2', 'Door was locked at nine'],
  ['1', '5', '1', ''],
  ['3', '2', '2', 'Wrong form given'],
  ['1', '5', '1', 'Thank you'],
] as const;
const solved = { 1: 'yes', 2: 'partly', 3: 'no' } as const;
const firstTime = { 1: 'yes', 2: 'no', 3: 'first_contact' } as const;

test('ten cards are typed without the mouse, three of them while the network is gone', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  await call(createSurvey, { body: { kind: 'survey', name: 'After a visit' } });
  const { added } = await call(createPlaces, { body: { names: ['Norte'] } });
  const page = await freshPage({ storageState: session, losesConnection: true });
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => (document.title = 'mouse'), true);
  });
  await page.goto(`/o/${slug}/cards`);
  await page.getByLabel('Was your problem solved?').waitFor();
  expect(await violations(page)).toEqual([]);

  // Chosen once, by keys: the place is the second of two.
  await page.getByLabel('Place').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Was your problem solved?').focus();

  const begun = Date.now();
  for (const [at, [first, second, third, words]] of cards.entries()) {
    if (at === 4) await page.context().setOffline(true);
    if (at === 7) {
      await page.context().setOffline(false);
      await page.reload(); // what was not sent is still there
      await page.getByLabel('Was your problem solved?').waitFor();
    }
    for (const sign of [first, second, third]) await page.keyboard.press(sign || 'Tab');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Was your problem solved?').inputValue()).toBe('');
  }
  const seconds = (Date.now() - begun) / 1_000;
  console.info(`ten cards: ${seconds.toFixed(1)} s of keys, without a person's pauses`);

  const stored = () => call(listFeedback, { query: { channel: 'card' } });
  await expect.poll(async () => (await stored()).items.length).toBe(10);
  const { items } = await stored();
  const told = items.map(({ text, scores }) => ({ text, scores }));
  for (const [first, second, third, text] of cards) {
    expect(told).toContainEqual({
      text,
      scores: {
        treated: Number(second),
        ...(first && { solved: solved[first] }),
        ...(third && { firstTime: firstTime[third] }),
      },
    });
  }
  expect(added[0]!.name).toBe('Norte');
  expect(await page.title()).not.toBe('mouse');

  // The last one was a mistake: F2 fetches it back, and it is gone from the comments.
  await page.keyboard.press('F2');
  await expect.poll(() => page.getByLabel('What should we know?').inputValue()).toBe('Thank you');
  await expect.poll(async () => (await stored()).items.length).toBe(9);
});
