import { createFeedback } from '@vocero/api/contract/feedback';
import { createTheme, listThemeFeedback, listThemes } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { asides, learnThemes, sendLate, wordsAbout } from './comments.ts';
import { address, operator } from './product.ts';
import { test } from './story.ts';

const topics = ['technician-no-show', 'slow-evenings', 'charged-twice', 'phone-wait'];

test(
  'four weeks below its target verify a theme; prevented and heard again it turns Regressed',
  { timeout: 150_000 },
  async ({ call, freshPage, session, slug }) => {
    await sendLate(
      call,
      topics.flatMap((topic) =>
        wordsAbout(topic).map((text, at) => ({ text, daysAgo: lastHeard + 2.5 * at })),
      ),
    );
    await learnThemes(call);
    const [theme] = (await call(listThemes)).items;
    if (!theme) throw new Error('no theme was found');
    // Something else is heard in every week, filed by hand so that it stays out of the theme.
    const feedbackIds = await sendLate(call, asides(6));
    await call(createTheme, { body: { label: 'All sorts of things', feedbackIds } });
    const { id, label } = theme;
    const said = await call(listThemeFeedback, { params: { id }, query: { limit: 5 } });

    const page = await freshPage({ storageState: session, refusals: [422] });
    await page.goto(`/o/${slug}/themes/${id}`);
    await decideAndFix(page);
    // Nobody can type that it helped: the numbers say so, and the open page shows it.
    await page.getByText('Given: a verified fall in contacts').waitFor();
    await prevent(page);

    await page.goto(`/o/${slug}/board`);
    const card = page.getByRole('article', { name: label });
    await page
      .getByRole('region', { name: 'Prevented' })
      .getByRole('article', { name: label })
      .waitFor();
    expect(await card.getByText('Regressed').count()).toBe(0);

    const { key } = await operator<{ key: string }>(
      ...['key', 'create', '--org', slug, '--scopes', 'feedback:write'],
    );
    for (const { text } of said.items) {
      const answer = await fetch(`${address}${createFeedback.path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'form', text: `Once again: ${text}` }),
      });
      expect(answer.status).toBe(201);
    }
    await card.getByText('Regressed').waitFor();
  },
);

/** Days before today: heard until then, acted upon after it, and four full weeks of silence about it since. */
const lastHeard = 49;
const actedOn = 40;

const dayBefore = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Goes from heard to verifying on a theme's page; each gate is refused once and says what it needs. */
async function decideAndFix(page: Page) {
  const dialog = page.getByRole('dialog');
  const goOn = async (status: string) => {
    await page
      .getByRole('button', { name: `Move to ${status}` })
      .first()
      .click();
  };
  const sendDialog = async () => {
    await dialog.getByRole('button', { name: /^Move to/ }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await goOn('Grouped');
  await goOn('Owned');
  await dialog.getByLabel('Owner').selectOption({ label: 'Ada Admin' });
  await sendDialog();

  await goOn('Decided');
  await dialog.getByLabel('Should this contact exist?').selectOption({ label: 'No' });
  await dialog.getByLabel('Root cause').fill('Nobody checks the calendar of the technicians.');
  await dialog.getByLabel('Where the cause lies').selectOption({ label: 'Process' });
  await dialog.getByRole('radio', { name: /^Simplify/ }).check();
  await dialog.getByLabel('Decision').fill('Every visit gets a two-hour window.');
  await sendDialog();

  await goOn('Being fixed');
  await dialog.getByLabel('Goal: comments a week').fill('0');
  await dialog.getByLabel('First day').fill(dayBefore(lastHeard + 40));
  await dialog.getByLabel('Up to').fill(dayBefore(actedOn));
  await sendDialog();

  await goOn('Verifying');
  await dialog.getByLabel('Action taken').fill('The windows are in the booking system.');
  await dialog.getByLabel('Took effect on').fill(dayBefore(actedOn));
  await sendDialog();
}

async function prevent(page: Page) {
  await page.getByRole('button', { name: 'Move to Prevented' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Move to Prevented' });
  await dialog
    .getByLabel('What changed')
    .fill('The booking system refuses a visit without a window.');
  await dialog.getByRole('button', { name: 'Move to Prevented' }).click();
  await page.getByText(/^Prevented since/).waitFor();
}
