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

/**
 * Forgets where answers of more than `days` ago came from, at most `limit` counts of them.
 * @returns how many.
 */
export async function deleteOldTallies(tx: Tx, { days, limit }: { days: number; limit: number }) {
  const { count } = await tx`
    delete from answer_tally where org_id = app_org() and (survey_id, source, since) in (
      select survey_id, source, since from answer_tally
      where org_id = app_org() and since < now() - make_interval(days => ${days})
      order by since limit ${limit} for update skip locked)`;
  return count;
}

/** Forgets work that cannot be sent again since its challenge has expired. Returns how many. */
export async function deleteSpentProofs(tx: Tx, limit: number): Promise<number> {
  const { count } = await tx`
    delete from spent_proof where org_id = app_org() and challenge in (
      select challenge from spent_proof where org_id = app_org() and expires_at < now()
      order by expires_at limit ${limit} for update skip locked)`;
  return count;
}
