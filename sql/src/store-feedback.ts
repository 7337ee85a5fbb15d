import type { Sql, Tx } from './connect.ts';

/** One comment, ready to be stored: clean, redacted, its ids and codes made. */
export interface FeedbackToStore {
  id: string;
  channel: string;
  text: string;
  /** The words as they came, where personal data was replaced in `text`. */
  original: string | null;
  language: string | null;
  scores: Record<string, string | number | undefined>;
  kind: string | null;
  /** What it is, and whether a person says so or its words do; null: nothing tells. */
  type: string | null;
  typeBy: 'person' | 'words' | null;
  /** Whom it praises, as whoever writes it down says. */
  praises: { memberIds: readonly string[]; departmentIds: readonly string[] };
  /** What rules say of its kind; null where a person said it. */
  suggested: SuggestedKind | null;
  /** Code of a contact reason. */
  reason: string | null;
  /** What it is called where no reason of the register fits, personal data replaced. */
  reasonOther: string | null;
  customerRef: string | null;
  externalId: string | null;
  caseCode: string;
  surveyId: string | null;
  /** The version that was answered; 0 before anybody published one. */
  surveyVersion: number | null;
  /** What was answered beside the scores, by field. */
  answers: Record<string, readonly string[]>;
  placeId: string | null;
  /** The language in which a survey was asked. */
  locale: string | null;
  isUrgent: boolean;
  /** What is odd about it: it is kept, and told apart. */
  flags: readonly FeedbackFlag[];
  memberId: string | null;
  sanitised: boolean;
  /** ISO 8601; null is now. */
  occurredAt: string | null;
  /** SHA-256 of the tracking token, hex. */
  trackingHash: string;
  turns: readonly { speaker: string; text: string; customer: boolean }[];
  contact: ContactToStore | null;
}

/**
 * `burst`: many in a row from one device. `repeated`: one more from who answered already. `unproven`:
 * it came without the work that was asked of the browser.
 */
export type FeedbackFlag = 'burst' | 'repeated' | 'unproven';

/** What has one of these waits for a person: no theme counts it before. */
export const heldFlags = ['repeated', 'unproven'] as const satisfies readonly FeedbackFlag[];

/** Of what kind rules take a comment for. */
export interface SuggestedKind {
  /** That of the rules: where they are others by now, nothing is stored. */
  version: number;
  first: KindByRule | null;
  /** If the same customer came with the same reason within so many days; null: that changes nothing. */
  repeated: (KindByRule & { days: number }) | null;
}

export interface KindByRule {
  kind: string;
  ruleId: string;
}

export interface ContactToStore {
  name: string | null;
  email: string | null;
  phone: string | null;
  purposeVersion: number;
  purposeText: string;
  locale: string;
}

/** The name that a sender gave to a request, what was in it, and what it will be answered. */
export interface Claim {
  /** Who sent it: names are told apart by sender. */
  scope: string;
  key: string;
  bodyHash: string;
  answer: { id: string; caseCode: string; isDuplicate: boolean };
}

export interface Stored {
  /** False: nothing at all was written. */
  isStored: boolean;
  /** The comment that has this external id already. */
  duplicateId: string | null;
  /** False when a reason was named and the organisation has none of this code. */
  isReasonKnown: boolean;
  /** False when the rules that suggested its kind do not hold any more. */
  areRulesCurrent: boolean;
}

/**
 * Stores a comment with all that belongs to it and the promise that it will be read: one statement,
 * which is its own transaction, because each further round trip costs a third of the throughput; or
 * part of one, where something else is to be written with it or not at all.
 * It writes nothing when the external id or the claimed name was used before, the reason is unknown
 * or the rules for its kind are others by now. Two requests with one name wait for each other, so only one of them stores.
 *
 * The organisation is set in the first step and every other takes it from there, so that row-level
 * security knows it before any other table is read.
 */
