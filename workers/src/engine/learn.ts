import { buildModel } from './build-model.ts';
import { describeThemes } from './describe.ts';
import { findThemes, type Found } from './find-themes.ts';
import { numberKnown } from './known.ts';
import type { Model } from './model.ts';
import { placeStudied } from './place-studied.ts';
import { placeComments } from './place.ts';
import { divideComments } from './study.ts';
import type { Constraints, EngineComment, KnownTheme, Placement, Sensitivity } from './types.ts';

export interface LearnInput {
  comments: readonly EngineComment[];
  known: readonly KnownTheme[];
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  newThemeId: () => string;
}

export interface LearnedTheme {
  id: string;
  isNew: boolean;
  /** Empty, as are terms and representative, for a kept theme that has no members left. */
  label: string;
  terms: string[];
  representativeId: string;
  memberIds: string[];
}

export interface Learned {
  model: Model;
  themes: LearnedTheme[];
  /** One for each comment, in the order they came in. */
  placements: Placement[];
}

/**
 * Finds the themes of a set of comments, carries over those known before, and says where each comment
 * belongs. Obeys what people decided; the same input gives the same result.
 */
export function learnThemes(input: LearnInput): Learned {
  const { constraints } = input;
  const comments = input.comments.toSorted(byText);
  const { studied, rest, refused } = divideComments(comments, constraints, input.seed);
  const known = numberKnown(studied, input.known, constraints);
  const found = compact(findThemes({ ...input, comments: studied, known }));
  const model = buildModel(studied, known.pinned, found);
  const { placements, themeOf } = placeStudied({
    model,
    comments: studied,
    constraints,
    themeOf: found.slotOf,
    lists: found.lists,
  });
  const all = inOrder(input.comments, [
    ...placements,
    ...placeComments(model, [...rest, ...refused], constraints),
  ]);
  const descriptions = describeThemes(model, studied, themeOf, found.vectors, found.width);
  return { model, themes: joinThemes(found, descriptions, all), placements: all };
}

/** By what was said, so that the order in which comments arrived does not change the themes. */
function byText(a: EngineComment, b: EngineComment): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Leaves out the themes that ended without members, save those that people keep. */
function compact(found: Found): Found {
  const alive = new Set(found.slotOf);
  const numbers = new Map<number, number>();
  const slots = found.slots.filter(({ kept }, slot) => {
    if (kept || alive.has(slot)) numbers.set(slot, numbers.size);
    return numbers.has(slot);
  });
  return {
    ...found,
    slots,
    slotOf: found.slotOf.map((slot) => numbers.get(slot) ?? -1),
    sums: { ...found.sums, themeOf: found.sums.themeOf.map((slot) => numbers.get(slot)!) },
  };
}

function inOrder(comments: readonly EngineComment[], placements: Placement[]): Placement[] {
  const byId = new Map(placements.map((placement) => [placement.commentId, placement]));
  return comments.map(({ id }) => byId.get(id)!);
}

function joinThemes(
  { slots }: Found,
  descriptions: readonly Omit<LearnedTheme, 'id' | 'isNew' | 'memberIds'>[],
  placements: readonly Placement[],
): LearnedTheme[] {
  const members = new Map<string, string[]>(slots.map(({ id }) => [id, []]));
  for (const { commentId, themeId } of placements) {
    if (themeId !== null) members.get(themeId)!.push(commentId);
  }
  return slots.map(({ id, isNew }, slot) => ({
    id,
    isNew,
    ...descriptions[slot]!,
    memberIds: members.get(id)!,
  }));
}
