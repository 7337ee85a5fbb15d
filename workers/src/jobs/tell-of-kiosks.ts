import { inOrganization, type Sql } from '@vocero/sql/connect';
import { tellOfKiosks } from '@vocero/sql/kiosk-silence';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Tells managers of kiosks that fell silent and of those that are back, each time once. */
export const tellOfKiosksJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId }) =>
    inOrganization(sql, orgId, async (tx) => {
      const waiting = await listWaiting(tx, 'kiosks.tell', orgId);
      if (waiting.length === 0) return; // done before
      await tellOfKiosks(tx);
      await takeRows(tx, waiting);
    }),
  );
