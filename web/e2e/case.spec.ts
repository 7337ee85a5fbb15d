import { createFeedback } from '@vocero/api/contract/feedback';
import { listCases } from '@vocero/api/contract/cases';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { makePerson } from './organization.ts';
import { test } from './story.ts';

const text = 'Nobody came, and nobody called';
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A customer who may be reached writes; the case is there without anybody opening it. */
async function write(call: Call): Promise<string> {
  const customer = { name: 'Jo Reed', email: 'jo@example.org', mayContact: true };
  await call(createFeedback, { body: { channel: 'email', text, customer } });
  const ids = async () => (await call(listCases)).items.map(({ id }) => id);
  await expect.poll(ids, { timeout: 20_000 }).toHaveLength(1);
  return (await ids())[0]!;
}

const dialogOf = (page: Page) => page.getByRole('dialog');

async function press(page: Page, name: string): Promise<void> {
  const acts = page.getByRole('group', { name: 'What to do' });
  await acts.getByRole('button', { name, exact: true }).click();
  await dialogOf(page).waitFor();
}

/** The last button of a dialog, and the dialog is gone. */
async function confirm(page: Page, name: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name, exact: true }).last().click();
  await dialogOf(page).waitFor({ state: 'detached' });
}

async function acknowledge(page: Page): Promise<void> {
  await press(page, 'Acknowledge');
  await dialogOf(page).getByRole('button', { name: 'Acknowledge' }).click();
  await dialogOf(page).getByText('Say when the customer hears from us next').waitFor();
  await dialogOf(page).getByRole('button', { name: 'in 3 days' }).click();
  await confirm(page, 'Acknowledge');
}

async function escalate(page: Page): Promise<void> {
  await press(page, 'Escalate');
  await dialogOf(page).getByLabel('Who is responsible now').selectOption({ label: 'Mia Manager' });
  await dialogOf(page).getByLabel('Why', { exact: true }).fill('Asks for a manager');
  await dialogOf(page).getByRole('button', { name: 'in 3 days' }).click();
  expect(await violations(page)).toEqual([]);
  await confirm(page, 'Escalate');
}

/** It does not go on before somebody has promised anew. */
async function promiseAnew(page: Page): Promise<void> {
  await press(page, 'Investigate');
  await dialogOf(page).getByRole('button', { name: 'Investigate' }).click();
  await dialogOf(page).getByText('promise a new date first').waitFor();
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Promise a date' }).click();
  await dialogOf(page).getByLabel('What we promise').fill('A technician comes');
  await dialogOf(page).getByLabel('By which day').fill(dayIn(8));
  await confirm(page, 'Promise it');
}

async function decide(page: Page): Promise<void> {
  await page.getByRole('button', { name: /: Answer and decision/ }).click();
  await page.getByLabel('Decision', { exact: true }).fill('A technician comes on Monday at nine.');
  await page.getByLabel('Why we do it this way').fill('Monday is the first free morning.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  await press(page, 'Tell the decision');
  await confirm(page, 'Tell the decision');
}

test(
  'a case opens by itself, is acknowledged, escalated, promised anew, decided and closed',
  { timeout: 60_000 },
  async ({ call, freshPage, session, slug }) => {
    // What is missing is refused, and said in words.
    const page = await freshPage({ storageState: session, refusals: [400, 422] });
    await makePerson(slug, 'chair', 'Mia Manager');
    const id = await write(call);
    await page.goto(`/o/${slug}/cases/${id}`);
    await page.getByText(text).first().waitFor();
    expect(await violations(page)).toEqual([]);

    await acknowledge(page);
    await escalate(page);
    await page.getByText('This case was escalated: promise the customer a new date').waitFor();
    await promiseAnew(page);
    await decide(page);

    await press(page, 'Close the case');
    await dialogOf(page).getByLabel('Why it is closed').selectOption('policy');
    await dialogOf(page).getByRole('button', { name: 'Close the case' }).click();
    await dialogOf(page).getByText('Policy is no reason by itself').waitFor();
    await dialogOf(page).getByLabel('Why it is closed').selectOption('solved');
    await confirm(page, 'Close the case');
    await page.getByText('closed, accepted').first().waitFor();

    await page.goto(`/o/${slug}/cases?view=closed`);
    await page.getByRole('link', { name: /Jo Reed/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  },
);
