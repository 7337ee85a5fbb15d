import { listOpenEntries } from '@vocero/sql/case-entries';
import type { Tx } from '@vocero/sql/connect';
import { countErasable } from '@vocero/sql/erase-person';
import { scopeOfRequest } from '@vocero/sql/erasures';
import { exportPerson } from '@vocero/sql/export-person';
import { listGiven, type GivenByCustomer } from '@vocero/sql/customer-page';
import { readCaseStatus } from '@vocero/sql/tracking-links';
import { showCaseCode } from './case-code.ts';
import type { CustomerDataProps } from './contract/customer-page.ts';
import { Help } from './contract/help.ts';
import type { CustomerVisit } from './customer-visit.ts';
import { maskedAddress } from './masked-address.ts';
import { notFound } from './problem.ts';

export type CustomerData = Omit<CustomerDataProps, 'locale' | 'path' | 'errors' | 'isPreview'>;

/** What somebody gave with the comment that a link is of, and with its case. */
export async function readCustomerData(tx: Tx, visit: CustomerVisit): Promise<CustomerData> {
  const { caseId, feedbackId } = visit;
  const status = await readCaseStatus(tx, feedbackId);
  if (!status) throw notFound();
  const erasable = await scopeOfRequest(tx, { feedbackId, by: 'customer' });
  const { comments = 1 } = await countErasable(tx, { id: '', ...erasable });
  const entries = caseId === null ? [] : await listOpenEntries(tx, caseId);
  return {
    organization: status.organization,
    timeZone: status.timeZone,
    caseCode: showCaseCode(status.caseCode),
    help: Help.parse(status.help),
    erases: { scope: erasable.scope === 'person' ? 'person' : 'comment', comments },
    given: (await listGiven(tx, { caseId, feedbackId })).map(shown),
    notes: entries
      .filter(({ by }) => by === 'customer')
      .map(({ text, createdAt, photoIds }) => ({
        ...{ text, photos: photoIds },
        at: createdAt.toISOString(),
      })),
  };
}

/**
 * All that is kept of whoever the link leads to, as far as it would be erased from here. Addresses are
 * shortened, as on the page: whoever finds a link learns nobody's address by it.
 */
export async function exportOwnData(tx: Tx, { feedbackId }: CustomerVisit) {
  const status = await readCaseStatus(tx, feedbackId);
  const all = await exportPerson(tx, { feedbackId, by: 'customer' });
  if (!status || !all) throw notFound();
  return {
    caseCode: showCaseCode(status.caseCode),
    ...all,
    person: all.person && shortened(all.person, ['email', 'phone', 'chat']),
    comments: all.comments.map((row) => shortened(row, ['contactEmail', 'contactPhone'])),
  };
}

const shortened = (row: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      keys.includes(key) && typeof value === 'string' ? maskedAddress(value) : value,
    ]),
  );

const shown = ({ text, occurredAt, name, email, phone, scores }: GivenByCustomer) => ({
  ...{ text, name },
  at: occurredAt.toISOString(),
  email: maskedAddress(email),
  phone: maskedAddress(phone),
  answers: Object.entries(scores).map(([question, value]) => ({
    name: question,
    value: String(value),
  })),
});
