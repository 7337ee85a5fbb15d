import { createFeedback } from '@vocero/api/contract/feedback';
import { addStarterReasons } from '@vocero/api/contract/reasons';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { untilRead } from './comments.ts';
import { test } from './story.ts';

const firstTime = ['yes', 'yes', 'yes', 'yes', 'no', 'no'] as const;
const patience = { timeout: 15_000, interval: 250 };

test('a customer who comes again is asked why with one key, and both rates of first contacts say their n', async ({
  call,
  page,
  slug,
}) => {
  await call(addStarterReasons);
  await contactThreeWeeksAgo(call);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();

  await page.keyboard.press('n');
  const note = page.getByRole('dialog', { name: 'Note' });
  await write(page, 'The technician was announced for Monday.');
  await note.getByText(/Saved as/).waitFor();
  expect(await note.getByRole('group', { name: /^Why again/ }).count()).toBe(0);

  await write(page, 'Monday is over and the line is still down.');
  const why = note.getByRole('group', { name: /^Why again\?/ });
  await why.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('2');
  await why.waitFor({ state: 'detached' });
  await page.getByText('Noted why the customer came again.').waitFor();
  // The next note can be written at once.
  const field = note.getByLabel('What did the customer say?');
  expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });

  await page.goto(`/o/${slug}/repeats`);
  const tile = (name: string) => page.getByRole('region', { name, exact: true });
  await saysOf(tile('Repeat contacts'), ['1 repeat', '8 contacts', 'between']);
  await saysOf(tile('Resolved at first contact'), ['6 without another', '6 contacts', 'between']);
  await saysOf(tile('Right the first time, as customers say'), ['4 yes', '6 answers', 'between']);
  const causes = page.getByRole('region', { name: 'Why customers came again' });
  await causes.getByText('1 of 1 repeat contact was asked about and answered.').waitFor();
  await causes.getByRole('link', { name: 'A promise was not kept' }).click();
  await page.getByText('Monday is over and the line is still down.').waitFor();
  expect(await page.getByText('announced for Monday').count()).toBe(0);
});

test('a kind that is put right on the line of a comment moves the bar of an open home, and back', async ({
  call,
  freshPage,
  page,
  session,
  slug,
}) => {
  await call(createFeedback, { body: { channel: 'email', text: 'When does the shop open?' } });
  await untilRead(call);
  const home = await freshPage({ storageState: session });
  await home.goto(`/o/${slug}/home`);
  const bar = home.getByRole('region', { name: 'Should these contacts exist?' });
  const valued = bar.getByRole('link', { name: /^Valued/ });
  const count = async () => Number(/(\d+) ·/.exec(await valued.innerText())?.[1]);
  const before = await count();

  await page.goto(`/o/${slug}/comments`);
  const line = page.getByRole('listitem').filter({ hasText: 'When does the shop open?' });
  await line.getByRole('button', { name: /: kind of / }).click();
  await page.getByRole('menuitemradio', { name: 'Valued' }).click();
  await line.getByRole('button', { name: /^Valued: kind of / }).waitFor();
  await expect.poll(count, patience).toBe(before + 1);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(count, patience).toBe(before);
});

/** Six customers who did not come again since, and said whether it was right the first time. */
async function contactThreeWeeksAgo(call: Call) {
  const occurredAt = new Date(Date.now() - 21 * 86_400_000).toISOString();
  for (const [at, answer] of firstTime.entries()) {
    await call(createFeedback, {
      body: {
        ...{ channel: 'phone', text: `The line was down, call number ${at + 1}.`, occurredAt },
        ...{ reason: 'nt', customer: `C-10${at}`, scores: { firstTime: answer } },
      },
    });
  }
  await untilRead(call);
}

/** A note about the same customer and reason, by keys where they matter. */
async function write(page: Page, text: string) {
  const note = page.getByRole('dialog', { name: 'Note' });
  await note.getByLabel('What did the customer say?').fill(text);
  await note.getByRole('combobox', { name: 'Contact reason' }).click();
  await page.keyboard.type('nt');
  await note.getByLabel(/^Customer/).fill('C-200');
  await page.keyboard.press('Control+Enter');
}

async function saysOf(tile: ReturnType<Page['getByRole']>, words: readonly string[]) {
  for (const part of words) await tile.getByText(part).first().waitFor();
}