export async function storeFeedback(
  sql: Sql | Tx,
  orgId: string,
  feedback: FeedbackToStore,
  claim: Claim | null,
): Promise<Stored> {
  const { suggested } = feedback;
  const [row] = await sql<[Stored]>`
    with organization_set as materialized (
      select set_config('app.org', ${orgId}, true)::uuid as org_id
    ),
    found as materialized (
      select org_id,
        (select contact_reason.id from contact_reason
          where contact_reason.org_id = organization_set.org_id
            and code = ${feedback.reason}::text and archived_at is null) as reason_id,
        (select known.id from feedback known
          where known.org_id = organization_set.org_id
            and known.external_id = ${feedback.externalId}::text) as duplicate_id,
        ${areRulesCurrent(sql, suggested)} as are_rules_current
      from organization_set
    ),
    free as (
      select org_id, reason_id from found
      where duplicate_id is null and are_rules_current
        and (${feedback.reason}::text is null or reason_id is not null)
    ),
    ${claimed(sql, claim)},
    stored as (
      insert into feedback (org_id, id, channel, text, language, scores, kind, kind_by,
        kind_rule_id, type, type_by, reason_id,
        reason_other, customer_ref, external_id, case_code, survey_id, survey_version,
        answers, place_id, locale, is_urgent, flags, member_id, sanitised, redacted, occurred_at)
      select org_id, ${feedback.id}::uuid, ${feedback.channel}::text, ${feedback.text}::text,
        ${feedback.language}::text, ${sql.json(feedback.scores)}::jsonb, ${kindColumns(sql, feedback)},
        ${feedback.type}::text, ${feedback.typeBy}::text, reason_id, ${feedback.reasonOther}::text, ${feedback.customerRef}::text, ${feedback.externalId}::text,
        ${feedback.caseCode}::text, ${feedback.surveyId}::uuid,
        ${feedback.surveyVersion}::int, ${sql.json(feedback.answers)}::jsonb, ${feedback.placeId}::uuid,
        ${feedback.locale}::text,
        ${feedback.isUrgent}::boolean, ${[...feedback.flags]}::text[], ${feedback.memberId}::uuid,
        ${feedback.sanitised}::boolean, ${feedback.original !== null}::boolean,
        coalesce(${feedback.occurredAt}::timestamptz, now())
      from claimed ${earlierContact(sql, feedback)}
      returning org_id, id
    ),
    linked as (
      insert into tracking_link (org_id, token_hash, feedback_id)
      select org_id, ${feedback.trackingHash}::text, id from stored
    ),
    promised as (
      insert into outbox (org_id, topic, subject_id)
      select org_id, 'feedback.received', id from stored
      where not (${[...feedback.flags]}::text[] && ${[...heldFlags]}::text[])
    )
    ${urgentPromised(sql, feedback.isUrgent)} ${casePromised(sql, feedback)}
    ${originalKept(sql, feedback.original)} ${contextKept(sql, feedback.turns)}
    ${contactKept(sql, feedback)} ${praiseKept(sql, feedback)}
    select stored.id is not null as is_stored, found.duplicate_id,
      ${feedback.reason}::text is null or found.reason_id is not null as is_reason_known,
      found.are_rules_current
    from found left join stored on true`;
  return row;
}

type Fragment = ReturnType<Sql | Tx>;

const areRulesCurrent = (sql: Sql | Tx, suggested: SuggestedKind | null): Fragment =>
  suggested === null
    ? sql`true`
    : sql`(select kind_version = ${suggested.version}::int from organization
        where organization.id = organization_set.org_id)`;

/** Kind, by whom, by which rule. */
function kindColumns(sql: Sql | Tx, { kind, suggested }: FeedbackToStore): Fragment {
  if (suggested === null) return sql`${kind}::text, null, null`;
  const first = kindByRule(sql, suggested.first);
  if (suggested.repeated === null) return sql`${first.kind}, ${first.by}, ${first.rule}`;
  const repeated = kindByRule(sql, suggested.repeated);
  return sql`
    case when came_before then ${repeated.kind} else ${first.kind} end,
    case when came_before then ${repeated.by} else ${first.by} end,
    case when came_before then ${repeated.rule} else ${first.rule} end`;
}

const kindByRule = (sql: Sql | Tx, found: KindByRule | null) => ({
  kind: sql`${found?.kind ?? null}::text`,
  by: sql`${found && 'rule'}::text`,
  rule: sql`${found?.ruleId ?? null}::uuid`,
});

/** Whether the same customer came with the same reason shortly before, where it makes a difference. */
function earlierContact(
  sql: Sql | Tx,
  { suggested, customerRef, occurredAt }: FeedbackToStore,
): Fragment {
  if (!suggested?.repeated) return sql``;
  const at = sql`coalesce(${occurredAt}::timestamptz, now())`;
  return sql`cross join lateral (select exists (select from feedback before
    where before.org_id = claimed.org_id and before.customer_ref = ${customerRef}::text
      and before.reason_id = claimed.reason_id and before.occurred_at <= ${at}
      and before.occurred_at >= ${at} - make_interval(days => ${suggested.repeated.days}::int)
    ) as came_before) as earlier`;
}

