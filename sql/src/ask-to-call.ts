import type { Tx } from './connect.ts';
import { appendMessage } from './messages.ts';
import { shownCode } from './tell-members-of-cases.ts';

interface Caller {
  memberId: string;
  feedbackId: string | null;
  caseId: string | null;
  code: string | null;
}

/**
 * Asks a member to call the customer that a message is for: whoever is responsible for its case, else
 * whoever let it go out. Once, however often the message comes due.
 */
export async function askToCall(tx: Tx, messageId: string): Promise<void> {
  const [caller] = await tx<Caller[]>`
    select member.id as member_id, coalesce(m.feedback_id, c.feedback_id) as feedback_id, c.id as case_id,
      c.code
    from customer_message m
      left join customer_case c on c.org_id = m.org_id and c.id = m.case_id
      join member on member.org_id = m.org_id and member.disabled_at is null
        and member.id = any(array[c.owner_id, c.deputy_id, m.approved_by, m.created_by])
    where m.org_id = app_org() and m.id = ${messageId}
    order by array_position(array[c.owner_id, c.deputy_id, m.approved_by, m.created_by], member.id)
    limit 1`;
  if (!caller) return;
  const { memberId, feedbackId, caseId, code } = caller;
  await appendMessage(tx, {
    ...{ kind: 'customer_to_call', memberId, feedbackId, once: `call ${messageId}` },
    data: { caseId, code: code === null ? 'none' : shownCode(code) },
  });
}
