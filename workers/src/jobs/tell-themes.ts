import { inOrganization, type Sql } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { draftNext } from '@vocero/sql/tellings';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/**
 * Makes the drafts for everybody who raised a theme, some hundred at a time, each with how far it has
 * come: killed anywhere it goes on where it was, and nobody has two.
 */
export const tellThemesJob = ({ sql, signal }: { sql: Sql; signal: AbortSignal }) =>
  processor(Payload, async ({ orgId, subjectIds: [tellingId] }) => {
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'themes.tell', tellingId!),
    );
    if (waiting.length === 0) return; // done before
    let hasMore = true;
    while (hasMore) {
      if (signal.aborted) return; // the rest waits for the next process
      hasMore = await inOrganization(sql, orgId, async (tx) => {
        const more = await draftNext(tx, tellingId!);
        await notifyLive(tx, orgId, 'themes');
        return more;
      });
    }
    await inOrganization(sql, orgId, (tx) => takeRows(tx, waiting));
  });
