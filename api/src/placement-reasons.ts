import type { Tx } from '@vocero/sql/connect';
import type { Feedback } from '@vocero/sql/feedback';
import type { Model } from '@vocero/workers/engine/model';
import { reasonOf } from '@vocero/workers/engine/placing/reason';
import type { EngineComment, Reason } from '@vocero/workers/engine/types';
import { withKindRules, type KindReason } from './kind-reasons.ts';
import type { ModelCache } from './model-cache.ts';
import { nameThemes } from './theme-names.ts';

type Explained<F extends Feedback> = Omit<F, 'placement'> & {
  kindRule: KindReason | null;
  placement: (NonNullable<F['placement']> & { reason: Reason | null }) | null;
};

/**
 * Comments with the rules they have their kinds by, and the reasons for which the engine has them in
 * their themes, worked out from what it knows now. What a person placed has none: the person's word is the reason.
 */
export const makeReasons =
  (readModel: ModelCache) =>
  async <F extends Feedback>(
    tx: Tx,
    orgId: string,
    comments: readonly F[],
  ): Promise<Explained<F>[]> => {
    const isAny = comments.some(isPlacedByEngine);
    const model = isAny ? await readModel(tx, orgId) : null;
    const names = model && (await nameThemes(tx, model));
    return (await withKindRules(tx, comments)).map((comment) => {
      const { placement } = comment;
      if (!placement) return { ...comment, placement: null };
      const themeId = isPlacedByEngine(comment) ? placement.themeId : null;
      const reason =
        model && names && themeId ? bestReason(model, comment, names.namesOf(themeId)) : null;
      return { ...comment, placement: { ...placement, reason } };
    });
  };

const isPlacedByEngine = ({ placement }: Feedback) =>
  placement?.by === 'engine' && placement.themeId !== null;

/** The best reason for any of the names that a theme has in the model; null when it has none. */
export function bestReason(
  model: Model,
  { id, text, language }: EngineComment,
  names: readonly string[],
): Reason | null {
  const reasons = names.flatMap((name) => reasonOf(model, { id, text, language }, name) ?? []);
  return reasons.sort((a, b) => b.score - a.score)[0] ?? null;
}
