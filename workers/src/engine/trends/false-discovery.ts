/**
 * The share of false alarms one would have to live with to believe a test and all that are as clear or
 * clearer: of p₍₁₎ ≤ … ≤ p₍ₙ₎
 *     q₍ᵢ₎ = min over j ≥ i of min(1, n · p₍ⱼ₎ / j)
 * To believe what has q ≤ 0.05 is to have at most one false alarm in twenty alarms on average, however
 * many tests there are.
 * @param chances p-values, 0 to 1, in any order.
 * @returns q-values in the same order.
 * @see Benjamini & Hochberg 1995, "Controlling the false discovery rate: a practical and powerful
 *   approach to multiple testing", Journal of the Royal Statistical Society B 57, 289–300.
 */
export function falseDiscoveryRates(chances: readonly number[]): number[] {
  const falling = Array.from(chances.keys()).sort((a, b) => chances[b]! - chances[a]!);
  const rates = new Array<number>(chances.length);
  let least = 1;
  falling.forEach((test, i) => {
    const rank = chances.length - i;
    least = Math.min(least, (chances.length * chances[test]!) / rank);
    rates[test] = least;
  });
  return rates;
}
