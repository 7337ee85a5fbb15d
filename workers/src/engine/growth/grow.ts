import { addThemes } from './add-themes.ts';
import { sumCentres } from '../themes/centres.ts';
import { describeThemes } from '../labels/describe.ts';
import { fitThemes } from '../placing/fit.ts';
import { foldText } from '../words/fold.ts';
import { freeName } from './free-name.ts';
import { hidePeople, type Called, type Renamed } from './hide-people.ts';
import type { LearnedTheme } from '../learn.ts';
import { typicalLikeness } from '../placing/gate.ts';
import { learnWords } from '../space/learn-words.ts';
import { namesOf } from '../labels/name-counts.ts';
import { likenessOf } from '../placing/likeness.ts';
import type { Model } from '../model.ts';
import { newGroups } from './new-groups.ts';
import { placeComments } from '../placing/place.ts';
import { readComment } from '../words/read-comment.ts';
import { readPool } from './read-pool.ts';
import { leastMembers } from '../themes/settle.ts';
import type { Constraints, EngineComment, Placement, Sensitivity } from '../types.ts';

export interface GrowInput {
  model: Model;
  /** Comments that stand in no theme, and that no person set aside. */
  unsorted: readonly EngineComment[];
  /**
   * Ids of those that the last learning left unsorted, with all comments in view. They go into themes
   * that come up alone: growth sees less, and would place most of them where learning would not.
   */
  leftOut: ReadonlySet<string>;
  /**
   * Comments the engine placed since it learned in themes that nobody keeps, the newest of them:
   * where one of these themes has come to hold something new, that part leaves it.
   */
  members: readonly EngineComment[];
  /** Names that are in use. */
  labels: readonly string[];
  /** What the engine calls the themes it found. */
  called: readonly Called[];
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  newThemeId: () => string;
}

export interface Grown {
  /** The same themes and those that came up. */
  model: Model;
  newThemes: LearnedTheme[];
  /** Of the themes there were: what they are called now that somebody in their name is known to be a person. */
  renamed: Renamed[];
  /** The comments that go into a new theme. What people placed is never among them. */
  moves: Placement[];
}

/**
 * Finds the themes that came up since a model was learned, in the space it has: groups of comments
 * that are much more alike to each other than to anything learned. All else stays where it is. They are
 * named by what the pool tells of people and what the model knows of them. The same input gives the
 * same result.
 */
export function growThemes(input: GrowInput): Grown {
  const { constraints, sensitivity, seed } = input;
  const isFree = ({ id }: EngineComment) => !constraints.pinned.has(id);
  const unsorted = input.unsorted.filter(isFree);
  const comments = [...unsorted, ...looseMembers(input.model, input.members.filter(isFree))];
  const model = learnWords(
    input.model,
    comments.map(({ text }) => text),
  );
  const pool = readPool(model, comments);
  const least = leastMembers(comments.length);
  const { groupOf, themeOf, count } = newGroups({ model, pool, least, sensitivity, seed });
  if (themeOf.every((theme) => theme < 0)) {
    return { model: input.model, newThemes: [], renamed: [], moves: [] };
  }

  const ids = Array.from({ length: count }, () => input.newThemeId());
  const none = new Int32Array(comments.length).fill(-1);
  const sums = sumCentres({ ...pool, themeOf, fine: groupOf, pinned: none });
  const names = namesOf(comments);
  const grown = addThemes(model, { ids, pool, themeOf, sums, names });
  const first = model.themes.length;
  const movable = comments.filter((_, i) => i < unsorted.length || themeOf[i]! >= first);
  const moves = movesFrom(
    new Set(unsorted.map(({ id }) => id).filter((id) => !input.leftOut.has(id))),
    new Set(ids),
    placeComments(grown, movable, constraints),
  );
  const described = describeThemes(grown, comments, themeOf, pool.vectors, pool.width).slice(first);
  const taken = new Set(input.labels.map(foldText));
  const newThemes = ids.map((id, theme) => ({
    id,
    isNew: true,
    ...described[theme]!,
    label: freeName([described[theme]!.label, ...described[theme]!.terms], taken),
    memberIds: moves.filter(({ themeId }) => themeId === id).map(({ commentId }) => commentId),
  }));
  const renamed = hidePeople(grown, input.called, taken);
  return { model: grown, newThemes, renamed, moves };
}

/** Members less like their theme than the middle one of all is to its own. */
function looseMembers(model: Model, members: readonly EngineComment[]): EngineComment[] {
  const typical = typicalLikeness(model.gate);
  return members.filter(({ text }) => {
    const [best] = fitThemes(model, readComment(model, text));
    return !best || likenessOf(best) < typical;
  });
}

/** What came unsorted may go into any theme; all else moves into a new theme alone. */
function movesFrom(
  free: ReadonlySet<string>,
  fresh: ReadonlySet<string>,
  placements: readonly Placement[],
): Placement[] {
  return placements.filter(
    ({ commentId, themeId }) => themeId !== null && (free.has(commentId) || fresh.has(themeId)),
  );
}
