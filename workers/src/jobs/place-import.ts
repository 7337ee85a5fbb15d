import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxOnce, listWaiting, takeRows } from '@vocero/sql/outbox';
import { listBans, listImported, type Comment } from '@vocero/sql/placing';
import { z } from 'zod';
import { processor } from '../processor.ts';
import { readComments } from '../read-comments.ts';
import { writePlacements } from '../write-placements.ts';
import type { PlaceDeps } from './place-feedback.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Comments in one transaction. */
const BATCH = 5_000;

/**
 * Files an import's comments under the themes known so far, then has the themes learned anew. It
 * goes on where it was interrupted: what is placed is not looked at again.
 */
export const placeImportJob = ({ sql, models, log }: PlaceDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const importId = subjectIds[0]!;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'import.finished', importId),
    );
    if (waiting.length === 0) return; // done before

    const next = async (tx: Tx) => {
      const comments = await listImported(tx, importId, BATCH);
      return { comments, bans: await listBans(tx, idsOf(comments)), ...(await models(tx, orgId)) };
    };
    for (;;) {
      const input = await inOrganization(sql, orgId, next);
      if (input.comments.length === 0) break;
      const read = await readComments(input, log);
      await inOrganization(sql, orgId, async (tx) => {
        await writePlacements(tx, orgId, read);
        await notifyLive(tx, orgId, 'imports');
      });
    }

    await inOrganization(sql, orgId, async (tx) => {
      if (!(await takeRows(tx, waiting))) return;
      await appendOutboxOnce(tx, 'themes.learn', orgId);
      await notifyLive(tx, orgId, 'engine');
    });
  });

const idsOf = (comments: readonly Comment[]) => comments.map((comment) => comment.id);
