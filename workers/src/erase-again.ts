import type { Sql } from '@vocero/sql/connect';
import { readErased } from '@vocero/sql/erased-log';
import { reapplyErasures } from '@vocero/sql/reapply-erasures';
import type { Logger } from './log.ts';

/**
 * Erases again whom a restored backup brought back. One that cannot be is loud in the log and tried at
 * each start; it keeps neither the others nor any other work from being done.
 */
export async function eraseAgain(sql: Sql, dataDirectory: string, log: Logger): Promise<void> {
  const { erased, failed } = await reapplyErasures(sql, await readErased(dataDirectory));
  if (erased > 0) log.warn({ erased }, 'erased again whom a restored backup brought back');
  for (const { erasureId, error } of failed) {
    log.error({ erasure: erasureId, err: error }, 'not erased again; tried at the next start');
  }
}
