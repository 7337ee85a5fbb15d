/** Whole days since an instant; 0 on the first day, never negative. */
export const daysSince = (instant: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(instant)) / 86_400_000));
