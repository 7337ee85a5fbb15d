import type { AskingBasis } from './asking.ts';
import type { Tx } from './connect.ts';

/** A letter that asks (step 1) or reminds (step 2), with what its words are made of. */
export interface InvitationMail {
  invitationId: string;
  step: 1 | 2;
  personId: string | null;
  isTest: boolean;
  basis: AskingBasis;
  name: string | null;
  email: string | null;
  locale: string;
  survey: string;
  doc: unknown;
  kind: string;
  occurredAt: Date;
  expiresAt: Date;
  /** By the clock of the database. */
  at: Date;
}

const facts = (tx: Tx) => tx`
  i.id as invitation_id, i.person_id, i.source = 'test' as is_test, i.basis,
  coalesce(p.name, tester.name) as name, coalesce(p.email, tester.email) as email,
  i.locale, s.name as survey, s.kind, published.doc, i.occurred_at, i.expires_at, now() as at`;

const joined = (tx: Tx) => tx`
  join survey s on s.org_id = i.org_id and s.id = i.survey_id
  left join survey_version published on published.org_id = s.org_id
    and published.survey_id = s.id and published.version = s.version
  left join person p on p.org_id = i.org_id and p.id = i.person_id
  left join member tester on tester.org_id = i.org_id and tester.id = i.test_member_id`;

/** What the letter says, with marks for its links; kept so that people see it, and can send it by hand. */
export interface InvitationWords {
  subject: string;
  body: string;
}

/** The words of the letter that asks; undefined as long as it was not due. */
export async function findInvitationWords(tx: Tx, id: string) {
  const [row] = await tx<InvitationWords[]>`
    select subject, body from survey_invitation_mail
    where org_id = app_org() and invitation_id = ${id} and step = 1 and subject is not null`;
  return row;
}

/** Letters that nobody needs any more: answered, cancelled, suppressed, or too late to ask. */
export async function dropNeedlessMail(tx: Tx): Promise<void> {
  await tx`
    update survey_invitation_mail m set failed_at = now(),
      error = case when i.expires_at <= now() and m.step = 1 then 'too_late' else 'not_needed' end
    from survey_invitation i
    where m.org_id = app_org() and m.due_at <= now() and m.sent_at is null and m.failed_at is null
      and m.sending_at is null and i.org_id = m.org_id and i.id = m.invitation_id
      and (i.answered_at is not null or i.cancelled_at is not null or i.suppressed_at is not null
        or i.expires_at <= now())`;
}

/** Holds the next letter that is due until the transaction ends; undefined: none is. */
export async function holdDueMail(tx: Tx): Promise<InvitationMail | undefined> {
  const [row] = await tx<InvitationMail[]>`
    select m.step, ${facts(tx)}
    from survey_invitation_mail m
      join survey_invitation i on i.org_id = m.org_id and i.id = m.invitation_id ${joined(tx)}
    where m.org_id = app_org() and m.due_at <= now() and m.sent_at is null and m.failed_at is null
      and m.sending_at is null and i.expires_at > now() and i.answered_at is null
      and i.cancelled_at is null and i.suppressed_at is null
    order by m.due_at, m.invitation_id limit 1 for update of m skip locked`;
  return row;
}

/** Where answers to a letter go; null: nobody said so. */
export async function readReplyTo(tx: Tx): Promise<string | null> {
  const [row] = await tx<[{ replyTo: string | null }]>`
    select coalesce(
      (select reply_to from asking_policy where org_id = app_org()),
      nullif(help->>'email', '')) as reply_to
    from organization where id = app_org()`;
  return row.replyTo;
}

type Which = Pick<InvitationMail, 'invitationId' | 'step'>;

/**
 * From here on until its outcome is written down nobody takes the letter again, not even when this
 * process dies: rather once unclear than twice sent.
 */
