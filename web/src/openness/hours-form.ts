import type { OpeningHours } from '@vocero/api/contract/opening-hours';

type Spans = [number, number][];

/** Hours of a channel as they are filled in: a line for each day, such as "9:00-13:00, 16:00-19:00". */
export interface HoursForm {
  channel: string;
  week: string[];
  days: { day: string; spans: string }[];
}

const two = (n: number) => String(n).padStart(2, '0');
const clock = (minute: number) => `${Math.floor(minute / 60)}:${two(minute % 60)}`;

export const lineOf = (spans: readonly (readonly [number, number])[]): string =>
  spans.map(([from, until]) => `${clock(from)}-${clock(until)}`).join(', ');

/** Null where it cannot be read; an empty line is closed. */
export function spansOf(line: string): Spans | null {
  if (line.trim() === '') return [];
  const spans = line.split(',').map((part) => {
    const match = /^\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*$/.exec(part);
    if (!match) return null;
    const [fromHour, fromMinute, untilHour, untilMinute] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    if (fromMinute > 59 || untilMinute > 59) return null;
    return [fromHour * 60 + fromMinute, untilHour * 60 + untilMinute] as [number, number];
  });
  return spans.every((span) => span !== null) ? spans : null;
}

export const blankHours = (channel: string): HoursForm => ({
  channel,
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? '9:00-17:00' : '')),
  days: [],
});

export const formOfHours = ({ channel, week, days }: OpeningHours): HoursForm => ({
  channel,
  week: week.map(lineOf),
  days: days.map(({ day, spans }) => ({ day, spans: lineOf(spans) })),
});

/** What is sent; the lines that cannot be read are named by the field they stand in. */
export function hoursOf(forms: readonly HoursForm[]) {
  const unread: string[] = [];
  const read = (line: string, field: string): Spans => {
    const spans = spansOf(line);
    if (spans === null) unread.push(field);
    return spans ?? [];
  };
  const items = forms.map(({ channel, week, days }, at) => ({
    channel,
    week: week.map((line, day) => read(line, `${at}.week.${day}`)),
    days: days
      .filter(({ day }) => day !== '')
      .map(({ day, spans }, n) => ({ day, spans: read(spans, `${at}.days.${n}`) })),
  }));
  return { items, unread };
}
