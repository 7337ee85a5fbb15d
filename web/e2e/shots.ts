import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where screenshots go, for people to look at; none are made unless it is named. */
const directory = process.env['VOCERO_SHOTS'];

/** Keeps what the page shows now, under a name of letters, digits and hyphens. */
export async function keepShot(page: Page, name: string): Promise<void> {
  if (!directory) return;
  mkdirSync(directory, { recursive: true });
  const file = `${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 120)}.png`;
  await page.screenshot({ path: join(directory, file), fullPage: true });
}
