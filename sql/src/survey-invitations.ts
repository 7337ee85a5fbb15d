import type { AskingBasis } from './asking.ts';
import type { Tx } from './connect.ts';

export const invitationStates = [
  'scheduled',
  'sent',
  'reminded',
  'answered',
  'expired',
  'suppressed',
  'failed',
  'cancelled',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** The promise to ask one person after one service, with what became of it. */
export interface SurveyInvitation {
  id: string;
  personId: string;
  person: { name: string | null; email: string | null; customerRef: string | null };
  surveyId: string;
  survey: string;
  place: string | null;
  state: InvitationState;
  /** Why it is suppressed or failed. */
  reason: string | null;
  source: 'api' | 'webhook';
  occurredAt: Date;
  dueAt: Date;
  expiresAt: Date;
  sentAt: Date | null;
  remindedAt: Date | null;
  answeredAt: Date | null;
  feedbackId: string | null;
}

const stateOf = (tx: Tx) => tx`
  case when i.answered_at is not null then 'answered'
    when i.cancelled_at is not null then 'cancelled'
    when i.suppressed_at is not null then 'suppressed'
    when ask.failed_at is not null then 'failed'
    when i.expires_at <= now() then 'expired'
    when reminder.sent_at is not null then 'reminded'
    when ask.sent_at is not null then 'sent'
    else 'scheduled' end`;

const letters = (tx: Tx) => tx`
  left join survey_invitation_mail ask
    on ask.org_id = i.org_id and ask.invitation_id = i.id and ask.step = 1
  left join survey_invitation_mail reminder
    on reminder.org_id = i.org_id and reminder.invitation_id = i.id and reminder.step = 2`;

const joined = (tx: Tx) => tx`
  from survey_invitation i
    join survey s on s.org_id = i.org_id and s.id = i.survey_id
    join person p on p.org_id = i.org_id and p.id = i.person_id
    left join place on place.org_id = i.org_id and place.id = i.place_id
    ${letters(tx)}`;

const columns = (tx: Tx) => tx`
  i.id, i.person_id,
  jsonb_build_object('name', p.name, 'email', p.email, 'customerRef', p.customer_ref) as person,
  i.survey_id, s.name as survey, place.name as place, ${stateOf(tx)} as state,
  case when i.suppressed_at is not null then i.suppressed_for else ask.error end as reason,
  i.source, i.occurred_at, i.due_at, i.expires_at, ask.sent_at, reminder.sent_at as reminded_at,
  i.answered_at, i.feedback_id`;

export interface InvitationFilter {
  survey?: string | undefined;
  state?: InvitationState | undefined;
  person?: string | undefined;
}

const matches = (tx: Tx, { survey, state, person }: InvitationFilter) => tx`
  i.org_id = app_org()
    and (${survey ?? null}::uuid is null or i.survey_id = ${survey ?? null}::uuid)
    and (${person ?? null}::uuid is null or i.person_id = ${person ?? null}::uuid)
    and (${state ?? null}::text is null or ${stateOf(tx)} = ${state ?? null})`;

/** Newest first. */
export function listSurveyInvitations(
  tx: Tx,
  filter: InvitationFilter,
  page: { before: string | null; limit: number },
) {
  return tx<SurveyInvitation[]>`
    select ${columns(tx)} ${joined(tx)}
    where ${matches(tx, filter)} and (${page.before}::uuid is null or i.id < ${page.before}::uuid)
    order by i.id desc limit ${page.limit}`;
}

export async function findSurveyInvitation(tx: Tx, id: string) {
  const [row] = await tx<SurveyInvitation[]>`
    select ${columns(tx)} ${joined(tx)} where i.org_id = app_org() and i.id = ${id}`;
  return row;
}

/** How many there are in each state, of those that came due in the last `days`. */
export function countSurveyInvitations(
  tx: Tx,
  { survey, days }: { survey: string | undefined; days: number },
) {
  return tx<{ state: InvitationState; n: number; wasSent: number }[]>`
    select ${stateOf(tx)} as state, count(*)::int as n,
      count(*) filter (where ask.sent_at is not null)::int as was_sent
    from survey_invitation i ${letters(tx)}
    where ${matches(tx, { survey })} and i.source <> 'test' and i.due_at > now() - make_interval(days => ${days})
    group by 1`;
}

export interface NewInvitation {
  id: string;
  tokenHash: string;
  personId: string | null;
  testMemberId: string | null;
  surveyId: string;
  placeId: string | null;
  serviceChannel: string | null;
  locale: string;
  basis: AskingBasis;
  source: 'api' | 'webhook' | 'test';
  externalId: string | null;
  occurredAt: Date;
  dueAt: Date;
  expiresDays: number;
  reminderDays: number;
  suppressedFor: string | null;
}

/** Promises to ask, with the letter that does; one that is suppressed has none. */
export async function insertSurveyInvitation(tx: Tx, made: NewInvitation): Promise<void> {
  const remindDays = made.reminderDays === 0 ? null : made.reminderDays;
  await tx`
    insert into survey_invitation (org_id, id, token_hash, person_id, test_member_id, survey_id,
      place_id, service_channel, locale, basis, source, external_id, occurred_at, due_at, expires_at,
      remind_at, suppressed_at, suppressed_for)
    values (app_org(), ${made.id}, ${made.tokenHash}, ${made.personId}, ${made.testMemberId},
      ${made.surveyId}, ${made.placeId}, ${made.serviceChannel}, ${made.locale}, ${made.basis},
      ${made.source}, ${made.externalId}, ${made.occurredAt}, ${made.dueAt},
      ${made.dueAt}::timestamptz + make_interval(days => ${made.expiresDays}),
      ${made.dueAt}::timestamptz + make_interval(days => ${remindDays}),
      case when ${made.suppressedFor}::text is not null then now() end, ${made.suppressedFor})`;
  if (made.suppressedFor !== null) return;
  await tx`
    insert into survey_invitation_mail (org_id, invitation_id, step, due_at)
    values (app_org(), ${made.id}, 1, ${made.dueAt})`;
}

/** The invitation that an event of this name led to before. */
export async function findInvitationOfEvent(tx: Tx, externalId: string) {
  const [row] = await tx<{ id: string }[]>`
    select id from survey_invitation where org_id = app_org() and external_id = ${externalId}`;
  return row?.id;
}

/** Asks nobody; false where it is too late for that, or it is cancelled already. */
export async function cancelInvitation(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const { count } = await tx`
    update survey_invitation set cancelled_at = now(), cancelled_by = ${memberId}
    where org_id = app_org() and id = ${id} and cancelled_at is null and suppressed_at is null
      and answered_at is null`;
  return count > 0;
}

/** Takes that back; letters that were not needed wait again. */
export async function restoreInvitation(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx`
    update survey_invitation set cancelled_at = null, cancelled_by = null
    where org_id = app_org() and id = ${id} and cancelled_at is not null`;
  await tx`
    update survey_invitation_mail set failed_at = null, error = null
    where org_id = app_org() and invitation_id = ${id} and error = 'not_needed'`;
  return count > 0;
}

/** In which organisation a link is answered. Needs the token's hash as lookup. */
export async function findInvitationAddress(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; id: string }[]>`
    select org_id, id from survey_invitation where token_hash = ${tokenHash}`;
  return row;
}

