import type { Tx } from './connect.ts';
import type { OpenErasure } from './erasures.ts';

/** Everything that is of somebody, by its ids. */
export interface Subject {
  personId: string | null;
  /** A person of whom there is more than this comment, which stays. */
  restPersonId: string | null;
  feedbackIds: string[];
  caseIds: string[];
  messageIds: string[];
  invitationIds: string[];
}

type Ids = readonly { id: string }[];
const idsOf = (rows: Ids) => rows.map(({ id }) => id);

/** What an entry of the register is about: somebody with all that is theirs, or a comment alone. */
export async function findSubject(tx: Tx, erasure: OpenErasure): Promise<Subject> {
  const { personId, feedbackId, also = [] } = erasure;
  const found =
    personId === null
      ? await withSameReference(tx, feedbackId)
      : await commentsOf(tx, personId, feedbackId);
  const own = [...new Set([...found, ...also])];
  const caseIds = await casesOf(tx, personId, own);
  const feedbackIds = [...new Set([...own, ...(await joined(tx, { personId, caseIds }))])];
  const writer = personId ?? (await loneWriter(tx, feedbackIds));
  const gone = typeof writer === 'string' ? writer : writer.gone;
  return {
    personId: gone,
    restPersonId: typeof writer === 'string' ? null : writer.rest,
    feedbackIds,
    caseIds,
    messageIds: await messagesOf(tx, { personId: gone, feedbackIds, caseIds }),
    invitationIds: await invitationsOf(tx, gone, feedbackIds),
  };
}

/** The comment, and others of the same customer where nobody is known by that reference. */
async function withSameReference(tx: Tx, feedbackId: string | null): Promise<string[]> {
  return idsOf(
    await tx<{ id: string }[]>`
    select f.id from feedback f
    where f.org_id = app_org() and f.id = ${feedbackId}
    union
    select other.id from feedback f
      join feedback other on other.org_id = f.org_id and other.customer_ref = f.customer_ref
    where f.org_id = app_org() and f.id = ${feedbackId} and f.survey_id is null`,
  );
}

async function commentsOf(tx: Tx, personId: string, feedbackId: string | null) {
  return idsOf(
    await tx<{ id: string }[]>`
    select feedback_id as id from contact where org_id = app_org() and person_id = ${personId}
    union select f.id from person p
      join feedback f on f.org_id = p.org_id and f.customer_ref = p.customer_ref
    where p.org_id = app_org() and p.id = ${personId}
    union select feedback_id from survey_invitation
    where org_id = app_org() and person_id = ${personId} and feedback_id is not null
    union select feedback_id from customer_case
    where org_id = app_org() and person_id = ${personId}
    union select id from feedback where org_id = app_org() and id = ${feedbackId}`,
  );
}

async function casesOf(tx: Tx, personId: string | null, feedbackIds: readonly string[]) {
  return idsOf(
    await tx<{ id: string }[]>`
    select id from customer_case
    where org_id = app_org()
      and (feedback_id = any(${[...feedbackIds]}::uuid[]) or person_id = ${personId})`,
  );
}

interface JoinedTo {
  personId: string | null;
  caseIds: readonly string[];
}

/** Comments that were joined to these cases, unless they are somebody else's. */
async function joined(tx: Tx, { personId, caseIds }: JoinedTo): Promise<string[]> {
  return idsOf(
    await tx<{ id: string }[]>`
    select f.id from feedback f
      left join contact c on c.org_id = f.org_id and c.feedback_id = f.id
      left join person p on p.org_id = f.org_id and p.id = ${personId}
    where f.org_id = app_org() and f.case_id = any(${[...caseIds]}::uuid[])
      and (c.feedback_id is null or c.person_id = ${personId})
      and (f.customer_ref is null or f.customer_ref = p.customer_ref)
      and not exists (select from customer_case own
        where own.org_id = f.org_id and own.feedback_id = f.id and own.id <> f.case_id)`,
  );
}

/**
 * The person that one comment leads to: gone with it where nothing else is kept of them, left where
 * there is more.
 */
async function loneWriter(tx: Tx, feedbackIds: readonly string[]) {
  const ids = [...feedbackIds];
  const [row] = await tx<{ id: string; hasMore: boolean }[]>`
    select p.id, p.do_not_contact_at is not null
      or exists (select from contact c where c.org_id = p.org_id and c.person_id = p.id
        and c.feedback_id <> all(${ids}::uuid[]))
      or exists (select from survey_invitation i where i.org_id = p.org_id and i.person_id = p.id)
      or exists (select from consent c where c.org_id = p.org_id and c.person_id = p.id
        and (c.feedback_id is null or c.feedback_id <> all(${ids}::uuid[])))
      or exists (select from feedback f where f.org_id = p.org_id
        and f.customer_ref = p.customer_ref and f.id <> all(${ids}::uuid[])) as has_more
    from contact c join person p on p.org_id = c.org_id and p.id = c.person_id
    where c.org_id = app_org() and c.feedback_id = any(${ids}::uuid[])
    order by 2 desc limit 1`;
  return { gone: row && !row.hasMore ? row.id : null, rest: row?.hasMore ? row.id : null };
}

type Related = Pick<Subject, 'personId' | 'feedbackIds' | 'caseIds'>;

/** What was told in these cases to whoever's comment was joined to one of them is somebody else's. */
async function messagesOf(tx: Tx, { personId, feedbackIds, caseIds }: Related) {
  return idsOf(
    await tx<{ id: string }[]>`
    select id from customer_message where org_id = app_org() and person_id = ${personId}
    union select id from customer_message
    where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])
    union select id from customer_message
    where org_id = app_org() and case_id = any(${caseIds}::uuid[])
      and (feedback_id is null or feedback_id = any(${feedbackIds}::uuid[]))
      and (person_id is null or ${personId}::uuid is null or person_id = ${personId})`,
  );
}

async function invitationsOf(tx: Tx, personId: string | null, feedbackIds: readonly string[]) {
  return idsOf(
    await tx<{ id: string }[]>`
    select id from survey_invitation
    where org_id = app_org() and source <> 'test'
      and (person_id = ${personId} or feedback_id = any(${[...feedbackIds]}::uuid[]))`,
  );
}
