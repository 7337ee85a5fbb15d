import type { Tx } from './connect.ts';
import { appendOutbox } from './outbox.ts';

/** What stands where words were. It is the same in every language; screens say it in the reader's. */
export const ERASED = '[erased]';

export type ErasureBy = 'member' | 'customer' | 'operator' | 'system';

/** How much was erased, by what it was. */
export type ErasureCounts = Record<string, number>;

export interface ErasureRequest {
  /** The comment that leads to whom it is about … */
  feedbackId?: string | null;
  /** … or the person. */
  personId?: string | null;
  by: ErasureBy;
  /** The member who asks for it. */
  memberId?: string | null;
}

/**
 * Promises, in the transaction that asks for it, that everything kept of somebody is erased within a
 * minute. A customer who shows no more than the link of a comment that was left on a public page has
 * proven nothing but that they wrote it: whoever else uses the same address keeps what they wrote,
 * and an administrator is shown that there may be more.
 * @returns the entry of the register; the one that waits already where there is one, and null where
 * there is nobody and nothing of this id.
 */
export async function requestErasure(tx: Tx, request: ErasureRequest): Promise<string | null> {
  const { by, memberId = null } = request;
  const feedbackId = request.feedbackId ?? null;
  const personId = request.personId ?? (feedbackId && (await personOf(tx, feedbackId)));
  if (!(await isThere(tx, { personId, feedbackId }))) return null;
  const isWhole = await reachesAll(tx, request, personId);
  const [waiting] = await tx<{ id: string }[]>`
    select id from erasure
    where org_id = app_org() and finished_at is null
      and ((${isWhole} and person_id = ${personId}) or feedback_id = ${feedbackId})`;
  if (waiting) return waiting.id;
  const [row] = await tx<[{ id: string }]>`
    insert into erasure (org_id, scope, by, member_id, person_id, feedback_id)
    values (app_org(), ${isWhole ? 'person' : 'comment'}, ${by}, ${memberId},
      ${isWhole ? personId : null}, ${feedbackId}) returning id`;
  await appendOutbox(tx, 'persons.erase', row.id);
  return row.id;
}

/** Who wrote a comment, as far as anything says so. */
export async function personOf(tx: Tx, feedbackId: string): Promise<string | null> {
  const [row] = await tx<{ id: string | null }[]>`
    select coalesce(
      (select person_id from contact where org_id = app_org() and feedback_id = f.id),
      (select person_id from survey_invitation where org_id = app_org() and feedback_id = f.id
        limit 1),
      (select person_id from customer_case where org_id = app_org() and feedback_id = f.id),
      (select id from person where org_id = app_org() and customer_ref = f.customer_ref)) as id
    from feedback f where f.org_id = app_org() and f.id = ${feedbackId}`;
  return row?.id ?? null;
}

/** Whether all that is kept of somebody is theirs to be erased, or the comment alone. */
const reachesAll = async (tx: Tx, request: ErasureRequest, personId: string | null) =>
  personId !== null && (request.by !== 'customer' || (await isProven(tx, request)));

/** What a request would be about, to be told before it is made. */
export async function scopeOfRequest(
  tx: Tx,
  request: ErasureRequest,
): Promise<Omit<OpenErasure, 'id'>> {
  const feedbackId = request.feedbackId ?? null;
  const known = request.personId ?? (feedbackId && (await personOf(tx, feedbackId)));
  const isWhole = await reachesAll(tx, request, known);
  return { scope: isWhole ? 'person' : 'comment', personId: isWhole ? known : null, feedbackId };
}

async function isThere(tx: Tx, whom: { personId: string | null; feedbackId: string | null }) {
  const rows = await tx`
    select from person where org_id = app_org() and id = ${whom.personId}
    union all select from feedback
    where org_id = app_org() and id = ${whom.feedbackId} and text <> ${ERASED}`;
  return rows.length > 0;
}

/**
 * Whether it is known who wrote the comment: a member or another system of the organisation took it in,
 * or it answers an invitation. What is typed on a public page may be anybody's address.
 */
export async function isProven(
  tx: Tx,
  { feedbackId, personId }: Pick<ErasureRequest, 'feedbackId' | 'personId'>,
): Promise<boolean> {
  if (personId) return true;
  const [row] = await tx<{ isProven: boolean }[]>`
    select f.survey_id is null or f.member_id is not null or exists (
      select from survey_invitation i
      where i.org_id = f.org_id and i.feedback_id = f.id) as is_proven
    from feedback f where f.org_id = app_org() and f.id = ${feedbackId ?? null}`;
  return row?.isProven ?? false;
}

/** An entry that waits, with whom it is about. */
export interface OpenErasure {
  id: string;
  scope: 'person' | 'comment' | 'retention';
  personId: string | null;
  feedbackId: string | null;
  /** Comments that are known to be theirs, such as from before a backup was restored. */
  also?: readonly string[];
}

/** Those of these entries that wait, held until the transaction ends. */
export function lockErasures(tx: Tx, ids: readonly string[]) {
  return tx<OpenErasure[]>`
    select id, scope, person_id, feedback_id from erasure
    where org_id = app_org() and id = any(${[...ids]}::uuid[]) and finished_at is null
    order by id for update`;
}

/** Until the entry is finished, this transaction may erase what nothing else may change. */
export async function beginErasing(tx: Tx, id: string): Promise<void> {
  await tx`select set_config('app.erasure', ${id}, true)`;
}

/** The entry says how much it was, and forgets whom it was about. */
export async function finishErasure(
  tx: Tx,
  id: string,
  { counts, restPersonId }: { counts: ErasureCounts; restPersonId: string | null },
): Promise<void> {
  await tx`
    update erasure set finished_at = now(), counts = ${tx.json(counts)},
      rest_person_id = ${restPersonId}, person_id = null, feedback_id = null,
      subject_hash = encode(
        sha256(convert_to(org_id::text || coalesce(person_id, feedback_id)::text, 'UTF8')), 'hex')
    where org_id = app_org() and id = ${id}`;
  await tx`select set_config('app.erasure', '', true)`;
}

/** An entry for what is too old to be kept, open until it is finished. */
export async function openRetentionErasure(tx: Tx): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into erasure (org_id, scope, by) values (app_org(), 'retention', 'system') returning id`;
  await beginErasing(tx, row.id);
  return row.id;
}

/** An entry of the register as it is shown. */
export interface ErasureLine extends Pick<OpenErasure, 'id' | 'scope'> {
  by: ErasureBy;
  member: string | null;
  restPersonId: string | null;
  counts: ErasureCounts;
  requestedAt: Date;
  finishedAt: Date | null;
}

/** Newest first. */
export function listErasures(tx: Tx, { before, limit }: { before: string | null; limit: number }) {
  return tx<ErasureLine[]>`
    select e.id, e.scope, e.by, m.name as member, e.rest_person_id, e.counts, e.requested_at,
      e.finished_at
    from erasure e left join member m on m.org_id = e.org_id and m.id = e.member_id
    where e.org_id = app_org() and (${before}::uuid is null or e.id < ${before}::uuid)
    order by e.id desc limit ${limit}`;
}
