import { readEngine } from '@vocero/api/contract/home';
import type { Browser, Page } from 'playwright-core';
import { expect, test as base } from 'vitest';
import { printedLink, startApp, type App } from '../../scripts/app-for-tests.mjs';
import { colourViolations, overflow, violations } from './accessibility.ts';
import { openBrowser, openPage } from './browser.ts';
import { callsOf, type Call } from './calls.ts';
import { learnThemes, send, untilRead, wordsAbout } from './comments.ts';
import { vectorEndpoint, type VectorEndpoint } from './vector-endpoint.ts';

interface Story {
  endpoint: VectorEndpoint;
  /** An installation of its own, whose operator named the endpoint. */
  app: App;
  browser: Browser;
  /** The first administrator's. */
  page: Page;
  call: Call;
}

const slug = 'harbour-heating';

const test = base.extend<Story>({
  endpoint: async ({}, use) => {
    const endpoint = await vectorEndpoint();
    await use(endpoint);
    await endpoint.close();
  },
  app: async ({ endpoint }, use) => {
    const app = await startApp({
      env: { EMBEDDINGS_URL: endpoint.url, EMBEDDINGS_MODEL: 'all-words' },
    });
    await use(app);
    await app.stop();
  },
  browser: async ({}, use) => {
    const browser = await openBrowser();
    await use(browser);
    await browser.close();
  },
  page: async ({ app, browser }, use) => {
    // Before anybody is signed in, the server says so.
    const { page, faults } = await openPage(browser, { baseURL: app.url, refusals: [401] });
    await page.goto(await printedLink(app));
    await page.getByRole('textbox', { name: 'Organisation' }).fill('Harbour Heating');
    await page.getByLabel('Your name').fill('Nadia Petrov');
    await page.getByLabel('E-mail').fill('nadia@harbour.example');
    await page.getByLabel('Password', { exact: true }).fill('kettle under seven lamps');
    await page.getByRole('button', { name: 'Set up Vocero' }).click();
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    await use(page);
    expect(faults).toEqual([]);
  },
  call: async ({ page }, use) => use(callsOf(page.request, slug)),
});

test('people see what leaves the machine, how the endpoint answers, and what happens without it', async ({
  call,
  endpoint,
  page,
}) => {
  await page.goto(`/o/${slug}/settings/engine`);
  const panel = page.getByRole('region', { name: 'What leaves this machine' });
  await panel.getByText(`The words of comments go to ${endpoint.host}`).waitFor();
  await panel.getByText('whose model “all-words” says how alike they are').waitFor();
  await panel.getByText(`${endpoint.host} has not been asked yet.`).waitFor();
  expect(await panel.getByText('Nothing. Themes are found here').count()).toBe(0);
  await looksWell(page);

  await send(call, [
    ...['technician-no-show', 'charged-twice', 'slow-evenings'].flatMap((it) => wordsAbout(it)),
    'Nobody came. Write to lena@example.org or ring +387 61 123 456, please.',
  ]);
  await learnThemes(call);
  await panel.getByText(`${endpoint.host} answered`).waitFor();
  await panel.getByText('The themes were last learned with its help.').waitFor();
  expect(endpoint.received()).toContain('Nobody came. Write to');
  expect(endpoint.received()).not.toMatch(/lena@|123 456/);
  expect(endpoint.received()).not.toContain(slug);

  endpoint.answers(false);
  await send(call, ['The technician did not come again today.']);
  await untilRead(call);
  const trouble = panel.getByText(`${endpoint.host} could not help`);
  await trouble.waitFor();
  expect(await trouble.innerText()).toContain('it could not be reached. Before that it answered');
  await panel.getByText('Vocero goes by words alone; nothing is lost').waitFor();
  expect((await call(readEngine)).waiting).toBe(0);
  await looksWell(page);

  endpoint.answers(true);
  await send(call, ['The technician said nine and nobody came at all.']);
  await trouble.waitFor({ state: 'detached' });
  await panel.getByText(`${endpoint.host} answered just now.`).waitFor();
  await looksWell(page);
});

/** Clean for axe, light and dark, wide and narrow. */
async function looksWell(page: Page) {
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colourViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1_280, height: 800 });
}
