import { sponsorParts } from '@vocero/sql/sponsor-state';
import type { Words } from '@vocero/sql/message-sending';
import { monthIn, numberIn, type Params, type Say } from './words.ts';

export interface MonthLetter {
  say: Say;
  locale: string;
  /** Where the month is on one page. */
  link: string;
}

/** A sponsor's month in plain text: a number each, and what it was a month earlier where that is known. */
export function composeSponsorMonth(facts: Params, { say, locale, link }: MonthLetter): Words {
  const month = monthIn(locale, String(facts['month']));
  const lines = sponsorParts.map((name) => {
    const before = facts[`before_${name}`];
    const line = { part: say(`sponsor_month_${name}`), n: inWords(locale, facts[name]) };
    return before === undefined
      ? say('sponsor_month_first', line)
      : say('sponsor_month_line', { ...line, before: inWords(locale, before) });
  });
  const { overdue = 0, unowned = 0, verified = 0 } = facts;
  return {
    subject: say('sponsor_month_subject', { month, overdue, unowned, verified }),
    body: say('sponsor_month_body', { month, lines: lines.join('\n'), link }),
  };
}

const inWords = (locale: string, value: string | number | undefined) =>
  numberIn(locale, Number(value ?? 0));
