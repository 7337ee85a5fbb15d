import type { CasePolicy } from '@vocero/api/contract/case-policy';

type Week = CasePolicy['week'];

/** Two spans of working hours of a day as fields for times have them; empty is none. */
export interface DayForm {
  from: string;
  until: string;
  from2: string;
  until2: string;
}

const timeOf = (minutes: number | undefined): string => {
  if (minutes === undefined) return '';
  const capped = Math.min(minutes, 1_439); // a field has no 24:00
  const parts = [Math.floor(capped / 60), capped % 60];
  return parts.map((n) => String(n).padStart(2, '0')).join(':');
};

/** Null where the field says no time. */
function minutesIn(time: string): number | null {
  const [hours, minutes] = time.split(':').map(Number);
  if (time === '' || hours === undefined || minutes === undefined) return null;
  return hours === 23 && minutes === 59 ? 1_440 : hours * 60 + minutes;
}

export const weekForm = (week: Week): DayForm[] =>
  week.map(([first, second]) => ({
    from: timeOf(first?.[0]),
    until: timeOf(first?.[1]),
    from2: timeOf(second?.[0]),
    until2: timeOf(second?.[1]),
  }));

/** Spans that say both ends; the server looks whether they are in order. */
export const weekIn = (days: readonly DayForm[]): Week =>
  days.map(({ from, until, from2, until2 }) =>
    [[from, until] as const, [from2, until2] as const].flatMap(([start, end]) => {
      const [a, b] = [minutesIn(start), minutesIn(end)];
      return a === null || b === null ? [] : [[a, b] as [number, number]];
    }),
  );
