import type { Tx } from '@vocero/sql/connect';
import { readEmbeddingState } from '@vocero/sql/embedding-state';
import { readEngineState } from '@vocero/sql/engine-models';
import type { Settings } from './settings.ts';

const NOT_ASKED = { answeredAt: null, failedAt: null, failure: null, learned: false };

/** What the theme engine is doing, and what leaves this machine for it. */
export async function readEngine(tx: Tx, { embeddings }: Pick<Settings, 'embeddings'>) {
  return {
    ...(await readEngineState(tx)),
    embeddings: embeddings && {
      ...embeddings,
      ...((await readEmbeddingState(tx)) ?? NOT_ASKED),
    },
  };
}
