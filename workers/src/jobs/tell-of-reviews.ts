import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { tellReviews } from '@vocero/sql/solution-reviews';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Reminds authors of articles whose review is due, once a month each. */
export const tellOfReviewsJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId }) =>
    inOrganization(sql, orgId, async (tx) => {
      const waiting = await listWaiting(tx, 'reviews.tell', orgId);
      if (waiting.length === 0) return; // done before
      await tellReviews(tx);
      await takeRows(tx, waiting);
    }),
  );
