import { gzipSync } from 'node:zlib';
import { createSurvey } from '@vocero/api/contract/surveys';
import type { Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import { test } from './story.ts';

const comment = 'Serviser nije došao u dogovoreno vrijeme, a čekao sam cijelo prijepodne kod kuće.';

test('a survey is answered in Bosnian without JavaScript and reaches the staff', async ({
  call,
  freshPage,
  page: staff,
  slug,
}) => {
  const { url } = await call(createSurvey, {
    body: { kind: 'survey', name: 'Nakon popravke', locale: 'en' },
  });
  const page = await freshPage({ javaScript: false, width: 320, locale: 'en' });
  const weight = weigh(page);
  await page.goto(url);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await weight()).toBeLessThanOrEqual(20 * 1024);

  await page.getByRole('group', { name: 'Was your problem solved?' }).getByLabel('Partly').check();
  await page.getByLabel('Very badly').check();
  await page.getByLabel('What should we know?').fill(comment);
  await page.getByRole('button', { name: 'Bosanski' }).click();

  expect(await page.locator('html').getAttribute('lang')).toBe('bs');
  const solved = page.getByRole('group', { name: 'Da li je vaš problem riješen?' });
  expect(await solved.getByLabel('Djelimično').isChecked()).toBe(true);
  expect(await page.getByLabel('Šta bismo trebali znati?').inputValue()).toBe(comment);
  await page.getByRole('button', { name: 'Pošalji' }).click();

  await page.getByRole('heading', { name: 'Hvala' }).waitFor();
  const code = await page.locator('dd').first().innerText();
  expect(code).toMatch(/^[A-Z0-9-]{6,}$/);
  const tracking = await page.getByRole('link', { name: /\/t\// }).innerText();
  await page.goto(tracking);
  expect(await page.getByRole('main').innerText()).toContain(code);
  expect(await page.locator('[aria-current=step]').count()).toBe(1);

  await staff.goto(`/o/${slug}/comments`);
  const stored = staff.getByRole('listitem').filter({ hasText: comment });
  await stored.waitFor();
  expect(await stored.innerText()).toContain(code);
});

/** Adds up what a view takes over the wire, packed the way a server packs it, until it is asked. */
function weigh(page: Page): () => Promise<number> {
  const packed: Promise<number>[] = [];
  const add = (response: Response) =>
    packed.push(response.body().then((body) => gzipSync(body).length));
  page.on('response', add);
  return async () => {
    page.off('response', add);
    return (await Promise.all(packed)).reduce((sum, bytes) => sum + bytes, 0);
  };
}

test('the survey and the page after it suit everybody, with script and without', async ({
  call,
  freshPage,
}) => {
  const { url } = await call(createSurvey, {
    body: { kind: 'form', name: 'Your word', locale: 'es' },
  });
  const page = await freshPage({ width: 320 });
  const weight = weigh(page);
  await page.goto(url);
  expect(await weight()).toBeLessThanOrEqual(20 * 1024);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
});
