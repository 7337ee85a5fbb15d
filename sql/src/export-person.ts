import type { Tx } from './connect.ts';
import { findSubject, type Subject } from './erase-subject.ts';
import { isProven, personOf, type ErasureBy } from './erasures.ts';

export interface ExportRequest {
  feedbackId?: string | null;
  personId?: string | null;
  /** A customer sees what they gave and what was said to them; a member sees staff's own notes too. */
  by: Extract<ErasureBy, 'member' | 'customer'>;
}

type Row = Record<string, unknown>;

/** All that is kept of somebody, table by table, with keys that say what it is. */
export interface PersonExport {
  person: Row | null;
  consents: Row[];
  comments: Row[];
  cases: Row[];
  notes: Row[];
  photos: Row[];
  history: Row[];
  promises: Row[];
  choices: Row[];
  messages: Row[];
  invitations: Row[];
  remedies: Row[];
  outcomes: Row[];
}

/**
 * Everything that is kept of a person, the same that erasing them takes away. Null where there is
 * nobody of this id. With no more than the link of a public comment it is what belongs to that comment.
 */
export async function exportPerson(tx: Tx, request: ExportRequest): Promise<PersonExport | null> {
  const subject = await subjectOf(tx, request);
  if (subject.personId === null && subject.feedbackIds.length === 0) return null;
  const isStaff = request.by === 'member';
  return {
    ...(await aboutPerson(tx, subject)),
    comments: await commentsOf(tx, subject),
    ...(await aboutCases(tx, subject, isStaff)),
    ...(await whatWasSaid(tx, subject)),
    ...(await whatCameOfIt(tx, subject)),
  };
}

async function subjectOf(tx: Tx, request: ExportRequest): Promise<Subject> {
  const feedbackId = request.feedbackId ?? null;
  const known = request.personId ?? (feedbackId && (await personOf(tx, feedbackId)));
  const isWhole = request.by === 'member' || (await isProven(tx, request));
  const personId = isWhole ? known : null;
  const scope = personId === null ? 'comment' : 'person';
  const subject = await findSubject(tx, { id: '', scope, personId, feedbackId });
  return request.by === 'member' ? subject : { ...subject, feedbackIds: await ownOf(tx, subject) };
}

