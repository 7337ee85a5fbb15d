import type { Tx } from './connect.ts';

/** What became of an invitation of the past; days before or, negative, after its service. */
export interface PastInvitation {
  id: string;
  tokenHash: string;
  personId: string;
  surveyId: string;
  locale: string;
  occurredAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  remindedAt: Date | null;
  answeredAt: Date | null;
  feedbackId: string | null;
  suppressedFor: string | null;
  isCancelled: boolean;
  /** Why its letter did not go out. */
  error: string | null;
}

/** Writes an invitation with its letters as the past left them. */
export async function insertPastInvitation(tx: Tx, past: PastInvitation): Promise<void> {
  const { dueAt, suppressedFor, remindedAt } = past;
  await tx`
    insert into survey_invitation (org_id, id, token_hash, person_id, survey_id, locale, basis,
      source, occurred_at, due_at, expires_at, suppressed_at, suppressed_for, cancelled_at,
      answered_at, feedback_id, created_at)
    values (app_org(), ${past.id}, ${past.tokenHash}, ${past.personId}, ${past.surveyId},
      ${past.locale}, 'consent', 'webhook', ${past.occurredAt}, ${dueAt},
      ${dueAt}::timestamptz + interval '14 days',
      case when ${suppressedFor !== null} then ${dueAt}::timestamptz end, ${suppressedFor},
      case when ${past.isCancelled} then ${dueAt}::timestamptz end, ${past.answeredAt},
      ${past.feedbackId}, ${past.occurredAt})`;
  if (suppressedFor !== null) return;
  await tx`
    insert into survey_invitation_mail (org_id, invitation_id, step, due_at, sent_at, failed_at,
      error)
    values (app_org(), ${past.id}, 1, ${dueAt}, ${past.sentAt},
      case when ${past.error !== null} then ${dueAt}::timestamptz end, ${past.error})`;
  if (remindedAt === null) return;
  await tx`
    insert into survey_invitation_mail (org_id, invitation_id, step, due_at, sent_at)
    values (app_org(), ${past.id}, 2, ${remindedAt}, ${remindedAt})`;
}

/** Answers to a survey that no invitation led to yet, newest first. */
export function listUninvited(tx: Tx, surveyId: string, limit: number) {
  return tx<{ id: string; occurredAt: Date; customerRef: string | null }[]>`
    select id, occurred_at, customer_ref from feedback f
    where org_id = app_org() and survey_id = ${surveyId}
      and not exists (select from survey_invitation i
        where i.org_id = f.org_id and i.feedback_id = f.id)
    order by occurred_at desc, id desc limit ${limit}`;
}
