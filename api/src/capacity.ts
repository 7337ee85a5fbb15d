import type { CapacityAction } from '@vocero/sql/capacity';
import type { Drawn } from './contract/capacity.ts';

/** A quarter of a year by its name, `2026-Q4`: its first day and the day after its last. */
export function daysOfQuarter(quarter: string): { from: string; until: string } {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  return { from: firstOfMonth(year, number * 3 - 3), until: firstOfMonth(year, number * 3) };
}

const firstOfMonth = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** In which quarter a day is. */
export const quarterOf = (day: string) =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/**
 * What actions take of a capacity: the sum over those due in the quarter and open, and over those done
 * in it, in the unit of `part`. Actions without a day are in no quarter, those without an estimate
 * take nothing and are counted.
 */
export function drawnOf(
  actions: readonly CapacityAction[],
  part: 'hours' | 'cost',
  capacity: number | null,
): Drawn {
  const sumOf = (state: CapacityAction['state']) =>
    actions.reduce((sum, one) => (one.state === state ? sum + (one[part] ?? 0) : sum), 0);
  const unknown = actions.filter((one) => one.state !== 'undated' && one[part] === null).length;
  return { capacity, open: sumOf('open'), done: sumOf('done'), unknown };
}
