import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { findOpenMonth } from '@vocero/sql/months';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { countStatement } from '@vocero/sql/statement-count';
import { insertStatement, lockMonths } from '@vocero/sql/statements';
import { isSettling } from '@vocero/sql/top-ten-weeks';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/**
 * Writes down the charge-back statement of every month that is over and not closed, oldest first, a
 * transaction each. While themes are being learned nothing is, and the promise waits for the next round.
 */
export const closeMonthJob = ({ sql, log }: { sql: Sql; log: Logger }) =>
  processor(Payload, async ({ orgId }) => {
    const waiting = await inOrganization(sql, orgId, (tx) => listWaiting(tx, 'month.close', orgId));
    if (waiting.length === 0) return; // done before
    for (;;) {
      const outcome = await inOrganization(sql, orgId, (tx) => closeNextMonth(tx, orgId, waiting));
      if (outcome === 'settling' || outcome === 'none due') return;
      log.info({ org: orgId, month: outcome.closed }, 'the statement of a month was closed');
    }
  });

type Outcome = { closed: string } | 'none due' | 'settling';

async function closeNextMonth(tx: Tx, orgId: string, waiting: string[]): Promise<Outcome> {
  await lockMonths(tx);
  const month = await findOpenMonth(tx);
  if (month === undefined) {
    await takeRows(tx, waiting);
    return 'none due';
  }
  if (await isSettling(tx)) return 'settling';
  await insertStatement(tx, await countStatement(tx, month));
  await notifyLive(tx, orgId, 'themes');
  return { closed: month };
}
