import { openCase } from '@vocero/api/contract/cases';
import { offerCaseChoice } from '@vocero/api/contract/case-options';
import { readCasePageLink } from '@vocero/api/contract/case-pages';
import { createFeedback } from '@vocero/api/contract/feedback';
import { createSolution } from '@vocero/api/contract/solutions';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { test } from './story.ts';

const articles = [
  ['Send the invoice again', 'The invoice is wrong or missing'],
  ['Correct the invoice at once', 'A wrong invoice for the wrong month'],
  ['Pay the invoice in parts', 'The invoice is wrong or too high to be paid at once'],
  ['Reset the router', 'The light is red'],
] as const;

test('three solutions are offered while a note is typed; who used one says that it worked', async ({
  call,
  page,
  slug,
}) => {
  for (const [title, fits] of articles) {
    const texts = { en: { title, fits, steps: 'Do it', tell: 'It is our mistake.' } };
    await call(createSolution, { body: { texts } });
  }
  await page.goto(`/o/${slug}/solutions`);
  await page.getByRole('link', { name: 'Reset the router' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('n');
  const note = page.getByRole('dialog', { name: 'Note' });
  await note.getByLabel('What did the customer say?').fill('My invoice is wrong again this month');
  const offered = note.getByRole('region', { name: 'What may help' });
  await offered.getByText('3 solutions may help').waitFor();
  const right = offered.getByRole('article', { name: 'Correct the invoice at once' });
  await right.getByRole('button', { name: /Use it/ }).click();
  await right.getByRole('button', { name: /In use/, pressed: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await note.getByText(/Saved as/).waitFor();
  await page.keyboard.press('Escape');

  await page.reload();
  const asked = page.getByRole('region', { name: 'You used these: did they work?' });
  await asked.getByRole('button', { name: /^Worked/ }).click();
  await page.getByText('Too few to say: 1 answer of at least 5').waitFor();
});

test('the customer picks option B on their page, and it is on the case', async ({
  call,
  freshPage,
  page,
  slug,
}) => {
  const said = await call(createFeedback, { body: { channel: 'phone', text: 'It is slow' } });
  const { id } = await call(openCase, { body: { feedbackId: said.id } });
  const options = [
    { what: 'A visit', takes: 'a week' },
    { what: 'A new router', isRecommended: true },
  ];
  await call(offerCaseChoice, { params: { id }, body: { options } });
  const { url } = await call(readCasePageLink, { params: { id } });

  const customer = await freshPage();
  await customer.goto(url);
  expect(await violations(customer)).toEqual([]);
  await customer.getByRole('button', { name: 'Choose option B' }).click();
  await customer.getByText('You chose option B.').waitFor();

  await page.goto(`/o/${slug}/cases/${id}`);
  await page.getByText(/The customer chose option B/).waitFor();
  expect(await violations(page)).toEqual([]);
});
