import type { Tx } from '@vocero/sql/connect';
import { listBans } from '@vocero/sql/placing';
import { findStandIns } from '@vocero/sql/unsorted';
import { suggestThemes } from '@vocero/workers/engine/placing/suggest';
import type { EngineComment } from '@vocero/workers/engine/types';
import type { Suggestion } from './contract/placements.ts';
import type { ModelCache } from './model-cache.ts';

const mostSuggestions = 3;
/** Asked for beyond those shown: some may be merged into one, removed or banned. */
const spare = 3;

/**
 * Up to three themes for each comment, the best first: as the themes are now, merged ones under the
 * theme they went into, and none that a person has taken the comment out of.
 */
export const makeSuggestions =
  (readModel: ModelCache) =>
  async (
    tx: Tx,
    orgId: string,
    comments: readonly EngineComment[],
  ): Promise<Map<string, Suggestion[]>> => {
    const model = comments.length > 0 ? await readModel(tx, orgId) : null;
    if (!model) return new Map();
    const found = comments.map((comment) => ({
      id: comment.id,
      themes: suggestThemes(model, comment, mostSuggestions + spare),
    }));
    const asked = new Set(found.flatMap(({ themes }) => themes.map((theme) => theme.themeId)));
    const standIns = await findStandIns(tx, [...asked]);
    const ids = comments.map((comment) => comment.id);
    const bans = await listBans(tx, ids);

    return new Map(
      found.map(({ id, themes }) => {
        const seen = new Set(bans.get(id));
        const suggestions = themes.flatMap(({ themeId, score, reason }) => {
          const theme = standIns.get(themeId);
          if (!theme || seen.has(theme.id)) return [];
          seen.add(theme.id);
          return [{ themeId: theme.id, label: theme.label, score, reason }];
        });
        return [id, suggestions.slice(0, mostSuggestions)];
      }),
    );
  };
