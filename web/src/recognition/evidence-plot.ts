import type { Recognition } from '@vocero/api/contract/recognitions';

type Level = Recognition['before'];

export interface EvidenceMark {
  at: number;
  low: number;
  high: number;
}

/**
 * Where two levels with their intervals stand between 0 and 1: 0 is nothing at all, 1 the highest end
 * of both intervals.
 * @returns null for a level that cannot be told.
 */
export function evidenceMarks(before: Level, after: Level): (EvidenceMark | null)[] {
  const most = Math.max(before.high ?? 0, after.high ?? 0);
  return [before, after].map(({ level, low, high }) =>
    level === null || low === null || high === null || most <= 0
      ? null
      : { at: level / most, low: low / most, high: high / most },
  );
}
