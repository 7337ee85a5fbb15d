import type { Rarity, StemVector } from '../space/stem-vectors.ts';

/** With so many uses a stem counts as half known. */
const HALF_KNOWN = 3;

/**
 * How far the model knows the words of a comment, whatever they are about:
 *     Σ w² · uses / (uses + 3)
 * over its stems, with w their weights in the comment's unit vector and uses the comments of the
 * corpus that have them. Words never seen have w, so they lower it. What belongs nowhere mostly says
 * it in words that nobody else uses.
 * @param own 1 when the comment is itself one of the corpus, else 0: its own use does not count.
 * @returns 0 to 1.
 */
export function familiarity(rarity: Rarity, stems: StemVector, own: 0 | 1): number {
  let sum = 0;
  for (const [row, weight] of stems) sum += weight * weight * knownPart(rarity, row, own);
  return sum;
}

/**
 * uses / (uses + 3) of one stem, with the uses read back from its rarity ln((n + 1) / (uses + 1)) + 1
 * and from the rarity of no use, ln(n + 1) + 1.
 */
export function knownPart(rarity: Rarity, row: number, own: 0 | 1): number {
  const uses = Math.max(0, Math.exp(rarity.unseen - rarity.ofStem[row]!) - 1 - own);
  return uses / (uses + HALF_KNOWN);
}
