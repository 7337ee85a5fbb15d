import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { StorageState } from './browser.ts';
import { makeOrganization, makePerson, signIn } from './organization.ts';

/** Kept with the data of the product under test, so that it goes when that goes. */
const kept = join(process.env['VOCERO_DATA'] ?? '', 'stories-session.json');

export interface Session {
  /** An organisation that the person belongs to before the story makes its own. */
  anteroom: string;
  state: StorageState;
}

/**
 * The session of one person who signed in once for all stories. Every story makes an organisation of
 * its own, whose administrator this person is.
 */
export async function sharedSession(browser: Browser): Promise<Session> {
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Session;
  const { slug: anteroom } = await makeOrganization('Anteroom');
  const state = await signIn(browser, await makePerson(anteroom, 'admin', 'Ada Admin'));
  writeFileSync(kept, JSON.stringify({ anteroom, state }));
  return { anteroom, state };
}
