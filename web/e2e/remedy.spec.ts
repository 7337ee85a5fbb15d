import { listGrants } from '@vocero/api/contract/remedy-grants';
import { addStarterRemedies } from '@vocero/api/contract/remedies';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { send } from './comments.ts';
import { makePerson, signIn } from './organization.ts';
import { test } from './story.ts';

test('an agent grants 20 by keys; above the limit somebody else decides, and the agent reads it', async ({
  browser,
  call,
  freshPage,
  page: approver,
  slug,
}) => {
  await call(addStarterRemedies);
  const agent = await freshPage({
    storageState: await signIn(browser, await makePerson(slug, 'agent', 'Ana Agent')),
  });
  await agent.goto(`/o/${slug}/home`);
  await agent.getByRole('heading', { level: 1 }).waitFor();
  const note = agent.getByRole('dialog', { name: 'Note' });
  const keys = agent.keyboard;

  await keys.press('n');
  await note.getByLabel('What did the customer say?').waitFor();
  await note.getByRole('combobox', { name: 'Remedy' }).waitFor();
  await keys.type('The invoice was charged twice');
  await keys.press('Alt+r');
  await keys.press('c');
  const amount = note.getByLabel('Credit on the next invoice: amount in EUR');
  expect(await amount.inputValue()).toBe('20');
  await note.getByText('Within your limit of €20: granted at once.').waitFor();
  expect(await violations(agent)).toEqual([]);
  await keys.press('Control+Enter');
  await note.getByText('You can tell the customer now: Credit on the next invoice, €20.').waitFor();

  await keys.type('Three weeks without heating');
  await keys.press('Alt+r');
  await keys.press('c');
  await keys.type('55');
  await note.getByText('Above your limit of €20: goes to an approver.').waitFor();
  await keys.press('Control+Enter');
  await note.getByText(/Tell the customer that somebody decides by .*€55/).waitFor();

  await keys.type('Water through the ceiling');
  await keys.press('Alt+r');
  await keys.press('c');
  await keys.type('60');
  await keys.press('Control+Enter');
  await note.getByText(/Tell the customer that somebody decides by .*€60/).waitFor();

  await approver.getByRole('link', { name: /2 remedies wait for a yes or a no/ }).click();
  await approver.getByText('Water through the ceiling').first().waitFor();
  await approver.keyboard.press('a');
  expect(await approver.getByRole('dialog').count()).toBe(0); // nothing is marked yet
  await approver.keyboard.press('j');
  await focused(approver, 'Three weeks without heating').waitFor();
  await approver.keyboard.press('a');
  const dialog = approver.getByRole('dialog', { name: /Grant Credit on the next invoice, €55/ });
  await dialog.getByLabel('A sentence for whoever asked').fill('Once, because of the child.');
  await approver.keyboard.press('Control+Enter');
  await focused(approver, 'Water through the ceiling').waitFor();
  await approver.keyboard.press('r');
  const no = approver.getByRole('dialog', { name: /Credit on the next invoice, €60/ });
  await no.getByRole('textbox').fill('The landlord pays for it.');
  await approver.keyboard.press('Control+Enter');
  await approver.getByText('Nothing waits').waitFor();
  await approver.locator('h2:focus').waitFor();

  await keys.press('Escape');
  await agent.goto(`/o/${slug}/messages`);
  await agent.getByRole('button', { name: /Granted: Credit on the next invoice, €55/ }).click();
  await agent.getByText('Once, because of the child.').waitFor();
  const { items } = await call(listGrants);
  expect(items.map(({ amount: money, state }) => [money, state])).toEqual([
    [60, 'refused'],
    [55, 'granted'],
    [20, 'granted'],
  ]);
});

test('what can be done with a comment stands in its menu, which has the focus again afterwards', async ({
  call,
  page,
  slug,
}) => {
  await send(call, ['The invoice came late']);
  await page.goto(`/o/${slug}/comments`);
  const line = page.getByRole('listitem').filter({ hasText: 'The invoice came late' });
  const menu = line.getByRole('button', { name: /^Acts for comment/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  const grant = page.getByRole('menuitem', { name: 'Grant a remedy' });
  await grant.waitFor();
  expect(await violations(page)).toEqual([]);
  await grant.press('Enter');
  await page.getByRole('dialog', { name: /^Grant a remedy in case/ }).waitFor();
  await page.keyboard.press('Escape');
  await line.locator('button:focus').waitFor();
  expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);
});

/** The waiting remedy that has the focus, if it is the one with these words. */
const focused = (page: Page, words: string) => page.locator('li:focus', { hasText: words });
