import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { setupLink } from './product.ts';
import { test } from './story.ts';

test('the printed link makes the first administrator, with the demo to look around, once', async ({
  freshPage,
}) => {
  const page = await freshPage();
  await page.goto(setupLink);
  await page.getByRole('textbox', { name: 'Organisation' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Organisation' }).fill('Harbour Heating');
  await page.getByLabel('Your name').fill('Nadia Petrov');
  await page.getByLabel('E-mail').fill('nadia@harbour.example');
  await page.getByLabel('Password', { exact: true }).fill('kettle under seven lamps');
  await page.getByLabel('Load the demo organisation too').check();
  await page.getByRole('button', { name: 'Set up Vocero' }).click();

  await page.getByRole('heading', { name: 'First steps' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/o/harbour-heating/home');
  await page.getByRole('button', { name: 'Open the demo' }).click();

  const reasons = page.getByRole('region', { name: 'Contacts by reason' });
  await reasons.getByRole('listitem').nth(5).waitFor();
  const contacts = await reasons.getByRole('link', { name: /^\d+$/ }).first().innerText();
  expect(Number(contacts)).toBeGreaterThan(100);

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await page.getByRole('article').nth(7).waitFor();
  expect(await page.getByRole('article').filter({ hasText: 'Regressed' }).count()).toBe(1);

  const late = await freshPage();
  await late.goto(setupLink);
  await late.getByText('Set up already').waitFor();
  expect(await late.getByLabel('Password').count()).toBe(0);
  expect(await violations(late)).toEqual([]);
  const again = await late.request.post('/api/v1/setup', {
    data: {
      token: new URL(setupLink).searchParams.get('token'),
      organization: 'Somebody else',
      locale: 'en',
      name: 'Somebody',
      email: 'somebody@else.example',
      password: 'another long password',
    },
  });
  expect(again.status()).toBe(409);
});
