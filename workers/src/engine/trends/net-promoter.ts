/** Answers 9 and 10, 7 and 8, 0 to 6. */
export interface Recommending {
  promoters: number;
  passives: number;
  detractors: number;
}

/**
 * The Net Promoter Score of n answers, with the interval of a difference of two shares of one whole:
 *     score = p − d,   variance of the mean = (p + d − (p − d)²) / n
 * where p is the share of 9 and 10 and d that of 0 to 6, as a multinomial has it. For the interval,
 * z²/4 promoters, z²/4 detractors and z²/2 passives are added first, which for shares is the interval
 * of Agresti and Coull: without them, a few answers that all agree would have no width at all.
 * @param z 1.96 for 95 %.
 * @returns −1 to 1, the estimate within its interval; null where nobody answered.
 * @see Agresti and Coull 1998, "Approximate is better than exact for interval estimation".
 */
export function netPromoter(
  { promoters, passives, detractors }: Recommending,
  z = 1.959964,
): { score: number; low: number; high: number } | null {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const score = (promoters - detractors) / n;
  const quarter = z ** 2 / 4;
  const size = n + z ** 2;
  const [p, d] = [(promoters + quarter) / size, (detractors + quarter) / size];
  const reach = z * Math.sqrt((p + d - (p - d) ** 2) / size);
  return {
    score,
    low: Math.min(score, Math.max(-1, p - d - reach)),
    high: Math.max(score, Math.min(1, p - d + reach)),
  };
}
