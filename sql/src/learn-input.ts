import type { Tx } from './connect.ts';
import {
  listExistingThemes,
  listPins,
  readSensitivity,
  reserveIds,
  sampleComments,
  type ExistingTheme,
  type Pins,
} from './learning.ts';
import { listHeldApart, type Pair } from './merge-dismissals.ts';
import { listBans, type Comment } from './placing.ts';
import { readSynonyms } from './synonyms.ts';

/** Comments learned from at most; the others are placed by what was learned. */
export const SAMPLE = 20_000;
const MOST_NEW_THEMES = 2_000;
/** Any fixed number: the same comments give the same themes. */
const SEED = 1;

/** All that learning an organisation's themes begins from. */
export interface LearnInput {
  comments: Comment[];
  known: ExistingTheme[];
  constraints: { pinned: Pins; banned: Map<string, Set<string>>; apart: Pair[] };
  sensitivity: 'broad' | 'medium' | 'fine';
  seed: number;
  /** Ids for themes not known before; more than can be needed. */
  newIds: string[];
  /** The organisation's own words for one thing, in the format of the engine's lexicon. */
  synonyms: string;
}

export async function readLearnInput(tx: Tx, sample = SAMPLE): Promise<LearnInput> {
  const comments = await sampleComments(tx, sample);
  const ids = comments.map((comment) => comment.id);
  const [pinned, banned] = [await listPins(tx), await listBans(tx, ids)];
  return {
    comments,
    known: await listExistingThemes(tx, ids),
    constraints: { pinned, banned, apart: await listHeldApart(tx) },
    sensitivity: await readSensitivity(tx),
    seed: SEED,
    newIds: await reserveIds(tx, Math.min(comments.length, MOST_NEW_THEMES)),
    synonyms: await readSynonyms(tx),
  };
}
