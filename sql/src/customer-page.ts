import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/**
 * The case that the link of a comment shows: that which it began, or one that it was joined to as
 * another comment of the same person. Whoever merely wrote of the same thing sees nothing of it.
 */
export async function findCaseOfLink(tx: Tx, feedbackId: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select c.id from feedback f
      join customer_case c on c.org_id = f.org_id and c.id = f.case_id
    where f.org_id = app_org() and f.id = ${feedbackId} and (c.feedback_id = f.id
      or c.person_id = (select person_id from contact
        where contact.org_id = f.org_id and contact.feedback_id = f.id))`;
  return row?.id ?? null;
}

/** The promise that a customer may say yes or no to. */
export async function findStandingPromise(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from promise
    where org_id = app_org() and case_id = ${caseId} and is_main and by = 'us' and state = 'open'`;
  return row?.id ?? null;
}

/** What went before the promise that stands: a date that moved and why, or one that was missed. */
export interface PromiseStory {
  /** The date before; null: the first one stands. */
  movedFrom: Date | null;
  cause: string | null;
  causeNote: string | null;
  /** A date that has passed without what was promised, and no new one stands. */
  missedDueAt: Date | null;
}

export async function readPromiseStory(tx: Tx, caseId: string): Promise<PromiseStory> {
  const [row] = await tx<PromiseStory[]>`
    select before.due_at as moved_from, coalesce(p.cause, before.cause) as cause,
      case when p.cause is null then before.cause_note else p.cause_note end as cause_note,
      case when p.state = 'broken' and p.settled_at is null then p.due_at end as missed_due_at
    from promise p
      left join promise before on before.org_id = p.org_id and before.id = p.replaces
    where p.org_id = app_org() and p.case_id = ${caseId} and p.is_main and p.by = 'us'
      and (p.state = 'open' or (p.state = 'broken' and p.settled_at is null))
    order by p.state = 'open' desc, p.id desc limit 1`;
  return row ?? { movedFrom: null, cause: null, causeNote: null, missedDueAt: null };
}

/** Something that was said to a customer, as their page tells it. */
export interface ToldMessage {
  id: string;
  kind: string;
  /** Null for the moment before the words are made. */
  subject: string | null;
  body: string | null;
  channel: string | null;
  data: Record<string, unknown>;
  saidAt: Date;
}

/**
 * What was said to the customer of a case or of a comment, whichever way it went, the oldest first:
 * nothing that was said to others who have a comment in the case, no drafts, nothing discarded,
 * nothing before its time, nothing whose time has passed.
 */
export function listToldMessages(
  tx: Tx,
  { caseId, feedbackId }: { caseId: string | null; feedbackId: string },
) {
  return tx<ToldMessage[]>`
    select id, kind, subject, body, channel, data, said_at from (
      select id, kind, subject, body, channel, data,
        greatest(coalesce(sent_at, approved_at), created_at) as said_at
      from customer_message
      where org_id = app_org()
        and (feedback_id = ${feedbackId}::uuid or (case_id = ${caseId}::uuid
          and recipient in (select unnest(array[c.person_id, c.feedback_id])
            from customer_case c where c.org_id = app_org() and c.id = ${caseId}::uuid)))
        and approved_at is not null and discarded_at is null
        and (sent_at is not null or (due_at <= now() and coalesce(useless_at > now(), true)))
      order by id desc limit 200
    ) as told
    order by said_at, id`;
}

/** When the steps that a customer understands were reached, as the history of the case says. */
export async function readStepTimes(tx: Tx, caseId: string) {
  return tx<{ state: string; at: Date }[]>`
    select after->>'state' as state, max(created_at) as at from case_event
    where org_id = app_org() and case_id = ${caseId} and after ? 'state'
    group by 1`;
}

/** What a customer gave of themselves with a comment, in their words as they are kept. */
export interface GivenByCustomer {
  text: string;
  occurredAt: Date;
  name: string | null;
  email: string | null;
  phone: string | null;
  scores: Record<string, string | number>;
}

/** The comment that is asked for and others of the same person in its case, with their addresses. */
export function listGiven(
  tx: Tx,
  { caseId, feedbackId }: { caseId: string | null; feedbackId: string },
) {
  return tx<GivenByCustomer[]>`
    select f.text, f.occurred_at, f.scores,
      contact.name, contact.email, contact.phone
    from feedback f
      left join contact on contact.org_id = f.org_id and contact.feedback_id = f.id
    where f.org_id = app_org() and (f.id = ${feedbackId} or (f.case_id = ${caseId}::uuid
      and contact.person_id = (select person_id from customer_case c
        where c.org_id = f.org_id and c.id = f.case_id)))
    order by f.id limit 100`;
}

/**
 * Whether what a link led to is erased, or about to be: the link itself is kept, so that who comes
 * back is told the truth.
 */
export async function isErased(tx: Tx, feedbackId: string): Promise<boolean> {
  const rows = await tx`
    select from feedback f
    where f.org_id = app_org() and f.id = ${feedbackId} and (f.text = ${ERASED} or exists (
      select from erasure e
      where e.org_id = f.org_id and e.finished_at is null and e.feedback_id = f.id))`;
  return rows.length > 0;
}
