import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromium as installed } from '../../scripts/chromium.mjs';
import { address } from './product.ts';

export type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

export interface PageOptions {
  /** Of another installation than the one that all stories share. */
  baseURL?: string;
  width?: number;
  javaScript?: boolean;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** Who is signed in; nobody unless given. */
  storageState?: StorageState;
  /** Statuses that the story expects the server to answer with, such as 404 for what is not there. */
  refusals?: readonly number[];
  /** The story cuts the connection: requests that cannot go out are no fault. */
  losesConnection?: boolean;
}

export interface OpenPage {
  page: Page;
  /** Errors of the page and requests to other machines, in words. */
  faults: readonly string[];
  close: () => Promise<void>;
}

export const openBrowser = (): Promise<Browser> => chromium.launch(installed());

/** A page that shares nothing with any other, with a record of what went wrong in it. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
  const { baseURL = address, width = 1_280, javaScript = true } = options;
  const { locale = 'en', colorScheme = 'light' } = options;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 600 ? 640 : 800 },
    javaScriptEnabled: javaScript,
    locale,
    colorScheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(options.storageState && { storageState: options.storageState }),
  });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  return {
    page,
    faults: recordFaults(page, baseURL, expectedErrors(options)),
    close: () => context.close(),
  };
}

const expectedErrors = ({ refusals = [], losesConnection = false }: PageOptions): string[] => [
  // The check of accessibility tries to run in every frame; in the preview of a survey nothing may.
  "Blocked script execution in 'about:srcdoc'",
  ...refusals.map((status) => `status of ${status} `),
  ...(losesConnection ? ['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_NETWORK_CHANGED'] : []),
];

/** @param expected what errors of the console may say that are none. */
function recordFaults(page: Page, baseURL: string, expected: readonly string[]): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || expected.some((part) => text.includes(part))) return;
    faults.push(`console: ${text} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== baseURL) faults.push(`left: ${request.url()}`);
  });
  return faults;
}
