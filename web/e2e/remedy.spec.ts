import { listGrants } from '@vocero/api/contract/remedy-grants';
import { addStarterRemedies } from '@vocero/api/contract/remedies';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
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

  await approver.getByRole('link', { name: /1 remedy waits for a yes or a no/ }).click();
  await approver.getByText('Three weeks without heating').first().waitFor();
  await approver.keyboard.press('a');
  const dialog = approver.getByRole('dialog', { name: /Grant Credit on the next invoice, €55/ });
  await dialog.getByLabel('A sentence for whoever asked').fill('Once, because of the child.');
  await approver.keyboard.press('Control+Enter');
  await approver.getByText('Nothing waits').waitFor();

  await keys.press('Escape');
  await agent.goto(`/o/${slug}/messages`);
  await agent.getByRole('button', { name: /Granted: Credit on the next invoice, €55/ }).click();
  await agent.getByText('Once, because of the child.').waitFor();
  const { items } = await call(listGrants);
  expect(items.map(({ amount: money, state }) => [money, state])).toEqual([
    [55, 'granted'],
    [20, 'granted'],
  ]);
});
