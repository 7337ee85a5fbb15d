import type { Tx } from './connect.ts';

/** Answers of one source to a survey, in one stretch of time. */
export interface Tally {
  surveyId: string;
  /** A hash that stands for where they come from. */
  source: string;
  since: Date;
}

/** Counts one more answer and says how many that makes; answers at once wait for each other. */
export async function countAnswer(tx: Tx, { surveyId, source, since }: Tally): Promise<number> {
  const [row] = await tx<[{ answers: number }]>`
    insert into answer_tally (org_id, survey_id, source, since)
    values (app_org(), ${surveyId}, ${source}, ${since})
    on conflict (org_id, survey_id, source, since)
      do update set answers = answer_tally.answers + 1
    returning answers`;
  return row.answers;
}

/** Takes back a count of an answer that was not stored after all. */
export async function uncountAnswer(tx: Tx, { surveyId, source, since }: Tally): Promise<void> {
  await tx`
    update answer_tally set answers = answers - 1
    where org_id = app_org() and survey_id = ${surveyId} and source = ${source}
      and since = ${since}`;
}

/** How many answers one source gave to a survey in a stretch of time. */
export async function readTally(tx: Tx, { surveyId, source, since }: Tally): Promise<number> {
  const [row] = await tx<{ answers: number }[]>`
    select answers from answer_tally
    where org_id = app_org() and survey_id = ${surveyId} and source = ${source}
      and since = ${since}`;
  return row?.answers ?? 0;
}

/**
 * Spends a piece of work.
 * @returns false when it was spent before.
 */
export async function spendProof(
  tx: Tx,
  { name, expiresAt }: { name: string; expiresAt: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into spent_proof (org_id, challenge, expires_at)
    values (app_org(), ${name}, ${expiresAt}) on conflict do nothing returning challenge`;
  return rows.length > 0;
}

/** Forgets what is not needed any more: counts of two days ago, work that cannot be sent again. */
export async function forgetAnswerSources(tx: Tx): Promise<void> {
  await tx`
    delete from answer_tally where org_id = app_org() and since < now() - interval '2 days'`;
  await tx`delete from spent_proof where org_id = app_org() and expires_at < now()`;
}
