import type { Tx } from '@vocero/sql/connect';
import { readEmbeddingState } from '@vocero/sql/embedding-state';
import { readVectors } from '@vocero/sql/embeddings';
import { joinVectors, vectorKey, type Embedded } from '@vocero/workers/engine/embedded/embedded';
import type { Settings } from './settings.ts';

/**
 * The vectors of comments by which the themes were learned, as the workers keep them: nobody is asked
 * for any. Null where words alone decided.
 */
export async function readKeptVectors(
  tx: Tx,
  { embeddings }: Pick<Settings, 'embeddings'>,
  comments: readonly { text: string }[],
): Promise<Embedded | null> {
  if (!embeddings || !(await readEmbeddingState(tx))?.learned) return null;
  const { model } = embeddings;
  const keys = comments.map(({ text }) => vectorKey(text));
  return joinVectors(model, await readVectors(tx, model, keys));
}
