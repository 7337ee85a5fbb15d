import type { Tx } from './connect.ts';

/** An answer that a device sent in the past, with the comment that it became. */
export interface PastKioskAnswer {
  id: string;
  feedbackId: string;
  kioskId: string;
  surveyId: string;
  placeId: string;
  scores: Record<string, string | number>;
  caseCode: string;
  givenAt: Date;
  sameness: string;
  isFinished: boolean;
  isBurst: boolean;
}

/** Its text is empty: there is nothing for the engine to read. */
export async function insertPastKioskAnswers(
  tx: Tx,
  answers: readonly PastKioskAnswer[],
): Promise<void> {
  const rows = answers.map((answer) => ({
    id: answer.id,
    feedback_id: answer.feedbackId,
    kiosk_id: answer.kioskId,
    survey_id: answer.surveyId,
    place_id: answer.placeId,
    scores: answer.scores,
    case_code: answer.caseCode,
    given_at: answer.givenAt.toISOString(),
    sameness: answer.sameness,
    is_finished: answer.isFinished,
    is_burst: answer.isBurst,
  }));
  await tx`
    with past as (
      select id, feedback_id, kiosk_id, survey_id, place_id, scores, case_code, given_at, sameness,
        is_finished, is_burst
      from jsonb_to_recordset(${tx.json(rows)}) as new (
        id uuid, feedback_id uuid, kiosk_id uuid, survey_id uuid, place_id uuid, scores jsonb,
        case_code text, given_at timestamptz, sameness text, is_finished boolean, is_burst boolean)),
    heard as (
      insert into feedback (org_id, id, channel, text, language, scores, case_code, survey_id,
        survey_version, place_id, flags, occurred_at, received_at)
      select app_org(), feedback_id, 'kiosk', '', null, scores, case_code, survey_id, 0, place_id,
        case when is_burst then array['burst'] else '{}'::text[] end, given_at, given_at
      from past returning org_id, id)
    insert into kiosk_answer (org_id, kiosk_id, id, feedback_id, given_at, sameness, is_finished,
      is_burst)
    select heard.org_id, kiosk_id, past.id, feedback_id, given_at, sameness, is_finished, is_burst
    from past join heard on heard.id = past.feedback_id`;
}

/** How a device was when it was last heard of. */
export async function setPastDevice(
  tx: Tx,
  id: string,
  { tokenHash, seenAt, waiting }: { tokenHash: string; seenAt: Date; waiting: number },
): Promise<void> {
  await tx`
    update kiosk set token_hash = ${tokenHash}, paired_at = ${seenAt}::timestamptz - interval '30 days',
      last_seen_at = ${seenAt}, waiting = ${waiting}
    where org_id = app_org() and id = ${id}`;
}