function claimed(sql: Sql | Tx, claim: Claim | null): Fragment {
  if (!claim) return sql`claimed as (select org_id, reason_id from free)`;
  return sql`
    named as (
      insert into idempotency_key (org_id, scope, key, body_hash, answer)
      select org_id, ${claim.scope}::text, ${claim.key}::text, ${claim.bodyHash}::text,
        ${sql.json(claim.answer)}::jsonb
      from free
      on conflict do nothing returning org_id
    ),
    claimed as (select free.org_id, reason_id from free join named on true)`;
}

/** People are told of it whether or not the engine has time. */
const urgentPromised = (sql: Sql | Tx, isUrgent: boolean): Fragment =>
  isUrgent
    ? sql`, urgent_promised as (
        insert into outbox (org_id, topic, subject_id)
        select org_id, 'feedback.urgent', id from stored)`
    : sql``;

/** Who wants to be answered, or calls it urgent, may have a case: whether, the policy says. */
const casePromised = (sql: Sql | Tx, { contact, isUrgent, flags }: FeedbackToStore): Fragment =>
  (contact !== null || isUrgent) && !flags.some((flag) => heldFlags.some((held) => held === flag))
    ? sql`, case_promised as (
        insert into outbox (org_id, topic, subject_id)
        select org_id, 'cases.open', id from stored)`
    : sql``;

const originalKept = (sql: Sql | Tx, original: string | null): Fragment =>
  original === null
    ? sql``
    : sql`, original_kept as (
        insert into feedback_original (org_id, feedback_id, text)
        select org_id, id, ${original}::text from stored)`;

const contextKept = (sql: Sql | Tx, turns: FeedbackToStore['turns']): Fragment =>
  turns.length === 0
    ? sql``
    : sql`, context_kept as (
        insert into feedback_context (org_id, feedback_id, turns)
        select org_id, id, ${sql.json(turns.map((turn) => ({ ...turn })))}::jsonb from stored)`;

/** Ways to reach somebody, kept with the comment and, as what they agreed to, with the person. */
const contactKept = (sql: Sql | Tx, feedback: FeedbackToStore): Fragment => {
  const { contact, customerRef } = feedback;
  if (contact === null) return sql``;
  const { name, email, phone, locale } = contact;
  const source = consentSource(feedback);
  // Whoever fills in a public page may be anybody: what is known already is not replaced by it.
  const isKnown = source === 'agent' || source === 'api';
  return sql`, contact_kept as (
        insert into contact (org_id, feedback_id, name, email, phone, purpose_version,
          purpose_text, locale, person_id)
        select org_id, id, ${name}::text, ${email}::text, ${phone}::text,
          ${contact.purposeVersion}::int, ${contact.purposeText}::text, ${locale}::text,
          person_of(${customerRef}::text, ${name}::text, ${email}::text, ${phone}::text,
            ${locale}::text, ${isKnown}::boolean)
        from stored returning org_id, feedback_id, person_id),
      consent_kept as (
        insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source,
          feedback_id)
        select org_id, person_id, way, 'answer_me', ${contact.purposeVersion}::int,
          ${contact.purposeText}::text, ${locale}::text, ${source}::text, feedback_id
        from contact_kept
          cross join unnest(array[${email && 'email'}, ${phone && 'phone'}]::text[]) as way
        where way is not null)`;
};

const consentSource = ({ surveyId, channel, memberId }: FeedbackToStore) => {
  if (memberId !== null) return 'agent';
  if (surveyId === null) return 'api';
  return channel === 'form' ? 'form' : 'survey';
};

const praiseKept = (sql: Sql | Tx, { praises, memberId }: FeedbackToStore): Fragment =>
  praises.memberIds.length + praises.departmentIds.length === 0
    ? sql``
    : sql`, praise_kept as (
        insert into praise (org_id, feedback_id, member_id, department_id, by, named_by)
        select org_id, stored.id, named.member_id, named.department_id, 'person', ${memberId}::uuid
        from stored cross join (
          select member_id, null::uuid as department_id
            from unnest(${[...praises.memberIds]}::uuid[]) as member_id
          union select null, department_id
            from unnest(${[...praises.departmentIds]}::uuid[]) as department_id) as named)`;
