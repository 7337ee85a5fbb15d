import { centresOf, type Likeness, type Sums } from '../themes/centres.ts';
import { likenessOf, likenessToThemes } from './likeness.ts';
import type { StemVector } from '../space/stem-vectors.ts';

export interface StrangersInput {
  sums: Sums;
  /** The theme of each comment, or −1. */
  themeOf: Int32Array;
  vectors: Float32Array;
  width: number;
  stems: readonly StemVector[];
}

/** Members looked at: so many tell the middle of all. */
const SAMPLE = 500;

/**
 * How alike comments are to a theme they do not belong to: for members taken at even steps, the
 * likeness to the nearest theme that is not their own.
 * @returns none when there are no two themes.
 */
export function likenessOfStrangers(input: StrangersInput): Likeness[] {
  const { sums, themeOf, vectors, width } = input;
  const centres = centresOf(sums, width);
  return everyFew(themeOf).flatMap((i) => {
    const comment = { vectors, at: i * width, width, stems: input.stems[i]! };
    const others = likenessToThemes(centres, comment).filter(({ theme }) => theme !== themeOf[i]);
    const [first, ...rest] = others;
    if (!first) return [];
    return rest.reduce(
      (best, other) => (likenessOf(other) > likenessOf(best) ? other : best),
      first,
    );
  });
}

function everyFew(themeOf: Int32Array): number[] {
  const members = Array.from(themeOf.keys()).filter((i) => themeOf[i]! >= 0);
  const step = Math.max(1, members.length / SAMPLE);
  const count = Math.floor(members.length / step);
  return Array.from({ length: count }, (_, at) => members[Math.floor(at * step)]!);
}
