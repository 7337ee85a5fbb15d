import { createTheme, moveTheme, readTheme } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { asides, sendLate, wordsAbout } from './comments.ts';
import { test } from './story.ts';
import { dayBefore, refuseStep, sendMove, stepOn } from './theme-page.ts';

const label = 'Charged twice for one month';

/** In days before today: the fix; eight weeks and a half of three comments a week before it. */
const actedOn = 42;
const heard = wordsAbout('charged-twice')
  .concat(wordsAbout('late-invoice'), wordsAbout('price-differs'))
  .slice(0, 27)
  .map((text, at) => ({ text, daysAgo: actedOn + 2 + (7 / 3) * at }));

test(
  'a theme goes from heard to prevented, and every gate says in plain words what it lacks',
  { timeout: 150_000 },
  async ({ call, freshPage, session, slug }) => {
    const feedbackIds = await sendLate(call, heard);
    await sendLate(call, asides(6));
    const { id } = await call(createTheme, { body: { label, feedbackIds } });
    const page = await freshPage({ storageState: session, refusals: [422] });
    await page.goto(`/o/${slug}/themes/${id}`);
    await page.getByRole('heading', { level: 1, name: label }).waitFor();

    await stepOn(page, 'Grouped');
    await lacks(page, 'Owned', 'an owner');
    await refuseStep(page, 'Owned', 'Owner');
    await stepOn(page, 'Owned');
    await page.getByRole('dialog').getByLabel('Owner').selectOption({ label: 'Ada Admin' });
    await sendMove(page);

    await lacks(
      page,
      'Decided',
      'an answer to “Should this contact exist?”, the root cause, a decision',
    );
    await refuseStep(page, 'Decided', 'Should this contact exist?');
    await answerGate(page);
    await askWhys(page);
    await chooseOption(page);
    expect(await violations(page)).toEqual([]);
    await stepOn(page, 'Decided');

    await lacks(page, 'Being fixed', 'a target');
    await refuseStep(page, 'Being fixed', 'Goal: comments a week');
    await setTarget(page);
    await stepOn(page, 'Being fixed');

    await verifiedIsMeasured(page);
    await refusesByProgram(call, id);
    await lacks(page, 'Verifying', 'what was done');
    await refuseStep(page, 'Verifying', 'Action taken');
    await stepOn(page, 'Verifying');
    const asked = page.getByRole('dialog');
    await asked.getByLabel('Action taken').fill('Payments are matched by the number of the bill.');
    await asked.getByLabel('Took effect on').fill(dayBefore(actedOn));
    await sendMove(page);

    await page.getByText(/^Verified on .+: contacts fell after the action/).waitFor();
    await lacks(page, 'Prevented', 'what keeps it from coming back');
    await refuseStep(page, 'Prevented', 'What changed');
    await stepOn(page, 'Prevented');
    await asked.getByLabel('What changed').fill('The ledger refuses a second payment of one bill.');
    await sendMove(page);
    await page.getByText(/^Prevented since/).waitFor();

    await historyNamesEachAct(page);
    expect(await call(readTheme, { params: { id } })).toMatchObject({
      status: 'prevented',
      verification: { count: 0 },
    });
  },
);

/** The line under the steps says what the next one asks for, before anybody tries. */
const lacks = (page: Page, status: string, parts: string) =>
  page.getByText(`To go on to ${status} it still needs: ${parts}`).waitFor();

async function answerGate(page: Page) {
  const gate = page.getByRole('region', { name: 'Should this contact exist?' });
  await gate.getByRole('radio', { name: /^No/ }).check();
  await page.getByText('Answer saved.').waitFor();
}

/** Two whys by keys; the second is the root, and a comment shows it. */
async function askWhys(page: Page) {
  const panel = page.getByRole('region', { name: 'Five whys' });
  await panel.getByRole('button', { name: 'Ask the first why' }).click();
  await panel.getByLabel('Why does this happen?').waitFor();
  await page.keyboard.type('Two systems send the same bill.');
  await page.keyboard.press('Enter');
  await panel.getByLabel('And why is that?').waitFor();
  await page.keyboard.type('Nobody told the old one that it was replaced.');
  const root = panel.getByRole('listitem').filter({ has: page.getByLabel('And why is that?') });
  await root.getByLabel('This is the root cause').check();
  await root.getByLabel('Where the cause lies').selectOption({ label: 'Systems and tools' });
  await root.getByRole('button', { name: 'Link comments…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which comments show it?' });
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Link 1 comment' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('Root cause: Systems and tools').waitFor();
  await panel.getByRole('list', { name: 'Comments that show it' }).getByRole('listitem').waitFor();
}

/** An option is written down with its cost, time and effect, and chosen. */
async function chooseOption(page: Page) {
  const panel = page.getByRole('region', { name: 'Decision and action' });
  await panel.getByRole('button', { name: 'Add an option' }).click();
  await panel.getByLabel('Option', { exact: true }).fill('Switch the old system off');
  await panel.getByLabel('What to do about such contacts').selectOption({ label: 'Eliminate' });
  await panel.getByLabel(/^Cost/).fill('4000');
  await panel.getByLabel('Days').fill('20');
  await panel.getByLabel('Expected fall, %').fill('90');
  await panel.getByRole('button', { name: 'Save' }).first().click();
  await panel.getByRole('button', { name: /^Choose.*old system off/ }).click();
  expect(await panel.getByRole('radio', { name: /^Eliminate/ }).isChecked()).toBe(true);
  await panel.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('Decision saved.').waitFor();
}

async function setTarget(page: Page) {
  const panel = page.getByRole('region', { name: 'Target and verification' });
  await panel.getByRole('button', { name: 'Set a target' }).click();
  await panel.getByLabel('Goal: comments a week').fill('1');
  await panel.getByLabel('First day').fill(dayBefore(actedOn + 56));
  await panel.getByLabel('Up to').fill(dayBefore(actedOn));
  await panel.getByText(/^Counts 8 full weeks/).waitFor();
  await panel.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The target is set.').waitFor();
}

/** Nobody can type that it helped; who tries past the steps reads why. */
async function verifiedIsMeasured(page: Page) {
  await page.getByText(/^Being fixed since/).waitFor();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitemradio', { name: 'Prevented' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to Prevented' });
  await dialog.getByText('Nobody can type that contacts fell; it is measured.').waitFor();
  await dialog.getByText('4 full weeks in a row below the target').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

/** Neither can a program, whatever it sends along. */
async function refusesByProgram(call: Call, id: string) {
  const { version } = await call(readTheme, { params: { id } });
  const prevention = { waiver: 'There is nothing left to prevent.' };
  const body = { version, to: 'prevented', actionTaken: 'All of it.', prevention } as const;
  await expect(call(moveTheme, { params: { id }, body })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('verified') as string,
  });
  expect((await call(readTheme, { params: { id } })).status).toBe('being_fixed');
}

async function historyNamesEachAct(page: Page) {
  const history = page.getByRole('region', { name: 'History' });
  const all = history.getByRole('button', { name: 'Show all' });
  if (await all.isVisible()) await all.click();
  const acts = [
    ...['Theme made', 'Status changed', 'Chain of whys changed', 'Decided', 'Target set'],
    'Fall in contacts verified',
  ];
  for (const act of acts) await history.getByText(act, { exact: true }).first().waitFor();
  await history.getByText(/chance of so few, had nothing changed: less than 0\.1%/).waitFor();
  // What was given along with a move stands with it.
  await history.getByText(/^Action taken: .*Payments are matched/).waitFor();
  await history.getByText(/^Prevention: .*The ledger refuses/).waitFor();
}
