import { createOrganization } from '@vocero/api/contract/organizations';
import { request, type Browser, type Page } from 'playwright-core';
import { expect, test as base } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import type { OpenPage, PageOptions, StorageState } from './browser.ts';
import { callsOf, type Call } from './calls.ts';
import { newSlug } from './organization.ts';
import { address } from './product.ts';
import { sharedSession, type Session } from './session.ts';
import { keepShot } from './shots.ts';

interface Story {
  browser: Browser;
  shared: Session;
  /** The administrator's session. */
  session: StorageState;
  /** The story's own organisation by its slug; what other stories do never shows here. */
  slug: string;
  /** The API as the administrator. */
  call: Call;
  /** Opens pages; at the test's end none of them may have had an error. */
  freshPage: (options?: PageOptions) => Promise<Page>;
  /** The administrator's page, 1280 pixels wide, at the organisation's first screen. */
  page: Page;
}

/** Vitest's `test` with a browser, an organisation and pages of its own for each file. */
export const test = base.extend<Story>({
  browser: [
    async ({}, use) => {
      const browser = await openBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  shared: [async ({ browser }, use) => use(await sharedSession(browser)), { scope: 'file' }],
  session: [async ({ shared }, use) => use(shared.state), { scope: 'file' }],
  slug: [
    async ({ shared: { anteroom, state } }, use) => {
      const context = await request.newContext({ baseURL: address, storageState: state });
      const { slug } = await callsOf(context, anteroom)(createOrganization, {
        body: { name: 'Lumen Services', slug: newSlug(), locale: 'en' },
      });
      await context.dispose();
      await use(slug);
    },
    { scope: 'file' },
  ],
  call: [
    async ({ slug, session }, use) => {
      const context = await request.newContext({ baseURL: address, storageState: session });
      await use(callsOf(context, slug));
      await context.dispose();
    },
    { scope: 'file' },
  ],
  freshPage: async ({ browser, task }, use) => {
    const opened: OpenPage[] = [];
    await use(async (options) => {
      const page = await openPage(browser, options);
      opened.push(page);
      return page.page;
    });
    for (const [at, { page, close }] of opened.entries()) {
      await keepShot(page, `end of ${task.name} ${at}`);
      await close();
    }
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  },
  page: async ({ freshPage, slug, session }, use) => {
    const page = await freshPage({ storageState: session });
    await page.goto(`/o/${slug}/home`);
    await use(page);
  },
});
