import type { Embedded } from '../embedded/embedded.ts';
import {
  learnEmbeddedSpace,
  toEmbeddedSpace,
  type EmbeddedSpace,
} from '../embedded/embedded-space.ts';
import { settleByVectors, type SettledByVectors } from '../embedded/embedded-themes.ts';
import { findGroups, type FoundGroups } from './find-groups.ts';
import type { Known } from './known.ts';
import { matchThemes, type Slot } from './match.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import type { View } from '../graph/neighbours-in.ts';
import { settleThemes, type Settled, type SettleInput } from './settle.ts';
import type { Tuning } from './tuning.ts';
import type { Constraints, EngineComment, Sensitivity } from '../types.ts';

export interface FindInput {
  comments: readonly EngineComment[];
  known: Known;
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  newThemeId: () => string;
  /** Read where words say too little, see `aidFor`. */
  lexicon?: Lexicon;
  /** What an organisation says are words for one thing; always read. */
  synonyms?: string;
  /** Vectors from outside, by which themes are found instead; null where words alone count. */
  embedded: Embedded | null;
  tuning?: Tuning;
}

/** The themes of a corpus before anything is written about them. */
export interface Found
  extends Settled, Omit<FoundGroups, 'coarse' | 'fine' | 'stems' | 'wordings' | 'kinds'> {
  slots: Slot[];
  /** What the themes are by vectors from outside, where these decided. */
  embedded: (SettledByVectors & { space: EmbeddedSpace }) | null;
}

/** Text to themes: space, neighbours, groups, identities from before, then what holds together. */
export function findThemes(input: FindInput): Found {
  const { known } = input;
  const seen = input.embedded ? viewOf(input.embedded) : null;
  const groups = findGroups({ ...input, pinned: known.pinned, seen });
  const matched = matchThemes({
    groups: groups.coarse,
    known: known.themes,
    before: known.before,
    pinned: known.pinned,
    apart: known.apart,
    lists: groups.lists,
    newThemeId: input.newThemeId,
  });
  const { slots } = matched;
  const proposed = {
    slots,
    slotOf: withoutBanned(input, slots, matched.slotOf),
    pinned: known.pinned,
    fine: groups.fine,
    kinds: groups.kinds,
  };
  const settled = seen
    ? settleBoth(proposed, groups, seen)
    : { ...settleThemes({ ...proposed, ...groups }), embedded: null };
  const { space, concepts, situations, rarity, vectors, width, lists, variety } = groups;
  return { ...settled, slots, space, concepts, situations, rarity, vectors, width, lists, variety };
}

type Proposed = Pick<SettleInput, 'slots' | 'slotOf' | 'pinned' | 'fine' | 'kinds'>;
type Words = Omit<SettleInput, keyof Proposed>;

/**
 * By vectors from outside who belongs together; then what these themes are by their words, which serves
 * comments without a vector and tells what is said in a theme.
 */
function settleBoth(proposed: Proposed, words: Words & Pick<FoundGroups, 'wordings'>, seen: Seen) {
  const byVectors = settleByVectors({ ...proposed, ...seen });
  const { slotOf } = byVectors;
  const slots = proposed.slots.map((slot) => ({ ...slot, kept: true }));
  const kinds = words.wordings;
  const byWords = settleThemes({ ...proposed, ...words, kinds, slots, slotOf });
  return { ...byWords, slotOf, embedded: { ...byVectors, space: seen.space } };
}

interface Seen extends View {
  space: EmbeddedSpace;
}

function viewOf(embedded: Embedded): Seen {
  const space = learnEmbeddedSpace(embedded);
  const vectors = toEmbeddedSpace(space, embedded);
  return { space, vectors, width: space.width, languageOf: null };
}

function withoutBanned(
  { comments, constraints, known }: FindInput,
  slots: readonly Slot[],
  slotOf: Int32Array,
): Int32Array {
  return slotOf.map((slot, i) => {
    if (known.pinned[i]! >= 0) return slot;
    return constraints.banned.get(comments[i]!.id)?.has(slots[slot]!.id) ? -1 : slot;
  });
}
