import { createTheme } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { asides, learnThemes, send, sendLate, wordsAbout } from './comments.ts';
import { test } from './story.ts';
import { dayBefore, sendMove, stepOn } from './theme-page.ts';

const label = 'Technician does not come';
const topic = 'technician-no-show';
const others = ['slow-evenings', 'charged-twice', 'phone-wait'];

/** In days before today. */
const actedOn = 42;
const goal = '2';

test(
  'weeks below a target above nothing verify a theme; a burst after prevention brings it back to its owner',
  { timeout: 150_000 },
  async ({ call, freshPage, session, slug }) => {
    const words = wordsAbout(topic);
    // Three comments a week until something is done; then one a week, fewer than the two allowed.
    const before = [...words, ...words].map((text, at) => ({
      text,
      daysAgo: actedOn + 2 + 2.25 * at,
    }));
    const after = words.slice(0, 3).map((text, week) => ({ text, daysAgo: 12 + 7 * week }));
    const feedbackIds = await sendLate(call, [...before, ...after]);
    const { id } = await call(createTheme, { body: { label, feedbackIds } });
    // Something is heard in every week, of something else and filed by hand, so that it stays there.
    const aside = await sendLate(call, asides(6));
    await call(createTheme, { body: { label: 'All sorts of things', feedbackIds: aside } });
    await sendLate(
      call,
      others.flatMap((other) => wordsAbout(other).map((text, at) => ({ text, daysAgo: 50 + at }))),
    );
    await learnThemes(call);

    const page = await freshPage({ storageState: session, refusals: [422] });
    await page.goto(`/o/${slug}/themes/${id}`);
    await decideAndFix(page);
    const panel = page.getByRole('region', { name: 'Target and verification' });
    await panel.getByText(/^Verified on .+ \d comments in 5 weeks/).waitFor();
    await page.getByText(/^Verifying since/).waitFor();
    await stepOn(page, 'Prevented');
    await page.getByRole('dialog').getByLabel('What changed').fill('No visit without a window.');
    await sendMove(page);
    await page.getByText(/^Prevented since/).waitFor();

    await page.goto(`/o/${slug}/board`);
    const prevented = page.getByRole('region', { name: 'Prevented' });
    await prevented.getByRole('article', { name: label }).waitFor();
    await send(
      call,
      words.map((text) => `Once again: ${text}`),
    );
    // The open board shows it by itself, and the owner is told.
    await page.getByRole('article', { name: label }).getByText('Regressed').waitFor();
    await prevented.getByRole('article', { name: label }).waitFor({ state: 'detached' });
    await ownerIsTold(page, slug);
  },
);

async function decideAndFix(page: Page) {
  const dialog = page.getByRole('dialog');
  await stepOn(page, 'Grouped');
  await stepOn(page, 'Owned');
  await dialog.getByLabel('Owner').selectOption({ label: 'Ada Admin' });
  await sendMove(page);

  await stepOn(page, 'Decided');
  await dialog.getByLabel('Should this contact exist?').selectOption({ label: 'No' });
  await dialog.getByLabel('Root cause').fill('Nobody checks the calendar of the technicians.');
  await dialog.getByLabel('Where the cause lies').selectOption({ label: 'Process' });
  await dialog.getByRole('radio', { name: /^Simplify/ }).check();
  await dialog.getByLabel('Decision').fill('Every visit gets a two-hour window.');
  await sendMove(page);

  await stepOn(page, 'Being fixed');
  await dialog.getByLabel('Goal: comments a week').fill(goal);
  await dialog.getByLabel('First day').fill(dayBefore(actedOn + 56));
  await dialog.getByLabel('Up to').fill(dayBefore(actedOn));
  await dialog.getByText(/^Counts 8 full weeks/).waitFor();
  await sendMove(page);

  await stepOn(page, 'Verifying');
  await dialog.getByLabel('Action taken').fill('The windows are in the booking system.');
  await dialog.getByLabel('Took effect on').fill(dayBefore(actedOn));
  await sendMove(page);
}

/** In the message log, read like any other message, with the way to the theme. */
async function ownerIsTold(page: Page, slug: string) {
  await page.goto(`/o/${slug}/messages`);
  const message = page.getByRole('listitem').filter({ hasText: `Heard again: ${label}` });
  await message.getByRole('button').first().click();
  await message.getByText('customers bring it up again').waitFor();
  await page.getByRole('button', { name: `Verified: ${label}` }).waitFor();
  expect(await violations(page)).toEqual([]);
  await message.getByRole('link', { name: 'Open the theme' }).click();
  await page.getByRole('heading', { level: 1, name: label }).waitFor();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('Came back after it was prevented').first().waitFor();
}