export async function takeInvitationMail(
  tx: Tx,
  { invitationId, step }: Which,
  { subject, body }: InvitationWords,
): Promise<void> {
  await tx`
    update survey_invitation_mail set sending_at = now(), attempts = attempts + 1,
      subject = ${subject}, body = ${body}
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}`;
}

/** It is not the time: it comes due later, and lives as much longer. */
export async function deferInvitationMail(tx: Tx, { invitationId, step }: Which, until: Date) {
  await tx`
    update survey_invitation_mail set due_at = ${until}
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}`;
  if (step === 2) return;
  await tx`
    update survey_invitation set due_at = ${until},
      expires_at = expires_at + (${until}::timestamptz - due_at),
      remind_at = remind_at + (${until}::timestamptz - due_at)
    where org_id = app_org() and id = ${invitationId}`;
}

/** The guard says no: nobody is asked, or nobody is reminded, and the reason stays. */
export async function suppressInvitationMail(
  tx: Tx,
  { invitationId, step }: Which,
  reason: string,
) {
  if (step === 1) {
    await tx`
      update survey_invitation set suppressed_at = now(), suppressed_for = ${reason}
      where org_id = app_org() and id = ${invitationId} and suppressed_at is null`;
  }
  await tx`
    update survey_invitation_mail set failed_at = now(), error = ${reason}
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}`;
}

/** It is out; the letter that reminds waits from now on. */
export async function markInvitationSent(tx: Tx, { invitationId, step }: Which): Promise<void> {
  await tx`
    update survey_invitation_mail set sent_at = now(), sending_at = null, error = null,
      error_detail = null
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}`;
  if (step === 2) return;
  await tx`
    insert into survey_invitation_mail (org_id, invitation_id, step, due_at)
    select org_id, id, 2, greatest(remind_at, now() + interval '1 day')
    from survey_invitation
    where org_id = app_org() and id = ${invitationId} and source <> 'test'
      and greatest(remind_at, now() + interval '1 day') < expires_at and remind_at is not null
    on conflict do nothing`;
}

export interface InvitationFailure {
  code: string;
  detail: string | null;
}

/** It will never be sent. */
export async function markInvitationFailed(
  tx: Tx,
  { invitationId, step }: Which,
  { code, detail }: InvitationFailure,
): Promise<void> {
  await tx`
    update survey_invitation_mail set failed_at = now(), sending_at = null, error = ${code},
      error_detail = ${detail}
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}
      and sent_at is null`;
}

/** It was not sent; it comes due again, later each time, until it is too late to ask. */
export async function retryInvitationMail(
  tx: Tx,
  { invitationId, step }: Which,
  { code, detail }: InvitationFailure,
): Promise<void> {
  await tx`
    update survey_invitation_mail set sending_at = null, error = ${code}, error_detail = ${detail},
      due_at = now() + least(power(2, attempts), 360) * interval '1 minute'
    where org_id = app_org() and invitation_id = ${invitationId} and step = ${step}
      and sent_at is null`;
}

/** What was taken long ago and has no outcome may have been sent: it is not sent again. */
export async function markInvitationsUnclear(tx: Tx, minutes: number): Promise<void> {
  await tx`
    update survey_invitation_mail set failed_at = now(), error = 'unclear'
    where org_id = app_org() and sent_at is null and failed_at is null
      and sending_at < now() - ${minutes} * interval '1 minute'`;
}

/** Names the minute while a letter is due, by which the clock promises the work; null: none is. */
export async function nextInvitationTurn(tx: Tx): Promise<string | null> {
  const [row] = await tx<{ turn: string | null }[]>`
    select to_char(now(), 'YYYY-MM-DD HH24:MI') as turn
    where not (select is_demo from organization where id = app_org()) and exists (
      select from survey_invitation_mail
      where org_id = app_org() and sent_at is null and failed_at is null
        and (due_at <= now() or sending_at < now() - interval '10 minutes'))`;
  return row?.turn ?? null;
}
