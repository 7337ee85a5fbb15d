import type { PastFeedback } from '@vocero/sql/demo-comments';
import { insertPastStarts, type PastStarts } from '@vocero/sql/demo-starts';
import type { Tx } from '@vocero/sql/connect';
import type { Locale } from '../contract/values.ts';
import { dayIn } from './world.ts';

/** Of ten answers that were sent, so many more were begun and given up, by how people came. */
const givenUp: Readonly<Record<string, number>> = {
  survey: 3,
  poster: 2,
  qr: 4,
  form: 6,
  widget: 9,
};

/** In which language the page was, by the language that was written. */
const pageIn: Readonly<Record<string, Locale>> = {
  ...{ en: 'en', es: 'es', bs: 'bs', hr: 'hr', sr: 'sr-Latn' },
};

/**
 * Who began an answer, day by day: those whose answer is there, and some who gave up. The same each
 * time the demo is made.
 */
export async function beginInDemo(tx: Tx, rows: readonly PastFeedback[]): Promise<void> {
  const sent = new Map<string, PastStarts>();
  for (const row of rows) {
    const met = metBy(row);
    if (!met) continue;
    const key = JSON.stringify(met);
    const known = sent.get(key) ?? { ...met, started: 0, finished: 0 };
    sent.set(key, { ...known, finished: known.finished + 1 });
  }
  await insertPastStarts(tx, withGivenUp([...sent.values()]));
}

/** What an answer is counted by; null where no page was met. */
function metBy({ surveyId, channel, placeId, language, occurredAt }: PastFeedback) {
  if (surveyId === null || !(channel in givenUp)) return null;
  const locale = pageIn[language] ?? 'es';
  return { surveyId, channel, placeId, locale, day: dayIn(occurredAt, 0) };
}

/** Spreads those who gave up over the days of each channel and language. */
function withGivenUp(sent: readonly PastStarts[]): PastStarts[] {
  const sums = new Map<string, number>();
  return sent.map((row) => {
    const way = `${row.channel} ${row.locale}`;
    const before = sums.get(way) ?? 0;
    const after = before + row.finished * (givenUp[row.channel] ?? 0);
    sums.set(way, after);
    return { ...row, started: row.finished + Math.floor(after / 10) - Math.floor(before / 10) };
  });
}
