import type { Tx } from './connect.ts';

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
 * no drafts, nothing discarded, nothing before its time, nothing whose time has passed.
 */
export function listToldMessages(
  tx: Tx,
  { caseId, feedbackId }: { caseId: string | null; feedbackId: string },
) {
  return tx<ToldMessage[]>`
    select * from (
      select id, kind, subject, body, channel, data,
        greatest(coalesce(sent_at, approved_at), created_at) as said_at
      from customer_message
      where org_id = app_org()
        and (case_id = ${caseId}::uuid or feedback_id = ${feedbackId}::uuid)
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

/** What a customer gave of themselves with a comment, in their own words. */
export interface GivenByCustomer {
  text: string;
  occurredAt: Date;
  name: string | null;
  email: string | null;
  phone: string | null;
  scores: Record<string, string | number>;
}

/** The comments of a case, or the one that is asked for, with what was left to be reached by. */
export function listGiven(
  tx: Tx,
  { caseId, feedbackId }: { caseId: string | null; feedbackId: string },
) {
  return tx<GivenByCustomer[]>`
    select coalesce(original.text, f.text) as text, f.occurred_at, f.scores,
      contact.name, contact.email, contact.phone
    from feedback f
      left join feedback_original original
        on original.org_id = f.org_id and original.feedback_id = f.id
      left join contact on contact.org_id = f.org_id and contact.feedback_id = f.id
    where f.org_id = app_org() and (f.id = ${feedbackId} or f.case_id = ${caseId}::uuid)
    order by f.id limit 100`;
}
