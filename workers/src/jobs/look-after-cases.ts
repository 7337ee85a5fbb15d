import { lookAfterCases } from '@vocero/sql/case-turns';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listWaiting, takeRows, wakeRelay } from '@vocero/sql/outbox';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/**
 * Looks at the clocks of cases and promises: who is to be reminded, what is at risk, what was missed.
 * Everything is marked in the transaction that says it, so that nothing is said twice.
 */
export const lookAfterCasesJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId }) => {
    await inOrganization(sql, orgId, async (tx) => {
      const waiting = await listWaiting(tx, 'cases.due', orgId);
      if (waiting.length === 0) return; // done before
      await lookAfterCases(tx);
      await takeRows(tx, waiting);
    });
    wakeRelay(sql);
  });
