import { createTheme, listThemes } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { sendLate, wordsAbout } from './comments.ts';
import { test } from './story.ts';

const noShow = 'Technician does not come';
const twice = 'Charged twice';

test('a theme goes from heard to action taken by keys alone, and is asked for what is missing', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  for (const [label, about] of [
    [noShow, 'technician-no-show'],
    [twice, 'charged-twice'],
  ] as const) {
    const texts = wordsAbout(about).slice(0, label === twice ? 3 : 6);
    // One a week: there are full weeks for a target to be measured by.
    const feedbackIds = await sendLate(
      call,
      texts.map((text, week) => ({ text, daysAgo: 1 + 7 * week })),
    );
    await call(createTheme, { body: { label, feedbackIds } });
  }
  // The server refuses a move for which something is missing: that is what opens the dialog.
  const page = await freshPage({ storageState: session, refusals: [422] });
  await page.goto(`/o/${slug}/board`);
  const card = page.getByRole('link', { name: noShow });
  await card.waitFor();

  await page.keyboard.press('j');
  if (!(await isFocused(page, noShow))) await page.keyboard.press('j');
  expect(await isFocused(page, noShow)).toBe(true);

  // Twice at once: the second goes on from where the first will have arrived.
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('dialog', { name: 'Move to Owned' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('Ada');
  await sendDialog(page);
  await untilIn(page, 'Owned');
  expect(await isFocused(page, noShow)).toBe(true);

  await page.keyboard.press('m');
  await page.getByRole('menuitemradio', { name: 'Being fixed' }).waitFor();
  await page.keyboard.type('Being');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Move to Being fixed' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await decideByKeys(page);
  await untilIn(page, 'Being fixed');

  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('dialog', { name: 'Move to Verifying' }).waitFor();
  await page.keyboard.type('Windows are in the booking system since Monday.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // on the day it took effect, which is today unless changed
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await untilIn(page, 'Verifying');
  expect(await isFocused(page, noShow)).toBe(true);

  const undo = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' });
  await undo.last().focus();
  await page.keyboard.press('Enter');
  await untilIn(page, 'Being fixed');
  const { items } = await call(listThemes, { query: { q: noShow } });
  expect(items).toMatchObject([{ status: 'being_fixed', owner: { name: 'Ada Admin' } }]);
});

/** Everything that Being fixed asks for, in the order of the dialog, with one press of Enter to send. */
async function decideByKeys(page: Page) {
  const next = () => page.keyboard.press('Tab');
  await page.keyboard.type('Unsure'); // should this contact exist?
  await next();
  await page.keyboard.type('Nobody checks the calendar of the technicians.');
  await next();
  await page.keyboard.type('Process'); // where the cause lies
  await next();
  await page.keyboard.press('Space'); // the first kind of decision: eliminate
  await next();
  await page.keyboard.type('Every visit gets a two-hour window and a call before.');
  await next();
  await page.keyboard.type('0.5'); // comments per week
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** From the only field of a dialog: past Cancel to the button that sends. */
async function sendDialog(page: Page) {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const untilIn = (page: Page, status: string) =>
  page.getByRole('region', { name: status }).getByRole('link', { name: noShow }).waitFor();

const isFocused = (page: Page, label: string): Promise<boolean> =>
  page.getByRole('link', { name: label }).evaluate((link) => link === document.activeElement);

test('the table sorts, and filters stay in the address', async ({ page, slug }) => {
  await page.goto(`/o/${slug}/board`);
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table');
  const themes = async () =>
    (await table.getByRole('rowheader').getByRole('link').allInnerTexts()).map((text) =>
      text.trim(),
    );
  await table.getByRole('button', { name: 'Theme' }).click();
  await expect.poll(themes).toEqual([twice, noShow]);
  await table.getByRole('button', { name: 'Comments' }).click();
  await expect.poll(themes).toEqual([noShow, twice]);
  const sorted = table.getByRole('columnheader', { name: 'Comments' });
  expect(await sorted.getAttribute('aria-sort')).toBe('descending');

  const chip = page.getByRole('button', { name: /^No owner/ });
  await chip.click();
  await expect.poll(themes).toEqual([twice]);
  await page.reload();
  await expect.poll(themes).toEqual([twice]);
  expect(await chip.getAttribute('aria-pressed')).toBe('true');
  expect(new URL(page.url()).searchParams.get('flag')).toBe('no_owner');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(themes).toEqual([noShow, twice]);
});
