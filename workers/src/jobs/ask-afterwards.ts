import { askAfterwards } from '@vocero/sql/aftercare';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listWaiting, takeRows, wakeRelay } from '@vocero/sql/outbox';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Asks customers, some days after, how it was handled and how it turned out; each once. */
export const askAfterwardsJob = ({ sql, signal }: { sql: Sql; signal: AbortSignal }) =>
  processor(Payload, async ({ orgId }) => {
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'customers.ask', orgId),
    );
    if (waiting.length === 0) return; // done before
    let hasMore = true;
    while (hasMore) {
      if (signal.aborted) return; // the rest waits for the next process
      hasMore = await inOrganization(sql, orgId, (tx) => askAfterwards(tx));
    }
    await inOrganization(sql, orgId, (tx) => takeRows(tx, waiting));
    wakeRelay(sql);
  });
