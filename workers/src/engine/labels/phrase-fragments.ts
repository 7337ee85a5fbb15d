/** As much of a phrase as leaving out fragments needs. */
interface Candidate {
  /** Stems joined by spaces. */
  key: string;
  size: number;
  /** Share of the theme's comments that have it. */
  share: number;
}

/** A phrase that goes on in one way in at least this share of its comments is a part of the longer one. */
const GOES_ON = 0.7;

/**
 * Leaves out phrases that are hardly ever said but as a part of one longer phrase: "top" beside
 * "top up", "delivery perio" beside "delivery period". Cost grows with the square of the number.
 */
export function withoutFragments<C extends Candidate>(candidates: readonly C[]): C[] {
  const padded = candidates.map(({ key }) => ` ${key} `);
  return candidates.filter(({ size, share }, i) =>
    candidates.every(
      (longer, k) =>
        longer.size <= size || longer.share < GOES_ON * share || !padded[k]!.includes(padded[i]!),
    ),
  );
}
