import type { JSONValue } from 'postgres';
import { addClockHours } from './case-clock.ts';
import { readCasePolicy, readClockCalendar } from './case-policy.ts';
import { tellCustomer } from './case-telling.ts';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';

/** What was done with a case, by whom. */
export interface NewCaseEvent {
  caseId: string;
  act: string;
  by: 'member' | 'customer' | 'system';
  memberId?: string | null;
  before?: Record<string, JSONValue>;
  after?: Record<string, JSONValue>;
  note?: string | null;
}

/** Writes a line of a case's history, in the transaction of what it tells. */
export async function appendCaseEvent(tx: Tx, event: NewCaseEvent): Promise<void> {
  const { caseId, act, by, memberId = null, before = {}, after = {}, note = null } = event;
  await tx`
    insert into case_event (org_id, case_id, act, by, member_id, before, after, note)
    values (app_org(), ${caseId}, ${act}, ${by}, ${memberId}, ${tx.json(before)},
      ${tx.json(after)}, ${note})`;
}

/**
 * Who is given a new case: of those that the policy names, or else of all who take notes, the one
 * with the fewest open cases. Null where nobody is left who could be.
 */
export async function nextCaseOwner(tx: Tx, ownerIds: readonly string[]): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select m.id from member m
    where m.org_id = app_org() and m.disabled_at is null
      and m.role in ('agent', 'owner', 'council', 'chair', 'admin')
    order by not (m.id = any(${[...ownerIds]}::uuid[])),
      (select count(*) from customer_case c
        where c.org_id = m.org_id and c.owner_id = m.id and c.closed_at is null), m.id
    limit 1`;
  return row?.id ?? null;
}

export interface OpenCase {
  feedbackId: string;
  /** Who opens it and is responsible; null: it opens by itself, and the policy says who is. */
  memberId: string | null;
}

interface CaseStart {
  code: string;
  receivedAt: Date;
  personId: string | null;
  /** The member who wrote the comment down, if still here: whoever took it in looks after it. */
  writerId: string | null;
}

/**
 * Makes a comment the beginning of a case: with exactly one person responsible and a clock that runs
 * from when the comment came. The customer hears from us at the latest when it is to be acknowledged.
 * @returns its id; null where the comment belongs to a case already, is gone, or nobody could be
 * responsible.
 */
export async function openCase(tx: Tx, { feedbackId, memberId }: OpenCase): Promise<string | null> {
  const start = await holdStart(tx, feedbackId);
  if (!start) return null;
  const policy = await readCasePolicy(tx);
  const ownerId = memberId ?? start.writerId ?? (await nextCaseOwner(tx, policy.ownerIds));
  if (ownerId === null) return null;
  const calendar = await readClockCalendar(tx);
  const ackDueAt = addClockHours(calendar, start.receivedAt, policy.ackHours);
  const [row] = await tx<{ orgId: string; id: string }[]>`
    insert into customer_case (org_id, code, feedback_id, person_id, owner_id, received_at,
      ack_due_at, next_contact_at, opened_by)
    values (app_org(), ${start.code}, ${feedbackId}, ${start.personId}, ${ownerId},
      ${start.receivedAt}, ${ackDueAt}, ${ackDueAt}, ${memberId})
    on conflict do nothing returning org_id, id`;
  if (!row) return null;
  await tx`
    update feedback set case_id = ${row.id} where org_id = app_org() and id = ${feedbackId}`;
  const by = memberId === null ? 'system' : 'member';
  await appendCaseEvent(tx, { caseId: row.id, act: 'opened', by, memberId, after: { ownerId } });
  // A receipt goes by itself: a person has to acknowledge the matter all the same.
  await tellCustomer(tx, row.id, { kind: 'receipt', event: `case ${row.id}`, memberId: null });
  await notifyLive(tx, row.orgId, 'cases');
  return row.id;
}

/** Locks the comment, so that two who open a case for it do so in turn. */
async function holdStart(tx: Tx, feedbackId: string): Promise<CaseStart | undefined> {
  const [row] = await tx<CaseStart[]>`
    select f.case_code as code, f.received_at,
      (select person_id from contact
        where contact.org_id = f.org_id and contact.feedback_id = f.id) as person_id,
      (select id from member
        where member.org_id = f.org_id and member.id = f.member_id and disabled_at is null
          and role not in ('reader', 'sponsor')
        ) as writer_id
    from feedback f
    where f.org_id = app_org() and f.id = ${feedbackId} and f.case_id is null for update of f`;
  return row;
}

/** Comments that may become cases, the first one first, with what speaks for it. */
export function listCaseStarts(tx: Tx, feedbackIds: readonly string[]) {
  return tx<{ id: string; hasContact: boolean; isUrgent: boolean }[]>`
    select f.id, f.is_urgent,
      exists (select from contact
        where contact.org_id = f.org_id and contact.feedback_id = f.id) as has_contact
    from feedback f
    where f.org_id = app_org() and f.id = any(${[...feedbackIds]}::uuid[]) and f.case_id is null
    order by f.id`;
}
