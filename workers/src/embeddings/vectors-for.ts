import type { Embedded } from '../engine/embedded/embedded.ts';
import type { Model } from '../engine/model.ts';
import type { CommentVectors } from './comment-vectors.ts';
import type { PatienceFor } from './patience.ts';

export interface Wanted {
  orgId: string;
  model: Model | null;
  comments: readonly { text: string }[];
  patience: PatienceFor;
}

/** Vectors to place comments by; null where the model was not learned by such, or none are to be had. */
export async function vectorsFor(
  vectors: CommentVectors | undefined,
  { orgId, model, comments, patience }: Wanted,
): Promise<Embedded | null> {
  if (!vectors || comments.length === 0) return null;
  if (model?.embedded?.space.name !== vectors.name) return null;
  return vectors.read(orgId, comments, patience);
}
