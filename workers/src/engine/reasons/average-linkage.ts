/**
 * Average linkage (UPGMA): joins the two groups that are most alike, again and again, until no two are
 * alike enough. Two groups are as alike as their members are on average,
 *     s(A ∪ B, C) = (|A| s(A, C) + |B| s(B, C)) / (|A| + |B|)
 * which is never more than the larger of the two: the nearest neighbours of a chain of groups can be
 * joined at once, and what is alone now stays alone, so that all takes O(n²) steps.
 * @param likeness n × n, row by row, symmetric; higher is more alike, the diagonal is not read. It is
 *   used up: the rows of groups take the place of those of their members.
 * @param sizes how many things each of the n stands for, > 0.
 * @param least groups are joined from this likeness on.
 * @returns the number of each one's group, from 0 in the order of their first members.
 * @see Murtagh 1983, "A survey of recent advances in hierarchical clustering algorithms", for the chain.
 */
export function linkByAverage(
  likeness: Float64Array,
  sizes: readonly number[],
  least: number,
): Int32Array {
  const n = sizes.length;
  const into = Int32Array.from({ length: n }, (_, at) => at);
  const weights = Float64Array.from(sizes);
  const isOpen = new Uint8Array(n).fill(1);
  for (let start = 0; start < n; start++) {
    const chain = [start];
    while (chain.length > 0 && isOpen[start]) {
      const last = chain[chain.length - 1]!;
      const nearest = nearestOpen(likeness, isOpen, last, chain.at(-2));
      if (nearest < 0 || likeness[last * n + nearest]! < least) break;
      if (nearest !== chain.at(-2)) {
        chain.push(nearest);
        continue;
      }
      chain.length -= 2;
      join(likeness, weights, Math.min(last, nearest), Math.max(last, nearest));
      into[Math.max(last, nearest)] = Math.min(last, nearest);
      isOpen[Math.max(last, nearest)] = 0;
      if (chain.length === 0 && isOpen[start]) chain.push(start);
    }
  }
  return numberGroups(into);
}

/** The open group most like this one, the first of several; the one before it in the chain if that is. */
function nearestOpen(
  likeness: Float64Array,
  isOpen: Uint8Array,
  own: number,
  before: number | undefined,
): number {
  const row = own * isOpen.length;
  let nearest = before ?? -1;
  for (let other = 0; other < isOpen.length; other++) {
    if (!isOpen[other] || other === own) continue;
    if (nearest < 0 || likeness[row + other]! > likeness[row + nearest]!) nearest = other;
  }
  return nearest;
}

/** The row and the column of the first become those of both together. */
function join(likeness: Float64Array, weights: Float64Array, one: number, two: number): void {
  const n = weights.length;
  const weight = weights[one]! + weights[two]!;
  for (let other = 0; other < n; other++) {
    const both =
      weights[one]! * likeness[one * n + other]! + weights[two]! * likeness[two * n + other]!;
    likeness[one * n + other] = likeness[other * n + one] = both / weight;
  }
  weights[one] = weight;
}

/** Each was joined into one before it, if into any. */
function numberGroups(into: Int32Array): Int32Array {
  const numbers = new Int32Array(into.length);
  let groups = 0;
  for (let at = 0; at < into.length; at++) {
    numbers[at] = into[at] === at ? groups++ : numbers[into[at]!]!;
  }
  return numbers;
}
