import { createSurvey, readSurvey } from '@vocero/api/contract/surveys';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import { test } from './story.ts';

test('an editor asks what was missing, only of whom was not helped, in two languages', async ({
  call,
  freshPage,
  page,
  slug,
}) => {
  const body = { kind: 'survey', name: 'After the repair', locale: 'en' } as const;
  const { id, url } = await call(createSurvey, { body });
  await page.goto(`/o/${slug}/surveys/${id}`);

  await page.getByRole('button', { name: 'Add a question' }).click();
  const kinds = page.getByRole('dialog', { name: 'Add a question' });
  expect(await violations(page)).toEqual([]);
  await kinds.getByRole('listitem').filter({ hasText: 'up to twelve' }).getByRole('button').click();
  await page.getByLabel('Question · English').fill('What was missing?');
  await page.getByLabel('Answer 1', { exact: true }).fill('A part');
  await page.getByLabel('Answer 2', { exact: true }).fill('Time');
  await page.getByLabel('It is asked').selectOption('solved');
  await page.getByLabel('Partly', { exact: true }).check();
  await page.getByText('Only if “Was your problem solved?” is No or Partly').first().waitFor();

  // Two places up by keys: behind the question that it depends on, and no further.
  const card = page.getByRole('button', { name: /What was missing/, expanded: true });
  await card.focus();
  for (const place of [3, 2]) {
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(`now number ${place}`).waitFor({ state: 'attached' });
  }
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('cannot move there').waitFor();

  const preview = page.frameLocator('iframe[title=Preview]');
  const missing = preview.getByRole('group', { name: 'What was missing?' });
  await preview
    .getByRole('group', { name: 'Was your problem solved?' })
    .getByText('Partly')
    .click();
  await missing.waitFor();
  await preview.getByRole('group', { name: 'Was your problem solved?' }).getByText('Yes').click();
  await missing.waitFor({ state: 'hidden' });
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Translations' }).click();
  await page.getByLabel('Translate into').selectOption('es');
  await page.getByLabel('Question 2 · Español').fill('¿Qué faltaba?');
  await page.getByLabel('Question 2, answer 1 · Español').fill('Una pieza');
  await page.getByLabel('Question 2, answer 2 · Español').fill('Tiempo');
  await page.getByRole('row', { name: /Español 100/ }).waitFor();
  await page.getByText(/^Saved: /).waitFor();

  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 1?' });
  await dialog.getByText('Hrvatski: 3 texts').waitFor();
  await dialog.getByRole('button', { name: 'Publish without these languages' }).click();
  await page.getByText('Version 1 is shown.', { exact: true }).waitFor();
  const { published, versions } = await call(readSurvey, { params: { id } });
  expect(published.locales).toEqual(['en', 'es']);
  expect(versions).toMatchObject([{ version: 1 }]);

  const customer = await freshPage({ width: 320, locale: 'es' });
  await customer.goto(url);
  const asked = customer.getByRole('group', { name: '¿Qué faltaba?' });
  await asked.waitFor({ state: 'hidden' });
  await customer.getByRole('group', { name: '¿Se resolvió su problema?' }).getByText('No').click();
  await asked.getByText('Una pieza').waitFor();

  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole('button', { name: 'Preview' }).click();
  await preview.getByRole('heading', { name: 'After the repair' }).waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});
