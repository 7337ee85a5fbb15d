import type { JSONValue } from 'postgres';
import { readCaseFacts } from './case-facts.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage, type CustomerMessageKind } from './customer-messages.ts';

export interface CaseTelling {
  kind: CustomerMessageKind;
  /** Under the same name the same kind is said once. */
  event: string;
  memberId: string | null;
  data?: Record<string, JSONValue>;
}

/**
 * Tells the customer of a case what has become true of it, in their language: by their channel where
 * they may be reached, and on their page in any case.
 * @returns the message's id; null when it was said before.
 */
export async function tellCustomer(
  tx: Tx,
  caseId: string,
  { kind, event, memberId, data = {} }: CaseTelling,
): Promise<string | null> {
  const facts = await readCaseFacts(tx, caseId);
  if (!facts) return null;
  const { personId, feedbackId, locale } = facts;
  return appendCustomerMessage(tx, {
    kind,
    event,
    personId,
    feedbackId,
    caseId,
    locale,
    memberId,
    data,
  });
}
