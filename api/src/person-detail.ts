import type { Tx } from '@vocero/sql/connect';
import { listConsents } from '@vocero/sql/consents';
import { findPerson } from '@vocero/sql/persons';
import type { Locale } from './contract/values.ts';
import { notFound } from './problem.ts';

/**
 * A person with all that they agreed to.
 * @throws Problem 404.
 */
export async function personDetail(tx: Tx, id: string) {
  const person = await findPerson(tx, id);
  if (!person) throw notFound();
  return {
    ...person,
    locale: person.locale as Locale | null,
    consents: await listConsents(tx, id),
  };
}
