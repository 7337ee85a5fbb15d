import { readCorpus, type Corpus } from '../words/corpus.ts';
import { discoverGroups } from './discover.ts';
import { embedCorpus } from '../space/embed-corpus.ts';
import type { Embedded } from '../embedded/embedded.ts';
import {
  learnEmbeddedSpace,
  toEmbeddedSpace,
  type EmbeddedSpace,
} from '../embedded/embedded-space.ts';
import { settleByVectors, type SettledByVectors } from '../embedded/embedded-themes.ts';
import type { Known } from './known.ts';
import { matchThemes, type Slot } from './match.ts';
import type { NearestLists } from '../graph/nearest-list.ts';
import { aidFor, type Aid } from '../situations/aid.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import { neighboursIn, type View } from '../graph/neighbours-in.ts';
import { settleThemes, type Settled, type SettleInput } from './settle.ts';
import { widthOf, type Space } from '../space/space.ts';
import { stemVectorsOf, type Rarity } from '../space/stem-vectors.ts';
import { TUNING, type Tuning } from './tuning.ts';
import type { Constraints, EngineComment, Sensitivity } from '../types.ts';

const NEIGHBOURS = 40;

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
export interface Found extends Settled {
  slots: Slot[];
  space: Space;
  /** Null where words say all and nobody gave synonyms. */
  concepts: Aid['concepts'];
  situations: Aid['situations'];
  rarity: Rarity;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  lists: NearestLists;
  /** How various the comments are, see `timesAsVarious`. */
  variety: number;
  /** What the themes are by vectors from outside, where these decided. */
  embedded: (SettledByVectors & { space: EmbeddedSpace }) | null;
}

/** Text to themes: space, neighbours, groups, identities from before, then what holds together. */
export function findThemes(input: FindInput): Found {
  const { comments, known, sensitivity, seed, tuning = TUNING } = input;
  const aid = aidFor(comments, input.lexicon, input.synonyms ?? '');
  const { concepts, situations, languageOf } = aid;
  const texts = comments.map(({ text }) => text);
  const corpus = readCorpus(texts, concepts, situations);
  const { space, vectors } = embedCorpus(corpus, seed, aid);
  const width = widthOf(space);
  const own: View = { vectors, width, languageOf };
  const seen = input.embedded ? viewOf(input.embedded) : null;
  const view = seen ?? own;
  const lists = neighboursIn(view, comments.length, NEIGHBOURS, seed);
  const { coarse, fine, variety } = discoverGroups({ lists, ...view, sensitivity, seed, tuning });
  const matched = matchThemes({
    groups: coarse,
    known: known.themes,
    before: known.before,
    pinned: known.pinned,
    apart: known.apart,
    lists,
    newThemeId: input.newThemeId,
  });
  const { slots } = matched;
  const rarity = rarityOf(corpus, space);
  const proposed = {
    slots,
    slotOf: withoutBanned(input, slots, matched.slotOf),
    pinned: known.pinned,
    fine,
  };
  const words = { vectors, width, rarity, stems: stemVectorsOf(corpus, space, rarity) };
  const settled = seen
    ? settleBoth(proposed, words, seen)
    : { ...settleThemes({ ...proposed, ...words }), embedded: null };
  return { ...settled, slots, space, concepts, situations, rarity, vectors, width, lists, variety };
}

type Proposed = Pick<SettleInput, 'slots' | 'slotOf' | 'pinned' | 'fine'>;
type Words = Omit<SettleInput, keyof Proposed>;

/**
 * By vectors from outside who belongs together; then what these themes are by their words, which serves
 * comments without a vector and tells what is said in a theme.
 */
function settleBoth(proposed: Proposed, words: Words, seen: Seen) {
  const byVectors = settleByVectors({ ...proposed, ...seen });
  const { slotOf } = byVectors;
  const slots = proposed.slots.map((slot) => ({ ...slot, kept: true }));
  const byWords = settleThemes({ ...proposed, ...words, slots, slotOf });
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

function rarityOf({ stems, stemUses, size }: Corpus, space: Space): Rarity {
  const usesOf = new Map(stems.map((stem, i) => [stem, stemUses[i]!]));
  const rarity = (uses: number) => Math.log((size + 1) / (uses + 1)) + 1;
  return {
    ofStem: Float32Array.from(space.stems.keys(), (stem) => rarity(usesOf.get(stem)!)),
    unseen: rarity(0),
  };
}
