import { buildModel } from './themes/build-model.ts';
import type { Sums } from './themes/centres.ts';
import { describeThemes } from './labels/describe.ts';
import { isWhole, pickVectors, type Embedded } from './embedded/embedded.ts';
import { sightOf } from './embedded/embedded-themes.ts';
import { formerNames } from './themes/former-names.ts';
import { findThemes, type Found } from './themes/find-themes.ts';
import { numberKnown } from './themes/known.ts';
import type { Model } from './model.ts';
import { placeEmbedded } from './embedded/place-embedded.ts';
import { placeRest } from './placing/place-rest.ts';
import { placeStudied } from './placing/place-studied.ts';
import type { Lexicon } from './situations/lexicon.ts';
import { divideComments, type Division } from './themes/study.ts';
import type { Tuning } from './themes/tuning.ts';
import type { Constraints, EngineComment, KnownTheme, Placement, Sensitivity } from './types.ts';

export interface LearnInput {
  comments: readonly EngineComment[];
  known: readonly KnownTheme[];
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  newThemeId: () => string;
  /** Without it each language has its own themes. */
  lexicon?: Lexicon;
  /** The organisation's own words for one thing, as lines of a lexicon. */
  synonyms?: string;
  /**
   * Vectors of the comments from a model outside the engine, in their order: themes are found by
   * these where next to all comments have one.
   */
  embedded?: Embedded | null;
  /** Left out save by a bench that compares. */
  tuning?: Tuning;
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
  /** One for each comment, in the order they came in; reasons only for those learned from. */
  placements: Placement[];
}

/**
 * Finds the themes of a set of comments, carries over those known before, and says where each comment
 * belongs. Obeys what people decided; the same input gives the same result.
 */
export function learnThemes(input: LearnInput): Learned {
  const division = divideComments(input.comments, input.constraints, input.seed);
  const { model, slots, placements, descriptions } = study(input, division.studied);
  const all = joinPlacements(input, division, placements, model);
  return { model, themes: joinThemes(slots, descriptions, all), placements: all };
}

/** Learns from these comments. What it works with can be let go before the others are placed. */
function study(input: LearnInput, places: Int32Array) {
  const { constraints } = input;
  const studied = Array.from(places, (i) => input.comments[i]!);
  const embedded = embeddedOf(input, places);
  const known = numberKnown(studied, input.known, constraints);
  const found = compact(findThemes({ ...input, comments: studied, known, embedded }));
  const model = buildModel(studied, known.pinned, found);
  const { placements, themeOf } = placeStudied({
    model,
    comments: studied,
    constraints,
    themeOf: found.slotOf,
    lists: found.lists,
    sight: sightOf(model, embedded),
  });
  const { slots, vectors, width } = found;
  const former = formerNames({ known: input.known, before: known.before, slots, themeOf });
  const descriptions = describeThemes(model, studied, themeOf, vectors, width, former);
  return { model, slots, placements, descriptions };
}

function embeddedOf({ embedded }: LearnInput, studied: Int32Array): Embedded | null {
  const picked = embedded ? pickVectors(embedded, studied) : null;
  return picked && isWhole(picked, studied.length) ? picked : null;
}

/** The placements of those learned from and of all others, in the order of the comments. */
function joinPlacements(
  { comments, constraints, embedded }: LearnInput,
  { studied, rest, refused }: Division,
  placements: readonly Placement[],
  model: Model,
): Placement[] {
  const all = new Array<Placement>(comments.length);
  studied.forEach((i, at) => (all[i] = placements[at]!));
  const others = [...rest, ...refused];
  const words = others.map((i) => comments[i]!);
  const placed = embedded
    ? placeEmbedded(model, words, constraints, pickVectors(embedded, others))
    : placeRest(model, words, constraints);
  others.forEach((i, at) => (all[i] = placed[at]!));
  return all;
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
    sums: renumbered(found.sums, numbers),
    embedded: found.embedded && {
      ...found.embedded,
      sums: renumbered(found.embedded.sums, numbers),
    },
  };
}

function renumbered(sums: Sums, numbers: ReadonlyMap<number, number>): Sums {
  return { ...sums, themeOf: sums.themeOf.map((slot) => numbers.get(slot)!) };
}

function joinThemes(
  slots: Found['slots'],
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
