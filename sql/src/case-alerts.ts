import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

/** What a customer did on their page that somebody here has to know. */
export type CustomerAct = 'note' | 'manager' | 'outcome' | 'reopened';

export interface CustomerAlert {
  caseId: string;
  what: CustomerAct;
  /** Names what happened: nobody is told of it twice. */
  once: string;
}

/**
 * Tells whoever is responsible for a case, and their deputy, what its customer did. Who runs the
 * organisation hears of it too when a manager was asked for. It says no words of the customer: they
 * are on the case.
 */
export async function tellOfCustomer(tx: Tx, { caseId, what, once }: CustomerAlert): Promise<void> {
  const readers = await tx<{ memberId: string; code: string; feedbackId: string }[]>`
    select m.id as member_id, c.code, c.feedback_id
    from customer_case c join member m on m.org_id = c.org_id
      and (m.id = c.owner_id or m.id = c.deputy_id
        or (${what} = 'manager' and m.role in ('chair', 'admin')))
    where c.org_id = app_org() and c.id = ${caseId} and m.disabled_at is null
    order by m.id limit 50`;
  await appendMessages(
    tx,
    readers.map(({ memberId, code, feedbackId }) => ({
      kind: 'customer_wrote' as const,
      memberId,
      feedbackId,
      once: `customer_wrote ${once}`,
      data: { what, code: `${code.slice(0, 4)}-${code.slice(4)}`, caseId },
    })),
  );
}
