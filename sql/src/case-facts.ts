import type { Tx } from './connect.ts';

/** The promise that a case stands under, as the customer sees it. */
export interface CasePromise {
  id: string;
  what: string;
  dueAt: Date;
  couldDelay: string | null;
  answer: 'accepted' | 'refused' | null;
  wantedOn: string | null;
  /** Why the date before it did not hold, where it took the place of one. */
  cause: string | null;
  causeNote: string | null;
}

/**
 * What is so with a case. There is one source of it: what staff say, what letters say and what the
 * customer's page shows are made of these facts, so that everybody gets the same answer.
 */
export interface CaseFacts {
  id: string;
  code: string;
  feedbackId: string;
  personId: string | null;
  state: string;
  receivedAt: Date;
  acknowledgedAt: Date | null;
  nextContactAt: Date | null;
  /** Who is responsible; shown by role or by name, as the organisation says. */
  owner: { id: string; name: string; role: string };
  deputy: { id: string; name: string; role: string } | null;
  shows: 'role' | 'name';
  escalatedTo: 'manager' | 'expert' | null;
  wish: string | null;
  answer: string | null;
  decision: string | null;
  decisionReason: string | null;
  closingReason: string | null;
  alternatives: string | null;
  closedAt: Date | null;
  outcome: 'solved' | 'partly' | 'not_solved' | null;
  handled: number | null;
  outcomeAt: Date | null;
  reopenedAt: Date | null;
  /** Since when the customer wants a manager; null: they do not, or got one. */
  managerWantedAt: Date | null;
  promise: CasePromise | null;
  /** The customer's language: as they like it, else that in which they were asked, else ours. */
  locale: string;
  organization: string;
  timeZone: string;
  version: number;
}

export async function readCaseFacts(tx: Tx, caseId: string): Promise<CaseFacts | undefined> {
  const [row] = await tx<CaseFacts[]>`
    select c.id, c.code, c.feedback_id, c.person_id, c.state, c.received_at, c.acknowledged_at,
      c.next_contact_at,
      jsonb_build_object('id', owner.id, 'name', owner.name, 'role', owner.role) as owner,
      case when deputy.id is not null then
        jsonb_build_object('id', deputy.id, 'name', deputy.name, 'role', deputy.role) end as deputy,
      coalesce(policy.shows, 'role') as shows,
      c.escalated_to, c.wish, c.answer, c.decision, c.decision_reason, c.closing_reason,
      c.alternatives, c.closed_at, c.outcome, c.handled, c.outcome_at,
      c.reopened_at,
      case when not exists (
        select from case_event e
        where e.org_id = c.org_id and e.case_id = c.id and e.act = 'escalated'
          and e.created_at > c.manager_wanted_at
      ) then c.manager_wanted_at end as manager_wanted_at,
      coalesce(person.locale, f.locale, contact.locale, o.locale) as locale,
      o.name as organization, o.time_zone, c.version
    from customer_case c
      join organization o on o.id = c.org_id
      join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
      join member owner on owner.org_id = c.org_id and owner.id = c.owner_id
      left join member deputy on deputy.org_id = c.org_id and deputy.id = c.deputy_id
      left join case_policy policy on policy.org_id = c.org_id
      left join person on person.org_id = c.org_id and person.id = c.person_id
      left join contact on contact.org_id = c.org_id and contact.feedback_id = c.feedback_id
    where c.org_id = app_org() and c.id = ${caseId}`;
  if (!row) return undefined;
  const [promise = null] = await tx<CasePromise[]>`
    select p.id, p.what, p.due_at, p.could_delay, p.answer, p.wanted_on, before.cause,
      before.cause_note
    from promise p left join promise before on before.org_id = p.org_id and before.id = p.replaces
    where p.org_id = app_org() and p.case_id = ${caseId} and p.is_main and p.state = 'open'`;
  return { ...row, promise };
}

/** The case that a comment belongs to. */
export async function findCaseOfFeedback(tx: Tx, feedbackId: string): Promise<string | null> {
  const [row] = await tx<{ caseId: string | null }[]>`
    select case_id from feedback where org_id = app_org() and id = ${feedbackId}`;
  return row?.caseId ?? null;
}
