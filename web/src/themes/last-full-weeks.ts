const DAY = 86_400_000;

/** Days as they are written, `2026-03-31`, so many before or after another one. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Today where the reader is. */
export function localDay(now: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/**
 * The days that a baseline of the last full weeks lies between. Only full weeks before the running one
 * are counted, so it may begin and end in the middle of a week.
 */
export const lastFullWeeks = (today: string, weeks: number) => ({
  from: dayAfter(today, -7 * weeks),
  until: today,
});
