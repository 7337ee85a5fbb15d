import type { Centres } from './themes/centres.ts';
import type { Company } from './placing/company.ts';
import type { Concepts } from './concepts/concepts.ts';
import type { EmbeddedThemes } from './embedded/embedded-themes.ts';
import type { Gate } from './placing/gate.ts';
import type { Names } from './labels/names.ts';
import type { Space } from './space/space.ts';
import type { Situations } from './situations/situations.ts';
import type { Rarity } from './space/stem-vectors.ts';

export { decodeModel, encodeModel } from './themes/model-bytes.ts';

/** Members kept to show the nearest one, as comment ids and vectors. */
export interface Exemplars {
  ids: string[];
  /** The theme of each, as a place in `Model.themes`. */
  themeOf: Int32Array;
  /** exemplars × width. */
  vectors: Float32Array;
}

export interface ModelTheme {
  id: string;
  /** The language most of its members are in, or null. */
  language: string | null;
  /** The words that weigh most in it, as people write them, the heaviest first. */
  words: string[];
}

/**
 * What the centres sum up, so that new groups can be compared with themes as learning compares them, and
 * so that no reason takes a word of one comment for a word of its theme.
 */
export interface CentreSums {
  /** How many members each centre sums up … */
  sizes: Int32Array;
  /** … and the length of their sum: times the centre it is the sum again. */
  lengths: Float32Array;
  /** By entry of `Centres.stemRows`: how many of these members use the stem. */
  holders: Int32Array;
}

/** Everything that placing a comment needs: what learning leaves behind. Never changed once made. */
export interface Model {
  themes: ModelTheme[];
  space: Space;
  rarity: Rarity;
  centres: Centres;
  centreSums: CentreSums;
  gate: Gate;
  /** How many times as various as usual the comments were, see `timesAsVarious`. */
  variety: number;
  company: Company;
  exemplars: Exemplars;
  /** Of the whole studied corpus, and of what the model grew by: nothing shown of it holds one of them. */
  names: Names;
  /** By which comments are read beside their words; null where words say enough. */
  concepts: Concepts | null;
  situations: Situations | null;
  /** Null where the themes were found by words alone. */
  embedded: EmbeddedThemes | null;
}
