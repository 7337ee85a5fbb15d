import type { Compared } from '../placing/likeness.ts';
import type { Model } from '../model.ts';
import { readComment } from '../words/read-comment.ts';
import { widthOf } from '../space/space.ts';
import type { StemVector } from '../space/stem-vectors.ts';
import type { EngineComment } from '../types.ts';

/** Comments as a model sees them. */
export interface Pool {
  comments: readonly EngineComment[];
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  stems: StemVector[];
}

export function readPool(model: Model, comments: readonly EngineComment[]): Pool {
  const width = widthOf(model.space);
  const vectors = new Float32Array(comments.length * width);
  const stems = comments.map(({ text }, i) => {
    const reading = readComment(model, text);
    vectors.set(reading.vector, i * width);
    return reading.stems;
  });
  return { comments, vectors, width, stems };
}

export function comparedAt({ vectors, width, stems }: Pool, i: number): Compared {
  return { vectors, at: i * width, width, stems: stems[i]! };
}
