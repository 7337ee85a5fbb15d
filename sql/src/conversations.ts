import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';

/** What a customer added to a case, or members noted for themselves. */
export interface CaseEntryLine {
  id: string;
  by: 'customer' | 'member';
  member: string | null;
  via: 'page' | 'email' | 'sms' | 'chat' | 'phone' | 'staff';
  isInternal: boolean;
  text: string;
  createdAt: Date;
}

/** The oldest first. */
export async function listCaseEntries(tx: Tx, caseId: string) {
  const rows = await tx<CaseEntryLine[]>`
    select e.id, e.by, member.name as member, e.via, e.is_internal, e.text, e.created_at
    from case_entry e left join member on member.org_id = e.org_id and member.id = e.member_id
    where e.org_id = app_org() and e.case_id = ${caseId} order by e.id desc limit 300`;
  return [...rows].reverse();
}

/** A note that the customer never sees. */
export async function noteForMembers(
  tx: Tx,
  note: { caseId: string; text: string; externalId: string; memberId: string },
): Promise<void> {
  const { caseId, text, externalId, memberId } = note;
  const [row] = await tx<{ id: string }[]>`
    insert into case_entry (org_id, case_id, by, member_id, via, is_internal, text, external_id)
    values (app_org(), ${caseId}, 'member', ${memberId}, 'staff', true, ${text}, ${externalId})
    on conflict (org_id, external_id) do nothing returning id`;
  if (!row) return;
  await appendCaseEvent(tx, {
    ...{ caseId, act: 'noted', by: 'member', memberId },
    after: { entryId: row.id },
  });
}
