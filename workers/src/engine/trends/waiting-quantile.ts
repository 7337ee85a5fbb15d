/** How long somebody waited, and whether it is over; if not, they wait at least so long. */
export interface Waiting {
  time: number;
  isOver: boolean;
}

/**
 * The time within which a share of all who wait have their answer, those who still wait counted too:
 * the Kaplan–Meier estimate, the first time t at which
 *     1 − Π (1 − d[i] / n[i]) ≥ share,   over the times t[i] ≤ t at which d[i] of the n[i] that
 *     waited so long got it.
 * Counting only what is over would make it look faster than it is.
 * @param share 0 to 1; 0.5 for the median.
 * @returns in the unit of the times; null where too few have their answer to tell.
 * @see Kaplan & Meier 1958, "Nonparametric estimation from incomplete observations".
 */
export function waitingQuantile(waits: readonly Waiting[], share: number): number | null {
  // At one time those who got it come before those who are still waiting.
  const sorted = [...waits].sort((a, b) => a.time - b.time || Number(b.isOver) - Number(a.isOver));
  let waiting = 1;
  for (const [n, { time, isOver }] of sorted.entries()) {
    if (!isOver) continue;
    waiting *= 1 - 1 / (sorted.length - n);
    if (1 - waiting >= share - 1e-9) return time;
  }
  return null;
}
