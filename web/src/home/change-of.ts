/**
 * How much a count changed, as a share of what it was; null where the count before is too small for
 * a share to mean anything.
 */
export const changeOf = (count: number, before: number): number | null =>
  before < 5 ? null : (count - before) / before;

/** The start of the last `days` days, to the minute so that addresses stay readable. */
export function daysAgo(days: number, now = Date.now()): string {
  const start = new Date(now - days * 86_400_000);
  start.setUTCSeconds(0, 0);
  return start.toISOString();
}
