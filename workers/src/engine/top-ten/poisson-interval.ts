/**
 * The interval of a Poisson count k by Byar's approximation of the exact one:
 *     low  = k · (1 − 1/9k − z/3√k)³
 *     high = (k + 1) · (1 − 1/9(k + 1) + z/3√(k + 1))³
 * Contacts per 100 orders are no share of the orders: one order may bring many contacts, so that an
 * interval for shares would not fit. From k = 5 on both ends are within 1 % of the exact ones.
 * @param count k, whole, ≥ 0.
 * @param z 1.96 for 95 %.
 * @returns both ends in counts; 0 is the low end of 0.
 * @throws RangeError when the count is below zero.
 * @see Breslow and Day 1987, "Statistical methods in cancer research", volume II, section 2.3.
 */
export function poissonInterval(count: number, z = 1.959964): [number, number] {
  if (!(count >= 0)) throw new RangeError('not a count');
  const next = count + 1;
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const high = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  return [Math.max(0, low), high];
}
