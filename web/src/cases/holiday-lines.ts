import type { Holiday } from '@vocero/api/contract/case-policy';

export interface HolidayLines {
  holidays: Holiday[];
  /** Lines that begin with no day. */
  unread: string[];
}

const line = /^(\d{4}-\d{2}-\d{2})[\s,;\t]+(\S.*)$/;

/** Reads a pasted list: a day such as 2026-12-25 and what it is called, one to a line. */
export function holidayLines(text: string): HolidayLines {
  const holidays: Holiday[] = [];
  const unread: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const [, day, name] = line.exec(trimmed) ?? [];
    if (day && name) holidays.push({ day, name: name.slice(0, 120) });
    else unread.push(trimmed);
  }
  return { holidays, unread };
}
