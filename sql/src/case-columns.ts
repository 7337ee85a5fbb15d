import { appendCaseEvent, type NewCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';

/** What of a case can be written. */
export interface CaseColumns {
  state: string;
  resumes: string | null;
  ownerId: string;
  deputyId: string | null;
  escalatedTo: 'manager' | 'expert' | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  nextContactAt: Date | null;
  wish: string | null;
  priority: string | null;
  wantedBy: string | null;
  emotion: string | null;
  severity: number | null;
  impact: number | null;
  complexity: number | null;
  isSafety: boolean;
  immediateAction: string | null;
  findings: string | null;
  answer: string | null;
  decision: string | null;
  decisionReason: string | null;
  closingReason: string | null;
  closingNote: string | null;
  alternatives: string | null;
  expectationGap: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  outcome: string | null;
  handled: number | null;
  outcomeNote: string | null;
  outcomeAt: Date | null;
  reopenedAt: Date | null;
  reopenings: number;
}
export type CaseChange = Partial<CaseColumns>;

/** A case with all that can be written of it. */
export interface CaseRow extends CaseColumns {
  orgId: string;
  id: string;
  code: string;
  feedbackId: string;
  personId: string | null;
  receivedAt: Date;
  ackDueAt: Date;
  openedBy: string | null;
  createdAt: Date;
  version: number;
}

/** Nobody else writes it before the transaction ends. */
export type HeldCase = CaseRow;

export async function lockCase(tx: Tx, id: string): Promise<HeldCase | undefined> {
  const [row] = await tx<HeldCase[]>`${columnsOf(tx, id)} for update`;
  return row;
}

/** A case as it is now, for those who only look: they keep nobody from writing it. */
export async function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const [row] = await tx<CaseRow[]>`${columnsOf(tx, id)}`;
  return row;
}

const columnsOf = (tx: Tx, id: string) => tx`
    select org_id, id, code, feedback_id, person_id, state, resumes, owner_id, deputy_id,
      escalated_to, received_at, ack_due_at, acknowledged_at, acknowledged_by, next_contact_at, wish,
      priority, wanted_by, emotion, severity, impact, complexity, is_safety, immediate_action,
      findings, answer, decision, decision_reason, closing_reason, closing_note, alternatives,
      expectation_gap, closed_at, closed_by, outcome, handled, outcome_note, outcome_at, reopened_at,
      reopenings, opened_by, created_at, version
    from customer_case where org_id = app_org() and id = ${id}`;

type Plain = string | number | boolean | null;
const plain = (value: Plain | Date | undefined): Plain =>
  value instanceof Date ? value.toISOString() : (value ?? null);

/**
 * Writes what differs, with a line of the history that says what was and what is.
 * @returns whether anything differed.
 */
export async function writeCase(
  tx: Tx,
  held: HeldCase,
  change: CaseChange,
  event: Omit<NewCaseEvent, 'caseId' | 'before'>,
): Promise<boolean> {
  const names = (Object.keys(change) as (keyof CaseColumns)[]).filter(
    (name) => change[name] !== undefined && plain(change[name]) !== plain(held[name]),
  );
  if (names.length === 0) return false;
  const row = Object.fromEntries(names.map((name) => [name, change[name]])) as Record<
    keyof CaseColumns,
    string
  >; // the database reads dates and numbers as they are
  await tx`
    update customer_case set ${tx(row, ...names)}, version = version + 1
    where org_id = app_org() and id = ${held.id}`;
  await appendCaseEvent(tx, {
    ...event,
    caseId: held.id,
    before: valuesOf(names, held),
    after: { ...valuesOf(names, { ...held, ...change }), ...event.after },
  });
  await notifyLive(tx, held.orgId, 'cases');
  return true;
}

const valuesOf = (names: readonly (keyof CaseColumns)[], columns: Partial<CaseColumns>) =>
  Object.fromEntries(names.map((name) => [name, plain(columns[name])]));
