import { readCaseFacts } from '@vocero/sql/case-facts';
import type { Tx } from '@vocero/sql/connect';
import { fillCustomerLinks } from '@vocero/sql/customer-links';
import { readOrganization } from '@vocero/sql/organizations';
import { findPerson } from '@vocero/sql/persons';
import { composeCustomerMessage } from '@vocero/workers/messages/compose-customer-message';
import { localeFromTag } from './messages.ts';
import { notFound } from './problem.ts';

/**
 * An answer in a case as it would go out now. Its links are secrets of the customer, so that only where
 * they lead is shown.
 * @throws Problem 404.
 */
export async function previewReply(
  tx: Tx,
  caseId: string,
  { subject, body, publicUrl }: { subject: string; body: string; publicUrl: string },
) {
  const facts = await readCaseFacts(tx, caseId);
  if (!facts) throw notFound();
  const { name: organization, timeZone } = await readOrganization(tx);
  const person = facts.personId === null ? undefined : await findPerson(tx, facts.personId);
  const letter = composeCustomerMessage({
    ...{ kind: 'reply', locale: facts.locale, organization, timeZone, facts, data: {} },
    ...{ name: person?.name ?? null, written: { subject, body }, hasPage: true, isAlert: false },
  });
  const links = { page: `${publicUrl}/t/…`, preferences: `${publicUrl}/p/…`, useful: '' };
  const text = fillCustomerLinks(letter.text, links);
  return { subject: letter.subject, text, locale: localeFromTag(facts.locale) ?? 'en' };
}
