import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import {
  clearProgress,
  keepProgress,
  startProgress,
  writeProgress,
  type LearningStage,
} from '@vocero/sql/learning-progress';
import { notifyLive } from '@vocero/sql/live';
import type { Logger } from './log.ts';

/** Says which stage has begun, and of how many comments how many are done. */
export type ReportProgress = (
  stage: LearningStage,
  counts?: { done: number; total: number },
) => Promise<void>;

/** Well below the age from which a silent worker is taken for dead. */
const HEARTBEAT = 8_000;

/**
 * Shows people what `work` is doing while it does it, and nothing afterwards. Reports are written
 * past the transactions of the work; one that cannot be written is left out.
 */
export async function withProgress<T>(
  { sql, log }: { sql: Sql; log: Logger },
  orgId: string,
  work: (report: ReportProgress) => Promise<T>,
): Promise<T> {
  const tryTo = (write: (tx: Tx) => Promise<void>) =>
    inOrganization(sql, orgId, write).catch((error: unknown) =>
      log.debug({ org: orgId, err: error }, 'progress not written'),
    );
  const show = (write: (tx: Tx) => Promise<void>) =>
    tryTo(async (tx) => {
      await write(tx);
      await notifyLive(tx, orgId, 'engine');
    });

  await show(startProgress);
  const heartbeat = setInterval(() => void tryTo(keepProgress), HEARTBEAT);
  try {
    return await work((stage, counts) => show((tx) => writeProgress(tx, { stage, ...counts })));
  } finally {
    clearInterval(heartbeat);
    await show(clearProgress);
  }
}