/** What the page behind a link has to know; nothing is written by looking. */
export interface OpenedInvitation {
  id: string;
  surveyId: string;
  placeId: string | null;
  personId: string | null;
  locale: string;
  isTest: boolean;
  isExpired: boolean;
  answeredAt: Date | null;
  feedbackId: string | null;
  /** The own address of the survey, for whoever comes too late. */
  surveyToken: string;
}

const opened = (tx: Tx) => tx`
  select i.id, i.survey_id, i.place_id, i.person_id, i.locale, i.source = 'test' as is_test,
    i.expires_at <= now() or i.cancelled_at is not null as is_expired, i.answered_at, i.feedback_id,
    s.token as survey_token
  from survey_invitation i join survey s on s.org_id = i.org_id and s.id = i.survey_id`;

export async function readInvitation(tx: Tx, id: string) {
  const [row] = await tx<OpenedInvitation[]>`
    ${opened(tx)} where i.org_id = app_org() and i.id = ${id}`;
  return row;
}

/** Held until the transaction ends: of many answers at once only one finds it unanswered. */
export async function lockInvitation(tx: Tx, id: string) {
  const [row] = await tx<OpenedInvitation[]>`
    ${opened(tx)} where i.org_id = app_org() and i.id = ${id} for update of i`;
  return row;
}

export async function markAnswered(tx: Tx, id: string, feedbackId: string): Promise<void> {
  await tx`
    update survey_invitation set answered_at = now(), feedback_id = ${feedbackId}
    where org_id = app_org() and id = ${id} and answered_at is null`;
}
