import { inOrganization, type Sql } from '@vocero/sql/connect';
import { readModel } from '@vocero/sql/engine-models';
import { listBans, type Comment } from '@vocero/sql/placing';
import type { CommentVectors } from './embeddings/comment-vectors.ts';
import { LONG } from './embeddings/patience.ts';
import { vectorsFor } from './embeddings/vectors-for.ts';
import type { Embedded } from './engine/embedded/embedded.ts';
import type { Logger } from './log.ts';
import type { ModelCache } from './model-cache.ts';
import { PlacingThread } from './place-in-thread.ts';
import { readComments, type ReadComments } from './read-comments.ts';

export interface BulkPlacing {
  /** Finds comments their themes; of comments placed in bulk no language is detected. */
  place: (comments: readonly Comment[]) => Promise<ReadComments>;
  close: () => Promise<void>;
}

interface Deps {
  sql: Sql;
  models: ModelCache;
  log: Logger;
  vectors?: CommentVectors | undefined;
}

/** Up to so many comments at a time are sooner read here than a thread is begun. */
const FEW = 500;

/**
 * Places many comments of an organisation by its newest model: in a thread once there are many, here
 * where the endpoint for vectors sets the pace.
 */
export function openBulkPlacing(deps: Deps, orgId: string): BulkPlacing {
  const { sql, models, log, vectors } = deps;
  let thread: PlacingThread | null = null;

  const readVectors = async (comments: readonly Comment[]) => {
    if (!vectors) return null;
    const { model } = await inOrganization(sql, orgId, (tx) => models(tx, orgId));
    return vectorsFor(vectors, { orgId, model, comments, patience: LONG });
  };
  const placeHere = async (comments: readonly Comment[], embedded: Embedded | null) => {
    const rules = await inOrganization(sql, orgId, async (tx) => ({
      bans: await listBans(tx, idsOf(comments)),
      ...(await models(tx, orgId)),
    }));
    return readComments({ comments, embedded, ...rules }, log);
  };
  const placeMany = async (comments: readonly Comment[]) => {
    thread ??= await openThread(sql, orgId);
    const banned = await inOrganization(sql, orgId, (tx) => listBans(tx, idsOf(comments)));
    const { placements, failures } = await thread.place({ comments, banned });
    for (const { commentId, message } of failures) {
      log.error({ feedback: commentId, message }, 'comment not placed');
    }
    return { placements, languages: new Map<string, string>() };
  };
  return {
    place: async (comments) => {
      const embedded = await readVectors(comments);
      if (embedded || comments.length <= FEW) return placeHere(comments, embedded);
      return placeMany(comments);
    },
    close: async () => thread?.close(),
  };
}

const idsOf = (comments: readonly Comment[]) => comments.map((comment) => comment.id);

async function openThread(sql: Sql, orgId: string): Promise<PlacingThread> {
  const stored = await inOrganization(sql, orgId, readModel);
  if (!stored) throw new Error('no model to place by');
  return new PlacingThread(stored.bytes);
}
