import type { JSONValue } from 'postgres';
import type { CaseChange } from './case-columns.ts';
import type { Tx } from './connect.ts';

/** What became of a case of a made-up organisation until today. */
export async function writePastCase(tx: Tx, id: string, past: CaseChange): Promise<void> {
  const names = Object.keys(past) as (keyof CaseChange)[];
  // The database reads dates as they are.
  const row = past as unknown as Record<keyof CaseChange, string>;
  await tx`
    update customer_case set ${tx(row, ...names)} where org_id = app_org() and id = ${id}`;
}

export interface PastCaseEvent {
  caseId: string;
  act: string;
  memberId: string;
  after: Record<string, JSONValue>;
  note: string | null;
  at: Date;
}

/** A line of the history of such a case. */
export async function insertPastCaseEvent(tx: Tx, event: PastCaseEvent): Promise<void> {
  await tx`
    insert into case_event (org_id, case_id, act, by, member_id, after, note, created_at)
    values (app_org(), ${event.caseId}, ${event.act}, 'member', ${event.memberId},
      ${tx.json(event.after)}, ${event.note}, ${event.at})`;
}
