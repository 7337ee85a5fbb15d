/**
 * The Wilson score interval of a proportion p = k / n:
 *     (p + z²/2n ± z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n)
 * It never leaves 0 to 1, and keeps what it promises where n is small or p near an end.
 * @param count k, whole, 0 to n.
 * @param of n, whole, > 0.
 * @param z 1.96 for 95 %.
 * @returns both ends as shares, 0 to 1.
 * @throws RangeError when there is nothing to be a share of, or more than all.
 * @see Wilson 1927, "Probable inference, the law of succession, and statistical inference".
 */
export function wilsonInterval(count: number, of: number, z = 1.959964): [number, number] {
  if (!(of > 0) || count < 0 || count > of) throw new RangeError('not a share of a whole');
  const share = count / of;
  const square = z ** 2;
  const middle = share + square / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2));
  const scale = 1 + square / of;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
