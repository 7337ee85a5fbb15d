import { randomUUID } from 'node:crypto';
import type { Role } from '@vocero/api/contract/endpoint';
import type { Browser } from 'playwright-core';
import { openPage, type StorageState } from './browser.ts';
import { operator } from './product.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface Organization {
  id: string;
  slug: string;
}

/** A new organisation, as an operator makes one: nobody belongs to it yet. */
export const makeOrganization = (name: string): Promise<Organization> =>
  operator('org', 'create', '--name', name, '--slug', newSlug());

/** Somebody who may sign in to an organisation, as an operator lets them in. */
export async function makePerson(slug: string, role: Role, name: string): Promise<Person> {
  const email = `${role}-${randomUUID().slice(0, 8)}@vocero.example`;
  const password = 'four quiet words here';
  await operator(
    ...['user', 'create', '--org', slug, '--name', name, '--email', email],
    ...['--role', role, '--password', password],
  );
  return { name, email, password };
}

export const newSlug = (): string => `story-${randomUUID().slice(0, 8)}`;

/** Signs in on the page. @returns the session, for other pages of the same person. */
export async function signIn(browser: Browser, { email, password }: Person): Promise<StorageState> {
  // Before anybody is signed in, the server says so.
  const { page, close } = await openPage(browser);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Why customers contact us' }).waitFor();
  const state = await page.context().storageState();
  await close();
  return state;
}
