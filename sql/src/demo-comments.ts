import type { Tx } from './connect.ts';
import type { AgainCause } from './feedback-again.ts';

/** A comment of a made-up organisation, with a past. */
export interface PastFeedback {
  id: string;
  channel: string;
  text: string;
  language: string;
  scores: Record<string, string | number>;
  kind: string;
  reasonId: string | null;
  /** A reason that is not in the register, in somebody's own words. */
  reasonOther: string | null;
  customerRef: string | null;
  caseCode: string;
  surveyId: string | null;
  /** Of the survey, and what was answered beside the scores. */
  surveyVersion: number | null;
  answers: Record<string, string[]>;
  placeId: string | null;
  memberId: string | null;
  occurredAt: Date;
  /** The theme a person put it in; null: nobody did, the engine shall read it. */
  themeId: string | null;
}

export async function insertPastFeedback(tx: Tx, comments: readonly PastFeedback[]): Promise<void> {
  const rows = comments.map((comment) => ({
    id: comment.id,
    channel: comment.channel,
    text: comment.text,
    language: comment.language,
    scores: comment.scores,
    kind: comment.kind,
    reason_id: comment.reasonId,
    reason_other: comment.reasonOther,
    customer_ref: comment.customerRef,
    case_code: comment.caseCode,
    survey_id: comment.surveyId,
    survey_version: comment.surveyVersion,
    answers: comment.answers,
    place_id: comment.placeId,
    member_id: comment.memberId,
    occurred_at: comment.occurredAt.toISOString(),
  }));
  await tx`
    insert into feedback (org_id, id, channel, text, language, scores, kind, reason_id, reason_other,
      customer_ref, case_code, survey_id, survey_version, answers, place_id, member_id, occurred_at,
      received_at)
    select app_org(), id, channel, text, language, scores, kind, reason_id, reason_other,
      customer_ref, case_code, survey_id, survey_version, answers, place_id, member_id, occurred_at,
      occurred_at
    from jsonb_to_recordset(${tx.json(rows)}) as past (id uuid, channel text, text text,
      language text, scores jsonb, kind text, reason_id uuid, reason_other text, customer_ref text, case_code text,
      survey_id uuid, survey_version integer, answers jsonb, place_id uuid, member_id uuid, occurred_at timestamptz)`;
}

/**
 * Puts comments into their themes by a person's word; those without one were taken out of every
 * theme, so they wait in the unsorted tray.
 */
export async function insertPastPlacements(
  tx: Tx,
  comments: readonly PastFeedback[],
): Promise<void> {
  const rows = comments.map(({ id, themeId }) => ({ id, theme_id: themeId }));
  const past = tx`jsonb_to_recordset(${tx.json(rows)}) as past (id uuid, theme_id uuid)`;
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at, placed_at)
    select app_org(), past.id, past.theme_id,
      case when past.theme_id is null then 'unsorted' else 'placed' end, 'person',
      occurred_at, occurred_at
    from ${past} join feedback on org_id = app_org() and feedback.id = past.id`;
}

export interface PastAgain {
  feedbackId: string;
  /** The contact before. */
  previousId: string;
  cause: AgainCause;
  text: string | null;
  memberId: string;
  at: Date;
}

export async function insertPastAgain(tx: Tx, again: PastAgain): Promise<void> {
  await tx`
    insert into feedback_again (org_id, feedback_id, previous_id, cause, text, member_id, at)
    values (app_org(), ${again.feedbackId}, ${again.previousId}, ${again.cause}, ${again.text},
      ${again.memberId}, ${again.at})`;
}
