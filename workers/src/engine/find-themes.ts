import { readCorpus, type Corpus } from './corpus.ts';
import { discoverGroups } from './discover.ts';
import { embedCorpus } from './embed-corpus.ts';
import type { Known } from './known.ts';
import { matchThemes, type Slot } from './match.ts';
import type { NearestLists } from './nearest-list.ts';
import type { Concepts } from './concepts.ts';
import { mixtureOf } from './mixed-languages.ts';
import { neighboursAcross } from './neighbours-across.ts';
import { nearestNeighbours } from './neighbours.ts';
import { settleThemes, type Settled } from './settle.ts';
import { widthOf, type Space } from './space.ts';
import { stemVectorsOf, type Rarity } from './stem-vectors.ts';
import { TUNING, type Tuning } from './tuning.ts';
import type { Constraints, EngineComment, Sensitivity } from './types.ts';

const NEIGHBOURS = 40;

export interface FindInput {
  comments: readonly EngineComment[];
  known: Known;
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  newThemeId: () => string;
  /** What people name in any language; used where comments are in several. */
  concepts: Concepts | null;
  tuning?: Tuning;
}

/** The themes of a corpus before anything is written about them. */
export interface Found extends Settled {
  slots: Slot[];
  space: Space;
  /** Null where one language says all. */
  concepts: Concepts | null;
  rarity: Rarity;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  lists: NearestLists;
}

/** Text to themes: space, neighbours, groups, identities from before, then what holds together. */
export function findThemes(input: FindInput): Found {
  const { comments, known, sensitivity, seed, tuning = TUNING } = input;
  const mixture = input.concepts ? mixtureOf(comments) : null;
  const concepts = mixture ? input.concepts : null;
  const corpus = readCorpus(
    comments.map(({ text }) => text),
    concepts,
  );
  const { space, vectors } = embedCorpus(corpus, seed, mixture);
  const width = widthOf(space);
  const lists = mixture
    ? neighboursAcross(vectors, width, NEIGHBOURS, mixture.languageOf)
    : nearestNeighbours(vectors, corpus.size, width, NEIGHBOURS, seed);
  const { coarse, fine } = discoverGroups({ lists, vectors, width, sensitivity, seed, tuning });
  const matched = matchThemes({
    groups: coarse,
    known: known.themes,
    before: known.before,
    pinned: known.pinned,
    lists,
    newThemeId: input.newThemeId,
  });
  const rarity = rarityOf(corpus, space);
  const settled = settleThemes({
    slots: matched.slots,
    slotOf: withoutBanned(input, matched.slots, matched.slotOf),
    pinned: known.pinned,
    fine,
    vectors,
    width,
    rarity,
    stems: stemVectorsOf(corpus, space, rarity),
  });
  return { ...settled, slots: matched.slots, space, concepts, rarity, vectors, width, lists };
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