/** Without comments that staff joined to a case and that nothing says are the same person's. */
async function ownOf(tx: Tx, { personId, feedbackIds, caseIds }: Subject): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select f.id from feedback f
    where f.org_id = app_org() and f.id = any(${feedbackIds}::uuid[])
      and (f.case_id is null or f.case_id <> all(${caseIds}::uuid[])
        or exists (select from customer_case c where c.org_id = f.org_id and c.feedback_id = f.id)
        or exists (select from contact c where c.org_id = f.org_id and c.feedback_id = f.id
          and c.person_id = ${personId})
        or exists (select from person p where p.org_id = f.org_id and p.id = ${personId}
          and p.customer_ref = f.customer_ref))`;
  return rows.map(({ id }) => id);
}

async function aboutPerson(tx: Tx, { personId }: Subject) {
  const [person = null] = await tx<Row[]>`
    select p.customer_ref, p.name, p.email, p.phone, p.chat, p.locale, p.channels, p.hours,
      p.preferred_at, p.do_not_contact_at, p.do_not_contact_by, p.do_not_contact_reason,
      p.no_asking_at, p.created_at,
      (select coalesce(array_agg(alert), '{}') from person_alert_off a
        where a.org_id = p.org_id and a.person_id = p.id) as alerts_switched_off
    from person p where p.org_id = app_org() and p.id = ${personId}`;
  const consents = await tx<Row[]>`
    select channel, purpose, text_version, text, locale, source, given_at, withdrawn_at,
      withdrawn_by
    from consent where org_id = app_org() and person_id = ${personId} order by id`;
  return { person, consents: [...consents] };
}

async function commentsOf(tx: Tx, { feedbackIds }: Subject): Promise<Row[]> {
  const rows = await tx<Row[]>`
    select f.case_code, f.occurred_at, f.received_at, f.channel, f.text, o.text as as_written,
      f.language, f.scores, f.answers, f.reason_other, f.customer_ref, f.external_id, f.is_urgent,
      place.name as place, context.turns, page.page, again.text as came_again_because,
      c.name as contact_name, c.email as contact_email, c.phone as contact_phone,
      c.purpose_text as contact_purpose, c.consented_at
    from feedback f
      left join feedback_original o on o.org_id = f.org_id and o.feedback_id = f.id
      left join feedback_context context on context.org_id = f.org_id and context.feedback_id = f.id
      left join feedback_page page on page.org_id = f.org_id and page.feedback_id = f.id
      left join feedback_again again on again.org_id = f.org_id and again.feedback_id = f.id
      left join contact c on c.org_id = f.org_id and c.feedback_id = f.id
      left join place on place.org_id = f.org_id and place.id = f.place_id
    where f.org_id = app_org() and f.id = any(${feedbackIds}::uuid[]) order by f.occurred_at, f.id`;
  return [...rows];
}

async function aboutCases(tx: Tx, { caseIds }: Subject, isStaff: boolean) {
  const cases = await tx<Row[]>`
    select code, state, received_at, acknowledged_at, next_contact_at, wish, priority, wanted_by,
      emotion, severity, impact, complexity, is_safety, immediate_action,
      case when ${isStaff} then findings end as findings, answer, decision, decision_reason,
      closing_reason, closing_note, alternatives, expectation_gap, closed_at, outcome, handled,
      outcome_note, outcome_at, manager_wanted_at, manager_wanted_note
    from customer_case where org_id = app_org() and id = any(${caseIds}::uuid[]) order by id`;
  const notes = await tx<Row[]>`
    select c.code as case_code, e.by, e.via, e.is_internal, e.text, e.created_at
    from case_entry e join customer_case c on c.org_id = e.org_id and c.id = e.case_id
    where e.org_id = app_org() and e.case_id = any(${caseIds}::uuid[])
      and (${isStaff} or not e.is_internal) order by e.id`;
  const photos = await tx<Row[]>`
    select c.code as case_code, p.created_at, p.width, p.height,
      encode(p.jpeg, 'base64') as jpeg_base64
    from case_photo p join customer_case c on c.org_id = p.org_id and c.id = p.case_id
    where p.org_id = app_org() and p.case_id = any(${caseIds}::uuid[]) order by p.id`;
  const history = await tx<Row[]>`
    select c.code as case_code, e.act, e.by, e.created_at,
      case when ${isStaff} or e.by = 'customer' then e.note end as note,
      case when ${isStaff} then e.before end as before, case when ${isStaff} then e.after end as after
    from case_event e join customer_case c on c.org_id = e.org_id and c.id = e.case_id
    where e.org_id = app_org() and e.case_id = any(${caseIds}::uuid[]) order by e.id`;
  return { cases: [...cases], notes: [...notes], photos: [...photos], history: [...history] };
}

async function whatWasSaid(tx: Tx, { caseIds, messageIds, invitationIds }: Subject) {
  const promises = await tx<Row[]>`
    select c.code as case_code, p.by, p.what, p.due_at, p.could_delay, p.state, p.made_at,
      p.settled_at, p.answer, p.answer_note, p.wanted_on, p.answered_at, p.cause, p.cause_note
    from promise p join customer_case c on c.org_id = p.org_id and c.id = p.case_id
    where p.org_id = app_org() and p.case_id = any(${caseIds}::uuid[]) order by p.id`;
  const choices = await tx<Row[]>`
    select c.code as case_code, o.letter, o.what, o.takes, o.costs, o.pros, o.cons,
      ch.chosen = o.letter as is_chosen, ch.offered_at, ch.chosen_at
    from case_choice ch
      join case_option o on o.org_id = ch.org_id and o.choice_id = ch.id
      join customer_case c on c.org_id = ch.org_id and c.id = ch.case_id
    where ch.org_id = app_org() and ch.case_id = any(${caseIds}::uuid[]) order by ch.id, o.letter`;
  const messages = await tx<Row[]>`
    select kind, alert, locale, data, subject, body, channel, created_at, due_at, sent_at,
      blocked_for, rating, rated_at
    from customer_message
    where org_id = app_org() and id = any(${messageIds}::uuid[]) order by id`;
  const invitations = await tx<Row[]>`
    select s.name as survey, i.locale, i.basis, i.service_channel, i.external_id, i.occurred_at,
      i.due_at, i.answered_at, i.cancelled_at, m.step, m.sent_at, m.subject, m.body
    from survey_invitation i
      join survey s on s.org_id = i.org_id and s.id = i.survey_id
      left join survey_invitation_mail m on m.org_id = i.org_id and m.invitation_id = i.id
    where i.org_id = app_org() and i.id = any(${invitationIds}::uuid[]) order by i.id, m.step`;
  return {
    promises: [...promises],
    choices: [...choices],
    messages: [...messages],
    invitations: [...invitations],
  };
}

async function whatCameOfIt(tx: Tx, { feedbackIds }: Subject) {
  const remedies = await tx<Row[]>`
    select remedy_name as remedy, amount, currency, state, reason, asked_at, decided_at, answer
    from remedy_grant
    where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[]) order by id`;
  const outcomes = await tx<Row[]>`
    select outcome, handled, note, answered_at from told_outcome
    where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[]) order by id`;
  return { remedies: [...remedies], outcomes: [...outcomes] };
}
