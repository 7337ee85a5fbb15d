import { dotAt } from '../algebra/dense.ts';
import type { Exemplars, Model } from '../model.ts';
import { membersByTheme } from '../themes/exemplars.ts';

/** The most similar exemplar of a theme that is not the comment itself. */
export function nearestExemplar(
  { exemplars }: Model,
  vector: Float32Array,
  theme: number,
  commentId: string,
): string | null {
  let best: string | null = null;
  let most = -Infinity;
  for (const at of exemplarsOfTheme(exemplars, theme)) {
    const id = exemplars.ids[at]!;
    if (id === commentId) continue;
    const likeness = dotAt(vector, 0, exemplars.vectors, at * vector.length, vector.length);
    if (likeness > most) {
      best = id;
      most = likeness;
    }
  }
  return best;
}

const exemplarsByTheme = new WeakMap<Exemplars, ReadonlyMap<number, readonly number[]>>();

/** Places of the exemplars of a theme, sought out once for each model. */
export function exemplarsOfTheme(exemplars: Exemplars, theme: number): readonly number[] {
  let byTheme = exemplarsByTheme.get(exemplars);
  if (!byTheme) exemplarsByTheme.set(exemplars, (byTheme = membersByTheme(exemplars.themeOf)));
  return byTheme.get(theme) ?? [];
}
