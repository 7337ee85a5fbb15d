import type { Tx } from './connect.ts';

/** What the worker that learns is doing, in this order; only placing counts comments. */
export type LearningStage = 'reading' | 'learning' | 'writing' | 'placing';

export interface LearningProgress {
  stage: LearningStage;
  done: number;
  total: number;
  startedAt: Date;
}

/** Seconds without a sign of life after which the worker is taken for dead. */
export const PROGRESS_STALE = 30;

/** Learning begins, or begins anew after a worker that died. */
export async function startProgress(tx: Tx): Promise<void> {
  await tx`
    insert into learning_progress (org_id, stage) values (app_org(), 'reading')
    on conflict (org_id) do update set stage = 'reading', done = 0, total = 0,
      started_at = now(), seen_at = now()`;
}

export async function writeProgress(
  tx: Tx,
  { stage, done = 0, total = 0 }: { stage: LearningStage; done?: number; total?: number },
): Promise<void> {
  await tx`
    update learning_progress
    set stage = ${stage}, done = ${done}, total = ${total}, seen_at = now()
    where org_id = app_org()`;
}

/** A sign of life from a worker whose stage takes long. */
export async function keepProgress(tx: Tx): Promise<void> {
  await tx`update learning_progress set seen_at = now() where org_id = app_org()`;
}

export async function clearProgress(tx: Tx): Promise<void> {
  await tx`delete from learning_progress where org_id = app_org()`;
}

/** Whether a living worker began to learn after an import was promised to be read. */
export async function isLearnedSince(tx: Tx, importId: string): Promise<boolean> {
  const rows = await tx`
    select from learning_progress join outbox on outbox.org_id = app_org()
      and topic = 'import.finished' and subject_id = ${importId}
    where learning_progress.org_id = app_org() and started_at >= created_at
      and seen_at > now() - ${PROGRESS_STALE} * interval '1 second'`;
  return rows.length > 0;
}

/** What a living worker is doing; null when none is. */
export async function readProgress(tx: Tx): Promise<LearningProgress | null> {
  const [row] = await tx<LearningProgress[]>`
    select stage, done, total, started_at from learning_progress
    where org_id = app_org() and seen_at > now() - ${PROGRESS_STALE} * interval '1 second'`;
  return row ?? null;
}
