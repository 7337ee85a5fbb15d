import { readFile } from 'node:fs/promises';
import { listFeedback } from '@vocero/api/contract/feedback';
import { listThemes } from '@vocero/api/contract/themes';
import { demoComments } from '@vocero/api/demo/comments';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { untilRead } from './comments.ts';
import { fitsWindows1250, officeCsv } from './csv-file.ts';
import { keepShot } from './shots.ts';
import { test } from './story.ts';

const header = ['Broj', 'Datum', 'Komentar', 'Kanal'];
const comments = demoComments.map(({ text }) => text).filter(fitsWindows1250);
const marked = 'Rekli su mi "sutra ujutro"; nije došao niko, a čekao sam do četiri.';
const good = [...comments, marked].map((text, at) => [`T-${at}`, '17.10.2026', text, 'phone']);
const file = {
  name: 'pozivi.csv',
  mimeType: 'text/csv',
  buffer: officeCsv([header, ...good, ['T-bad', '31.02.2026', 'Datum koji ne postoji', 'phone']]),
};

test('a file of comments becomes themes on the board, and an undo takes all of it away', async ({
  call,
  page,
  slug,
}) => {
  expect(comments.length).toBeGreaterThanOrEqual(300);
  await page.goto(`/o/${slug}/imports`);
  await page.getByLabel('Choose a file').setInputFiles(file);

  const preview = page.getByRole('region', { name: 'The first rows' }).getByRole('table');
  await preview.waitFor();
  expect(await preview.getByRole('row').count()).toBe(21);
  expect(await chosen(page, 'Comment')).toBe('Komentar');
  expect(await chosen(page, 'Your own id')).toBe('Broj');
  expect(await chosen(page, 'When it was said')).toBe('Datum');
  // Another tab, or another person, goes on with what the file says.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await preview.waitFor();
  expect(await chosen(page, 'Comment')).toBe('Komentar');
  await page.getByText('How the file is written').click();
  expect(await page.getByLabel('Encoding').inputValue()).toBe('windows-1250');
  expect(await page.getByLabel('Separator').inputValue()).toBe(';');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByText('would be stored').waitFor();
  expect(await count(page, 'would be stored')).toBe(good.length);
  expect(await count(page, 'refused')).toBe(1);
  await page.getByText('The date cannot be read.').waitFor();
  expect((await call(listFeedback)).items).toEqual([]);
  await keepShot(page, 'import dry run');

  await page.getByRole('button', { name: /^Import \d+ comments/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  expect(await count(page, 'stored')).toBe(good.length);
  expect(await violations(page)).toEqual([]);
  expect(await refusedRows(page)).toContain('31.02.2026');

  await page.getByText(/^All \d+ comments were read/).waitFor({ timeout: 60_000 });
  await untilRead(call);
  await page.getByRole('link', { name: 'To the board' }).click();
  await page.getByRole('article').nth(5).waitFor();
  const { items: themes } = await call(listThemes);
  for (const { label, quote } of themes) {
    expect(label).toMatch(/\p{L}{3}/u);
    expect([...comments, marked]).toContain(quote);
  }
  const placed = themes.reduce((sum, theme) => sum + theme.count, 0);
  expect(placed / good.length).toBeGreaterThan(0.6);
  const { items: phoned } = await call(listFeedback, { query: { channel: 'phone', limit: 200 } });
  expect(phoned.length).toBe(200);
  await keepShot(page, 'imported board');

  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name: file.name }).click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('button', { name: 'Remove the comments' }).click();
  await page.getByRole('heading', { name: 'This import was undone' }).waitFor();
  expect((await call(listFeedback)).items).toEqual([]);
  await untilRead(call);
  expect((await call(listThemes)).items).toEqual([]);
});

/** What a select shows. */
const chosen = (page: Page, label: string): Promise<string> =>
  page
    .getByRole('combobox', { name: label, exact: true })
    .evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.label ?? '');

/** The number over one of the words of the result. */
async function count(page: Page, words: string): Promise<number> {
  const term = page.getByRole('term').filter({ hasText: new RegExp(`^${words}$`) });
  const number = await term.locator('xpath=following-sibling::dd').innerText();
  return Number(number.replace(/\D/g, ''));
}

async function refusedRows(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Refused rows (CSV)' }).click();
  return readFile(await (await download).path(), 'utf8');
}
