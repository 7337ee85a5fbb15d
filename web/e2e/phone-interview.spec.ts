import { listFeedback, readFeedback } from '@vocero/api/contract/feedback';
import { createSurvey } from '@vocero/api/contract/surveys';
import { expect } from 'vitest';
import { test } from './story.ts';

test('a survey is asked on the phone without the mouse, through a reload, and read by staff', async ({
  page,
  call,
  slug,
}) => {
  const { id } = await call(createSurvey, {
    body: { kind: 'survey', name: 'Call after the visit', locale: 'en' },
  });
  await page.goto(`/o/${slug}/interview?survey=${id}`);
  const begin = page.getByRole('button', { name: 'Begin' });
  await page.getByRole('combobox', { name: 'Language of the call' }).waitFor();
  await begin.focus();
  const { keyboard } = page;
  await keyboard.press('Enter');
  await page.getByText('I am calling from Lumen Services').waitFor();
  await keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Was your problem solved?' }).waitFor();
  await keyboard.press('n');
  await page.getByRole('heading', { name: 'How were you treated?' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'How were you treated?' }).waitFor();
  await keyboard.press('2');
  await page.getByRole('heading', { name: /right answer the first time/ }).waitFor();
  await keyboard.press('Backspace');
  await page.getByRole('heading', { name: 'How were you treated?' }).waitFor();
  await keyboard.press('4');
  await page.getByRole('heading', { name: /right answer the first time/ }).waitFor();
  await keyboard.press('s');

  const words = page.getByRole('textbox', { name: 'What they say' });
  await words.waitFor();
  await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
  await keyboard.type('Nobody called back after the visit.');
  await keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'May we call you about what you said?' }).waitFor();
  await keyboard.press('n');
  await keyboard.press('Enter');
  await page.getByText('The answers are stored.').waitFor();
  await page.getByText('1 answered').waitFor();

  const { items } = await call(listFeedback, { query: { channel: 'phone' } });
  expect(items).toHaveLength(1);
  const { text, scores } = await call(readFeedback, { params: { id: items[0]!.id } });
  expect({ text, scores }).toEqual({
    text: 'Nobody called back after the visit.',
    scores: { solved: 'no', treated: 4 },
  });
});
