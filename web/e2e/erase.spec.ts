import { listCases } from '@vocero/api/contract/cases';
import { createSurvey } from '@vocero/api/contract/surveys';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openDatabase } from '../../scripts/database.mjs';
import { readSecrets } from '../../scripts/secrets.mjs';
import { surroundings } from '../../scripts/surroundings.mjs';
import { connect } from '../../sql/src/connect.ts';
import { overflow, violations } from './accessibility.ts';
import { test } from './story.ts';

const WORD = 'Xoloitzcuintle';
const NAME = 'Perica Kanarinko';
const EMAIL = 'perica.kanarinko@canary.example';

/** Which tables of the whole installation hold one of these anywhere in a row. */
async function tablesWith(needles: readonly string[]): Promise<string[]> {
  const { data } = surroundings();
  const { ownerUrl } = await openDatabase(data, readSecrets(data), undefined);
  const sql = connect(ownerUrl, { name: 'search for a canary', poolSize: 1 });
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'bullmq')
      and c.relname = lower(c.relname) -- all but the counter of requests to sign in`;
  const patterns = needles.map((needle) => `%${needle}%`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await sql<[{ has: boolean }]>`
      select exists (select from ${sql(schema)}.${sql(name)} as held
        where held::text ilike any(${patterns})) as has`;
    if (row.has) found.push(name);
  }
  await sql.end();
  return found;
}

/** Somebody writes and wants an answer. */
async function write(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('What should we know?').fill(`The ${WORD} of my neighbour bit the cable`);
  await page.locator('input[name=consent]').check();
  await page.getByLabel('Your name').fill(NAME);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
}

test('who has everything erased on their page is found nowhere within a minute', async ({
  call,
  freshPage,
  page: staff,
  slug,
}) => {
  const { url } = await call(createSurvey, {
    body: { kind: 'form', name: 'Write to us', locale: 'en' },
  });
  const page = await freshPage({ javaScript: false, width: 320, refusals: [410, 422] });
  await write(page, url);
  const tracking = await page.getByRole('link', { name: /\/t\// }).innerText();
  await expect.poll(async () => (await call(listCases, { query: {} })).items.length).toBe(1);
  expect(await tablesWith([WORD, EMAIL])).toEqual(expect.arrayContaining(['feedback', 'contact']));

  await page.goto(`${tracking}?lang=en`);
  const code = await page.locator('dd').first().innerText();
  await page.getByRole('link', { name: 'See, download or erase what you gave us' }).click();
  await page.getByText(WORD).first().waitFor();
  expect(await overflow(page)).toBe(0);
  await page.getByLabel('To confirm, type the case code').fill('0000-0000');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('This is not the code of this case. Nothing was erased.').waitFor();
  await page.getByLabel('To confirm, type the case code').fill(code);
  await page.getByRole('button', { name: 'Erase for good' }).click();

  await expect.poll(() => tablesWith([WORD, NAME, EMAIL]), { timeout: 60_000 }).toEqual([]);
  await page.goto(tracking);
  await page.getByText('It was erased').first().waitFor();

  await staff.goto(`/o/${slug}/comments`);
  await staff.getByText('(erased)').first().waitFor();
  expect(await staff.getByRole('main').innerText()).not.toContain(WORD);
  expect(await violations(staff)).toEqual([]);
});
