import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { countTopTen, type TopTen } from '@vocero/sql/top-ten';
import {
  findOpenWeek,
  insertTopTen,
  isSettling,
  lockWeeks,
  type FrozenRow,
} from '@vocero/sql/top-ten-weeks';
import { z } from 'zod';
import { targetProgress } from '../engine/top-ten/target-progress.ts';
import type { Logger } from '../log.ts';
import { writeDigest } from '../messages/write-digest.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/**
 * Writes down the top ten of every week that is over and not closed, oldest first, a transaction each.
 * While themes are being learned nothing is, and the promise waits for the next round of the relay.
 */
export const closeWeekJob = ({ sql, log }: { sql: Sql; log: Logger }) =>
  processor(Payload, async ({ orgId }) => {
    const waiting = await inOrganization(sql, orgId, (tx) => listWaiting(tx, 'week.close', orgId));
    if (waiting.length === 0) return; // done before
    for (;;) {
      const outcome = await inOrganization(sql, orgId, (tx) => closeNextWeek(tx, orgId, waiting));
      if (outcome === 'settling' || outcome === 'none due') return;
      log.info({ org: orgId, week: outcome.closed }, 'the top ten of a week were closed');
    }
  });

type Outcome = { closed: string } | 'none due' | 'settling';

async function closeNextWeek(tx: Tx, orgId: string, waiting: string[]): Promise<Outcome> {
  await lockWeeks(tx);
  const start = await findOpenWeek(tx);
  if (start === undefined) {
    await takeRows(tx, waiting);
    return 'none due';
  }
  if (await isSettling(tx)) return 'settling';
  const week = await countTopTen(tx, start);
  await insertTopTen(tx, week, frozenRows(week));
  await writeDigest(tx, start);
  await notifyLive(tx, orgId, 'themes');
  return { closed: start };
}

const frozenRows = (week: TopTen): FrozenRow[] =>
  week.rows.map((row) => ({
    ...row,
    progress:
      row.target && targetProgress(row.target, { count: row.contacts, driver: week.driverAmount }),
  }));
