import { listOpenEntries } from '@vocero/sql/case-entries';
import type { Tx } from '@vocero/sql/connect';
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
  const entries = caseId === null ? [] : await listOpenEntries(tx, caseId);
  return {
    organization: status.organization,
    timeZone: status.timeZone,
    caseCode: showCaseCode(status.caseCode),
    help: Help.parse(status.help),
    given: (await listGiven(tx, { caseId, feedbackId })).map(shown),
    notes: entries
      .filter(({ by }) => by === 'customer')
      .map(({ text, createdAt, photoIds }) => ({
        ...{ text, photos: photoIds },
        at: createdAt.toISOString(),
      })),
  };
}

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
