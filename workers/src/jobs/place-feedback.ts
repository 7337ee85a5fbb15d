import { asEngine } from '@vocero/sql/as-engine';
import { insertWords } from '@vocero/sql/bank-words';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { readSince } from '@vocero/sql/engine-models';
import { appendOutboxOnce, takeSubjects } from '@vocero/sql/outbox';
import { listBans, listReceived } from '@vocero/sql/placing';
import { compactSurveyTallies } from '@vocero/sql/survey-tallies';
import { z } from 'zod';
import { bankVector } from '../engine/bank/bank-vector.ts';
import type { CommentVectors } from '../embeddings/comment-vectors.ts';
import { BRIEF } from '../embeddings/patience.ts';
import { vectorsFor } from '../embeddings/vectors-for.ts';
import type { Logger } from '../log.ts';
import type { ModelCache } from '../model-cache.ts';
import { processor } from '../processor.ts';
import { readComments, type ReadComments } from '../read-comments.ts';
import { nextStep } from '../next-step.ts';
import { tellPraise } from '../tell-praise.ts';
import { writePlacements } from '../write-placements.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()) });

export interface PlaceDeps {
  sql: Sql;
  models: ModelCache;
  log: Logger;
  /** Left out where no endpoint for vectors is set. */
  vectors?: CommentVectors | undefined;
}

/** Files comments under their themes and makes them searchable. Running it twice, or at once elsewhere, leaves the same rows. */
export const placeFeedbackJob = ({ sql, models, log, vectors }: PlaceDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const input = await inOrganization(sql, orgId, async (tx) => {
      const comments = await listReceived(tx, subjectIds);
      const ids = comments.map((comment) => comment.id);
      return { comments, bans: await listBans(tx, ids), ...(await models(tx, orgId)) };
    });
    const embedded = await vectorsFor(vectors, { orgId, ...input, patience: BRIEF });
    const read = await readComments({ ...input, embedded }, log);

    await asEngine(sql, orgId, async (tx) => {
      // Taking the rows is what makes the effect happen once: others find nothing to take.
      const taken = await takeSubjects(tx, 'feedback.received', subjectIds);
      if (taken.size === 0) return; // another worker was quicker, or all of it was erased
      await writePlacements(tx, orgId, only(read, taken));
      const said = input.comments.filter(({ id }) => taken.has(id));
      await insertWords(
        tx,
        said.map(({ id, text }) => ({ id, words: bankVector(text) })),
      );
      await tellPraise(tx, [...taken]);
      const next = input.unreadable ? 'learn' : nextStep(await readSince(tx), taken.size);
      if (next) await appendOutboxOnce(tx, `themes.${next}`, orgId);
    });
    // A stretch of days each time, so that no statement is long; on the next turn where it is cut off.
    while (await inOrganization(sql, orgId, (tx) => compactSurveyTallies(tx)));
  });

/** Of what was read that which is ours to write. */
function only({ placements, languages }: ReadComments, ids: ReadonlySet<string>): ReadComments {
  return {
    placements: placements.filter(({ commentId }) => ids.has(commentId)),
    languages: new Map([...languages].filter(([id]) => ids.has(id))),
  };
}
