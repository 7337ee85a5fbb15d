import { inOrganization, type Sql } from '@vocero/sql/connect';
import { eraseOldVotes, tellOverdueProblems } from '@vocero/sql/known-problem-turns';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Tells who published a known problem that it should be over by now, and erases old votes. */
export const lookAfterProblemsJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId }) =>
    inOrganization(sql, orgId, async (tx) => {
      const waiting = await listWaiting(tx, 'problems.due', orgId);
      if (waiting.length === 0) return; // done before
      await tellOverdueProblems(tx);
      await eraseOldVotes(tx);
      await takeRows(tx, waiting);
    }),
  );
