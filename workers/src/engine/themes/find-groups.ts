import { pickRows } from '../algebra/pick-rows.ts';
import { readCorpus, type Corpus } from '../words/corpus.ts';
import { discoverGroups, type Groups } from './discover.ts';
import { embedCorpus } from '../space/embed-corpus.ts';
import type { NearestLists } from '../graph/nearest-list.ts';
import { aidFor, type Aid } from '../situations/aid.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import { neighboursIn, viewOfSome, type View } from '../graph/neighbours-in.ts';
import { widthOf, type Space } from '../space/space.ts';
import { spreadLists } from '../graph/spread-lists.ts';
import { comparedOf, forAll, saidBy, teachingOf, type Standing } from '../graph/standing.ts';
import { stemVectorsOf, type Rarity, type StemVector } from '../space/stem-vectors.ts';
import { TUNING, type Tuning } from './tuning.ts';
import type { EngineComment, Sensitivity } from '../types.ts';
import { kindsOfRows } from '../graph/kinds-of-rows.ts';
import { wordingsOf } from '../words/wordings.ts';

const NEIGHBOURS = 40;

export interface FindGroupsInput {
  comments: readonly EngineComment[];
  /** Where a person put a comment, or −1. */
  pinned: Int32Array;
  sensitivity: Sensitivity;
  seed: number;
  lexicon?: Lexicon;
  synonyms?: string;
  /** In what comments are compared instead of the space of their words, with a row for each. */
  seen: View | null;
  tuning?: Tuning;
}

/** What comments are by their words, and the groups they fall into. */
export interface FoundGroups extends Groups {
  space: Space;
  /** Null where words say all and nobody gave synonyms. */
  concepts: Aid['concepts'];
  situations: Aid['situations'];
  rarity: Rarity;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  stems: StemVector[];
  lists: NearestLists;
  /** Of each comment, see `wordingsOf`. */
  wordings: Int32Array;
  /** Of each comment, what makes it no different from others: its wording, or its vector from outside. */
  kinds: Int32Array;
}

/**
 * Text to groups: space, neighbours, groups. What many say in the same words is compared with others
 * once: said a hundred times it would have no neighbour but itself, and draw all words to its own.
 */
export function findGroups(input: FindGroupsInput): FoundGroups {
  const { comments, sensitivity, seed, seen, tuning = TUNING } = input;
  const wordings = wordingsOf(comments.map(({ text }) => text));
  const kinds = seen ? kindsOfRows(seen.vectors, seen.width) : wordings;
  const compared = comparedOf(kinds, (i) => input.pinned[i]! >= 0);
  const words = learnFrom(input, teachingOf(wordings));
  const view = viewOfSome(seen ?? words, compared.kept);
  const lists = neighboursIn(view, compared.kept.length, NEIGHBOURS, seed);
  const said = saidBy(compared);
  const found = discoverGroups({ lists, said, ...view, sensitivity, seed, tuning });
  return {
    ...words,
    coarse: forAll(found.coarse, compared),
    fine: forAll(found.fine, compared),
    variety: found.variety,
    lists: spreadLists(lists, compared),
    wordings,
    kinds,
  };
}

/** The space of some of the comments, and all comments in it. */
function learnFrom(input: FindGroupsInput, standing: Standing) {
  const { kept, of } = standing;
  const comments = Array.from(kept, (i) => input.comments[i]!);
  const aid = aidFor(comments, input.lexicon, input.synonyms ?? '');
  const { concepts, situations } = aid;
  const texts = comments.map(({ text }) => text);
  const corpus = readCorpus(texts, concepts, situations);
  const { space, vectors } = embedCorpus(corpus, input.seed, aid);
  const rarity = rarityOf(corpus, space);
  const stems = stemVectorsOf(corpus, space, rarity);
  const width = widthOf(space);
  return {
    space,
    concepts,
    situations,
    rarity,
    vectors: kept.length < of.length ? pickRows(vectors, of, width) : vectors,
    width,
    stems: Array.from(of, (at) => stems[at]!),
    languageOf: aid.languageOf && forAll(aid.languageOf, standing),
  };
}

function rarityOf({ stems, stemUses, size }: Corpus, space: Space): Rarity {
  const usesOf = new Map(stems.map((stem, i) => [stem, stemUses[i]!]));
  const rarity = (uses: number) => Math.log((size + 1) / (uses + 1)) + 1;
  return {
    ofStem: Float32Array.from(space.stems.keys(), (stem) => rarity(usesOf.get(stem)!)),
    unseen: rarity(0),
  };
}
