import type { Tx } from './connect.ts';

/** A line of a case's history. */
export interface CaseEvent {
  id: string;
  act: string;
  by: 'member' | 'customer' | 'system';
  member: { id: string; name: string } | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  note: string | null;
  createdAt: Date;
}

const columns = (tx: Tx) => tx`
  e.id, e.act, e.by, e.before, e.after, e.note, e.created_at,
  case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as member`;

/** The history of a case, newest first. */
export function listCaseEvents(tx: Tx, caseId: string, limit = 200) {
  return tx<CaseEvent[]>`
    select ${columns(tx)}
    from case_event e left join member m on m.org_id = e.org_id and m.id = e.member_id
    where e.org_id = app_org() and e.case_id = ${caseId} order by e.id desc limit ${limit}`;
}

export async function findCaseEvent(tx: Tx, caseId: string, eventId: string) {
  const [row] = await tx<CaseEvent[]>`
    select ${columns(tx)}
    from case_event e left join member m on m.org_id = e.org_id and m.id = e.member_id
    where e.org_id = app_org() and e.case_id = ${caseId} and e.id = ${eventId}`;
  return row;
}

/** What of a case the list does not show. */
export interface CaseMore {
  feedbackId: string;
  personId: string | null;
  deputy: { id: string; name: string } | null;
  resumes: string | null;
  acknowledgedBy: { id: string; name: string } | null;
  wish: string | null;
  priority: string | null;
  wantedBy: string | null;
  emotion: string | null;
  impact: number | null;
  complexity: number | null;
  immediateAction: string | null;
  findings: string | null;
  answer: string | null;
  decision: string | null;
  decisionReason: string | null;
  closingNote: string | null;
  alternatives: string | null;
  expectationGap: string | null;
  outcome: 'solved' | 'partly' | 'not_solved' | null;
  handled: number | null;
  outcomeNote: string | null;
  outcomeAt: Date | null;
  reopenedAt: Date | null;
  version: number;
  hasOpenPromise: boolean;
}

const named = (tx: Tx, column: string) => tx`
  (select jsonb_build_object('id', id, 'name', name) from member
    where member.org_id = c.org_id and member.id = c.${tx(column)})`;

export async function findCaseMore(tx: Tx, id: string): Promise<CaseMore | undefined> {
  const [row] = await tx<CaseMore[]>`
    select c.feedback_id, c.person_id, ${named(tx, 'deputy_id')} as deputy, c.resumes,
      ${named(tx, 'acknowledged_by')} as acknowledged_by, c.wish, c.priority, c.wanted_by, c.emotion,
      c.impact, c.complexity, c.immediate_action, c.findings, c.answer, c.decision,
      c.decision_reason, c.closing_note, c.alternatives, c.expectation_gap, c.outcome, c.handled,
      c.outcome_note, c.outcome_at, c.reopened_at, c.version,
      exists (select from promise where promise.org_id = c.org_id and promise.case_id = c.id
        and is_main and state = 'open') as has_open_promise
    from customer_case c where c.org_id = app_org() and c.id = ${id}`;
  return row;
}
