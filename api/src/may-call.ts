import { readAskingBasis } from '@vocero/sql/asking';
import type { Tx } from '@vocero/sql/connect';
import { maySend } from '@vocero/sql/may-send';
import { findPersonBy, findPersonByPhone } from '@vocero/sql/persons';
import type { callRefusals } from './contract/interviews.ts';
import { customerRef } from './prepare-feedback.ts';

export interface CallRefusal {
  reason: (typeof callRefusals)[number];
  /** When it may be; null where no time is known. */
  nextAt: Date | null;
}

interface Asked {
  orgId: string;
  surveyId: string;
  /** A reference, an address or a number. */
  customer: string;
  at: Date;
}

/** Why a customer is not to be called for a survey; null: they may be. Nothing is kept of asking. */
export async function callRefusal(
  tx: Tx,
  secret: string,
  { orgId, surveyId, customer, at }: Asked,
): Promise<CallRefusal | null> {
  const ref = customerRef(customer, orgId, secret)!;
  const person =
    (await findPersonBy(tx, { ref, email: customer })) ?? (await findPersonByPhone(tx, customer));
  if (!person) return { reason: 'unknown', nextAt: null };
  const basis = await readAskingBasis(tx, surveyId);
  const asked = { personId: person.id, channel: 'phone', purpose: 'ask_opinion', at } as const;
  const may = await maySend(tx, { ...asked, basis });
  if (may.ok) return null;
  return { reason: may.reason, nextAt: 'nextAt' in may ? may.nextAt : null };
}
