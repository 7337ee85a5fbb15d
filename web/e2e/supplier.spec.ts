import { createDepartment } from '@vocero/api/contract/organizations';
import { listMembers } from '@vocero/api/contract/people';
import { changeTheme, createTheme, readTheme } from '@vocero/api/contract/themes';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { sendLate, wordsAbout } from './comments.ts';
import { test } from './story.ts';

/** A theme of five comments; with a supplier, that one causes it, and the administrator owns it. */
async function themeOf(call: Call, label: string, supplierId: string | null): Promise<string> {
  const texts = wordsAbout('boiler-part').slice(0, 5);
  const feedbackIds = await sendLate(
    call,
    texts.map((text, daysAgo) => ({ text: `${label}: ${text}`, daysAgo })),
  );
  const { id } = await call(createTheme, { body: { label, feedbackIds } });
  const { version } = await call(readTheme, { params: { id } });
  const [member] = (await call(listMembers)).items;
  const body = { version, departmentId: supplierId, ownerId: member!.id };
  await call(changeTheme, { params: { id }, body });
  return id;
}

/** Makes a link in the settings. @returns its address. */
async function makeLink(page: Page, slug: string): Promise<string> {
  await page.goto(`/o/${slug}/settings/departments`);
  await page.getByRole('button', { name: 'Links for Ferro Parts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Links for Ferro Parts' });
  await dialog.getByLabel('For whom').fill('Ivo of Ferro');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const url = await dialog.getByLabel('Address').inputValue();
  await dialog.getByText('Not opened yet').waitFor();
  return url;
}

test('a supplier without an account sees its themes alone, reports, and its owner is told', async ({
  call,
  freshPage,
  page: staff,
  slug,
}) => {
  const { id } = await call(createDepartment, { body: { name: 'Ferro Parts', kind: 'supplier' } });
  const theirs = await themeOf(call, 'Part is missing', id);
  await themeOf(call, 'Bill is late', null);
  const url = await makeLink(staff, slug);

  const page = await freshPage({ javaScript: false, width: 320, refusals: [404, 422] });
  await page.goto(url);
  const theme = page.getByRole('article', { name: 'Part is missing' });
  await theme.getByText('Ada Admin').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Bill is late');
  expect(await page.getByRole('article').count()).toBe(1);
  expect(await overflow(page)).toBe(0);

  await theme.getByLabel('We cannot do it').check();
  await theme.getByRole('button', { name: 'Send the report' }).click();
  await page.getByText('Please say why you cannot do it.').waitFor();
  await theme.getByLabel('In your words').fill('The new valve comes <soon>.');
  await page.getByRole('button', { name: 'Español' }).click();
  expect(await theme.getByLabel('En sus palabras').inputValue()).toBe(
    'The new valve comes <soon>.',
  );
  await theme.getByLabel('Estamos trabajando en ello').check();
  await theme.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByText('ha recibido su informe').waitFor();
  await theme.getByText('The new valve comes <soon>.').waitFor();

  await staff.goto(`/o/${slug}/themes/${theirs}`);
  const panel = staff.getByRole('region', { name: 'What the supplier says' });
  await panel.getByText('The new valve comes <soon>.').waitFor();
  expect(await panel.innerText()).toContain('Working on it');
  await staff.goto(`/o/${slug}/messages`);
  await staff.getByText('Ferro Parts reported: Part is missing').first().waitFor();

  await staff.goto(`/o/${slug}/settings/departments`);
  await staff.getByRole('button', { name: 'Links for Ferro Parts' }).click();
  await staff.getByRole('button', { name: 'Take back the link for Ivo of Ferro' }).click();
  const asked = staff.getByRole('dialog', { name: 'Take back the link for Ivo of Ferro?' });
  await asked.getByRole('button', { name: 'Take back' }).click();
  await staff.getByText('The link for Ivo of Ferro opens nothing any more.').first().waitFor();
  const closed = await page.goto(url);
  expect(closed?.status()).toBe(404);
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
});
