import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readSince } from '@vocero/sql/engine-models';
import { countImportRead, findImport } from '@vocero/sql/imports';
import { isLearnedSince } from '@vocero/sql/learning-progress';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxAnew, listWaiting, takeRows } from '@vocero/sql/outbox';
import { listImported } from '@vocero/sql/placing';
import { z } from 'zod';
import { openBulkPlacing } from '../bulk-placing.ts';
import { processor } from '../processor.ts';
import { shouldLearn } from '../should-learn.ts';
import { writePlacements } from '../write-placements.ts';
import type { PlaceDeps } from './place-feedback.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Comments in one transaction. */
const BATCH = 5_000;

/**
 * Files an import's comments under the themes known so far, then has the themes learned anew. Where
 * there are no themes yet, or the import is so large that they will be others, learning comes first
 * and places its comments. It goes on where it was interrupted: what is placed is not looked at again.
 */
export const placeImportJob = (deps: PlaceDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const { sql } = deps;
    const importId = subjectIds[0]!;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'import.finished', importId),
    );
    if (waiting.length === 0) return; // done before
    if (await inOrganization(sql, orgId, (tx) => leaveToLearning(deps, tx, orgId, importId)))
      return;

    await placeImport(deps, orgId, importId);
    await inOrganization(sql, orgId, async (tx) => {
      if (!(await takeRows(tx, waiting))) return;
      await appendOutboxAnew(tx, 'themes.learn', orgId);
      await notifyLive(tx, orgId, 'engine');
    });
  });

/** True where learning is to read the import: then its promise waits until that is done. */
async function leaveToLearning(
  { models }: PlaceDeps,
  tx: Tx,
  orgId: string,
  importId: string,
): Promise<boolean> {
  const comments = (await findImport(tx, importId))?.accepted ?? 0;
  const since = await readSince(tx);
  const { model } = await models(tx, orgId);
  const isLarge = shouldLearn({ ...since, placed: since.placed + comments });
  const isLearned = await isLearnedSince(tx, importId);
  if (model && !isLarge) return isLearned;
  if (!isLearned) await appendOutboxAnew(tx, 'themes.learn', orgId);
  return true;
}

async function placeImport(deps: PlaceDeps, orgId: string, importId: string): Promise<void> {
  const { sql } = deps;
  const placing = openBulkPlacing(deps, orgId);
  try {
    for (let after: string | undefined; ;) {
      const comments = await inOrganization(sql, orgId, (tx) =>
        listImported(tx, importId, { after, limit: BATCH }),
      );
      after = comments.at(-1)?.id;
      if (after === undefined) return;
      const read = await placing.place(comments);
      const added = await asEngine(sql, orgId, (tx) => writePlacements(tx, orgId, read));
      await inOrganization(sql, orgId, async (tx) => {
        await countImportRead(tx, added);
        await notifyLive(tx, orgId, 'imports');
      });
    }
  } finally {
    await placing.close();
  }
}
