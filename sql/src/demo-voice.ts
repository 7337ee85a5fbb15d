import type { Tx } from './connect.ts';

/** An answer to a survey of a made-up organisation. */
export interface PastAnswer {
  id: string;
  surveyId: string;
  memberId: string;
  text: string;
  language: string | null;
  scores: Record<string, string | number>;
  answers: Record<string, readonly string[]>;
  flags: readonly string[];
  caseCode: string;
  occurredAt: Date;
}

/** Publishes the first version of a survey, on a day that is over. */
export async function publishPastSurvey(
  tx: Tx,
  { surveyId, doc, memberId, at }: { surveyId: string; doc: object; memberId: string; at: Date },
): Promise<void> {
  await tx`
    insert into survey_version (org_id, survey_id, version, doc, published_by, published_at)
    values (app_org(), ${surveyId}, 1, ${tx.json(doc as never)}, ${memberId}, ${at})`;
  await tx`update survey set version = 1 where org_id = app_org() and id = ${surveyId}`;
}

/** Answers given on the phone, and that each of them came of a call. */
export async function insertPastAnswers(tx: Tx, answers: readonly PastAnswer[]): Promise<void> {
  const rows = answers.map((answer) => ({
    ...{ id: answer.id, survey_id: answer.surveyId, member_id: answer.memberId },
    ...{ text: answer.text, language: answer.language, scores: answer.scores },
    ...{ answers: answer.answers, flags: answer.flags, case_code: answer.caseCode },
    occurred_at: answer.occurredAt.toISOString(),
  }));
  await tx`
    with stored as (
      insert into feedback (org_id, id, channel, text, language, scores, answers, flags, case_code,
        survey_id, survey_version, locale, member_id, occurred_at, received_at)
      select app_org(), id, 'phone', text, language, scores, answers,
        array(select jsonb_array_elements_text(flags)), case_code, survey_id, 1, 'es', member_id,
        occurred_at, occurred_at
      from jsonb_to_recordset(${tx.json(rows)}) as past (id uuid, survey_id uuid,
        member_id uuid, text text, language text, scores jsonb, answers jsonb, flags jsonb,
        case_code text, occurred_at timestamptz)
      returning org_id, id, survey_id, member_id, occurred_at)
    insert into interview (org_id, id, survey_id, member_id, locale, outcome, feedback_id, at)
    select org_id, id, survey_id, member_id, 'es', 'answered', id, occurred_at from stored`;
}

export async function insertPastCalls(
  tx: Tx,
  calls: readonly { surveyId: string; memberId: string; outcome: string; at: Date }[],
): Promise<void> {
  const rows = calls.map(({ surveyId, memberId, outcome, at }) => ({
    ...{ survey_id: surveyId, member_id: memberId, outcome, at: at.toISOString() },
  }));
  await tx`
    insert into interview (org_id, id, survey_id, member_id, locale, outcome, at)
    select app_org(), new_id(), survey_id, member_id, 'es', outcome, at
    from jsonb_to_recordset(${tx.json(rows)}) as past (survey_id uuid, member_id uuid, outcome text,
      at timestamptz)`;
}

export interface PastTranscript {
  id: string;
  text: string;
  turns: readonly { speaker: string; text: string; customer: boolean }[];
  externalId: string;
  caseCode: string;
}

/** Calls that came in as one batch from a source whose speakers are known. */
export async function insertPastTranscripts(
  tx: Tx,
  batch: {
    id: string;
    sourceId: string;
    name: string;
    memberId: string;
    at: Date;
    calls: readonly PastTranscript[];
  },
): Promise<void> {
  const n = batch.calls.length;
  await tx`
    insert into import (org_id, id, file_name, state, columns, source_id, created_by, created_at,
      finished_at, total, accepted)
    values (app_org(), ${batch.id}, ${batch.name}, 'done', array['file'], ${batch.sourceId},
      ${batch.memberId}, ${batch.at}, ${batch.at}, ${n}, ${n})`;
  for (const { id, text, turns, externalId, caseCode } of batch.calls) {
    await tx`
      insert into feedback (org_id, id, channel, text, language, external_id, case_code, import_id,
        member_id, occurred_at, received_at)
      values (app_org(), ${id}, 'phone', ${text}, 'es', ${externalId}, ${caseCode}, ${batch.id},
        ${batch.memberId}, ${batch.at}, ${batch.at})`;
    await tx`
      insert into feedback_context (org_id, feedback_id, turns)
      values (app_org(), ${id}, ${tx.json(turns.map((turn) => ({ ...turn })))})`;
  }
}
