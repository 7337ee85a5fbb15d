import { centresOf, type Centres, type Sums } from '../themes/centres.ts';
import { hasVector, type Embedded } from './embedded.ts';
import { toEmbeddedSpace, type EmbeddedSpace } from './embedded-space.ts';
import { belongs, type Gate } from '../placing/gate.ts';
import { likenessToThemes, type ThemeLikeness } from '../placing/likeness.ts';
import type { Slot } from '../themes/match.ts';
import type { Model } from '../model.ts';
import { settleThemes } from '../themes/settle.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** What placing comments by vectors from outside needs, beside all that placing by words needs. */
export interface EmbeddedThemes {
  space: EmbeddedSpace;
  /** In that space, without stems. A theme made after learning has none. */
  centres: Centres;
  /** Knows of likeness in vectors alone. */
  gate: Gate;
}

/** Themes settled by vectors: who is a member, and what the model will hold. */
export interface SettledByVectors {
  /** The theme of each comment, or −1. */
  slotOf: Int32Array;
  gate: Gate;
  sums: Sums;
}

export interface SettleByVectorsInput {
  slots: readonly Slot[];
  /** The theme proposed for each comment, or −1. */
  slotOf: Int32Array;
  pinned: Int32Array;
  fine: Int32Array;
  /** Of each comment, see `kindsOfRows`. */
  kinds: Int32Array;
  /** comments × width, in the embedded space. */
  vectors: Float32Array;
  width: number;
}

const NO_STEMS: StemVector = new Map();
const NO_RARITY = { ofStem: new Float32Array(0), unseen: 0 };

/** As `settleThemes`, where only vectors tell who belongs together. */
export function settleByVectors(input: SettleByVectorsInput): SettledByVectors {
  const stems = Array.from(input.slotOf, () => NO_STEMS);
  return settleThemes({ ...input, stems, rarity: NO_RARITY });
}

export function embeddedThemes(
  space: EmbeddedSpace,
  { sums, gate }: SettledByVectors,
): EmbeddedThemes {
  return { space, centres: centresOf(sums, space.width), gate };
}

/** Comments that can be compared with the themes of a model by their vectors. */
export interface Sight {
  themes: EmbeddedThemes;
  embedded: Embedded;
  /** comments × width, in the embedded space. */
  vectors: Float32Array;
  /** Themes that came up after the learning: they are known by their words alone. */
  newer: ReadonlySet<number>;
}

/** Null where a model knows nothing of such vectors: then words alone decide. */
export function sightOf(
  { embedded: themes, centres }: Pick<Model, 'embedded' | 'centres'>,
  embedded: Embedded | null,
): Sight | null {
  if (!themes || !embedded) return null;
  const { name, width } = themes.space;
  if (embedded.name !== name || embedded.width !== width) return null;
  const older = new Set(themes.centres.themeOf);
  const newer = new Set(centres.themeOf.filter((theme) => !older.has(theme)));
  return { themes, embedded, vectors: toEmbeddedSpace(themes.space, embedded), newer };
}

/** The likeness of the comment at place `i` to every theme, best first; null without a vector. */
export function seeThemes({ themes, embedded, vectors }: Sight, i: number): ThemeLikeness[] | null {
  if (!hasVector(embedded, i)) return null;
  const { width } = themes.space;
  const comment = { vectors, at: i * width, width, stems: NO_STEMS };
  return likenessToThemes(themes.centres, comment).sort(
    (a, b) => b.dense - a.dense || a.theme - b.theme,
  );
}

export function belongsByVector({ gate }: EmbeddedThemes, { dense }: ThemeLikeness): boolean {
  return belongs(gate, { dense, stems: 0, known: 0 });
}
