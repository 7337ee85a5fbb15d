import { readEngine } from '@vocero/api/contract/home';
import { listThemeFeedback, listThemes, readTheme, type Theme } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { learnThemes, send, untilLearnedAfter, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait', 'app-logout'];
const newName = 'Nobody came, nobody called';
const splitName = 'Visits promised again';

test('what people correct survives a new learning, and the history can take it back', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  await send(
    call,
    topics.flatMap((topic) => wordsAbout(topic)),
  );
  await learnThemes(call);
  const [largest, second, third] = (await call(listThemes)).items;
  if (!largest || !second || !third) throw new Error('fewer than three themes were found');
  const page = await freshPage({ storageState: session });
  const open = async ({ id }: { id: string }) => {
    await page.goto(`/o/${slug}/themes/${id}`);
    await page
      .getByRole('region', { name: 'What they said' })
      .getByRole('listitem')
      .first()
      .waitFor();
  };

  await open(largest);
  const taken = await split(page);
  await open(second);
  const moved = await moveFirstComment(page, largest.label);
  await open(third);
  await merge(page, largest.label);
  await open(largest);
  await rename(page);
  const kept = await quotesOf(call, largest.id);
  expect(kept).toContain(moved);

  const { lastLearnedAt } = await call(readEngine);
  await page.goto(`/o/${slug}/home`);
  await page.getByRole('button', { name: 'Learn again' }).click();
  await untilLearnedAfter(call, lastLearnedAt);

  const after = await call(readTheme, { params: { id: largest.id } });
  expect(after).toMatchObject({ label: newName });
  expect(await quotesOf(call, largest.id)).toEqual(expect.arrayContaining([moved]));
  expect(await call(readTheme, { params: { id: third.id } })).toMatchObject({
    status: 'merged',
    mergedInto: { id: largest.id },
  });
  const parted = await named(call, splitName);
  expect(await quotesOf(call, parted.id)).toEqual(expect.arrayContaining(taken));
  expect(await quotesOf(call, largest.id)).not.toEqual(expect.arrayContaining([taken[0]]));

  await open(largest);
  const history = page.getByRole('region', { name: 'History' });
  for (const act of ['Renamed', 'Merged', 'Split', 'Comments moved']) {
    await history.getByText(act, { exact: true }).first().waitFor();
  }
  await history.getByRole('button', { name: 'Undo Renamed' }).click();
  await page.getByText('Undone.').waitFor();
  await expect
    .poll(async () => (await call(readTheme, { params: { id: largest.id } })).label)
    .not.toBe(newName);
});

async function pickTheme(page: Page, label: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find a theme').fill(label);
  await dialog.getByRole('option').filter({ hasText: label }).first().click();
}

/** @returns the words of the comment that was moved. */
async function moveFirstComment(page: Page, into: string): Promise<string> {
  const quote = page.getByRole('region', { name: 'What they said' }).getByRole('listitem').nth(1);
  const words = await quote.getByRole('blockquote').innerText();
  await quote.getByRole('button', { name: /^Acts for comment/ }).click();
  await page.getByRole('menuitem', { name: 'Move to another theme…' }).click();
  await pickTheme(page, into);
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(`Moved to “${into}”.`).waitFor();
  return words;
}

async function merge(page: Page, into: string) {
  await page.getByRole('button', { name: 'Merge…' }).click();
  await pickTheme(page, into);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/comments? moves? to/).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('was merged into').waitFor();
}

async function rename(page: Page) {
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByLabel('Label').fill(newName);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: newName }).waitFor();
}

/** Takes two comments into a new theme. @returns their words. */
async function split(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Split…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose comments myself' }).click();
  const ticks = dialog.getByRole('checkbox');
  await ticks.nth(2).waitFor();
  const words: string[] = [];
  for (const at of [1, 2]) {
    await ticks.nth(at).check();
    words.push(await ticks.nth(at).evaluate((box) => box.closest('label')?.innerText.trim() ?? ''));
  }
  await dialog.getByLabel('Label of the new theme').fill(splitName);
  await dialog.getByText('2 comments move to the new theme').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByText(`New theme: “${splitName}”.`).waitFor();
  return words;
}

async function quotesOf(call: Call, id: string): Promise<string[]> {
  const { items } = await call(listThemeFeedback, { params: { id }, query: { limit: 200 } });
  return items.map(({ text }) => text);
}

async function named(call: Call, label: string): Promise<Theme> {
  const found = (await call(listThemes)).items.find((theme) => theme.label === label);
  if (!found) throw new Error(`there is no theme called ${label}`);
  return found;
}
