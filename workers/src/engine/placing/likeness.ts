import { productsWithCentres } from '../themes/centre-products.ts';
import type { Centres, Likeness } from '../themes/centres.ts';
import { stemIndexOf } from '../space/stem-index.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** A comment by its unit vector, at `at` of `vectors`, and its stems. */
export interface Compared {
  vectors: Float32Array;
  at: number;
  width: number;
  stems: StemVector;
}

export interface ThemeLikeness extends Likeness {
  /** Place of the theme among all themes, and its centre most alike in vectors. */
  theme: number;
  centre: number;
}

/** How alike a comment is to every theme that has a centre: the best over its centres, in each. */
export function likenessToThemes(centres: Centres, comment: Compared): ThemeLikeness[] {
  const { vectors, at, width } = comment;
  const products = productsWithCentres(centres, vectors, at, width);
  const shared = sharedStems(centres, comment.stems);
  const found = new Map<number, ThemeLikeness>();
  for (let c = 0; c < centres.themeOf.length; c++) {
    const dense = products[c]!;
    const theme = centres.themeOf[c]!;
    const best = found.get(theme);
    if (!best) {
      found.set(theme, { theme, centre: c, dense, stems: shared[c]! });
      continue;
    }
    if (dense > best.dense) {
      best.dense = dense;
      best.centre = c;
    }
    if (shared[c]! > best.stems) best.stems = shared[c]!;
  }
  return Array.from(found.values());
}

/** The product of a comment's stems with those of each centre. */
function sharedStems(centres: Centres, stems: StemVector): Float64Array {
  const index = stemIndexOf(centres);
  const shared = new Float64Array(centres.themeOf.length);
  for (const [row, weight] of stems) {
    const end = index.starts[row + 1] ?? 0; // stems that no centre uses have no place in it
    for (let p = index.starts[row] ?? 0; p < end; p++) {
      shared[index.centres[p]!]! += weight * index.weights[p]!;
    }
  }
  return shared;
}

/** The one number by which themes are compared: likeness in vectors and in words count alike. */
export function likenessOf({ dense, stems }: Likeness): number {
  return dense + stems;
}
