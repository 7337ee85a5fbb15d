import { randomUUID } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import { listShownProblems, type ShownProblem as Row } from '@vocero/sql/known-problems';
import { readOrganization } from '@vocero/sql/organizations';
import type { ShownProblem, ShownProblems } from './contract/shown-problems.ts';
import type { Locale } from './contract/values.ts';

interface Shown {
  surveyId: string;
  placeId: string | null;
  token: string;
  locale: Locale;
  /** The problem to which "me too" was said, as the address has it. */
  said: string | undefined;
  isEmbedded: boolean;
}

/** What is known not to work where a survey is met; null: nothing is, and the page says nothing. */
export async function readShownProblems(tx: Tx, shown: Shown): Promise<ShownProblems | null> {
  const rows = await listShownProblems(tx, shown);
  if (rows.length === 0) return null;
  const { timeZone, locale: own } = await readOrganization(tx);
  const { token, isEmbedded, said } = shown;
  return {
    ...{ token, isEmbedded, timeZone },
    now: new Date().toISOString(),
    visitor: randomUUID(),
    said: rows.find(({ id }) => id === said)?.id ?? null,
    items: rows.map((row) => inLanguage(row, shown.locale, own)),
  };
}

/** In the reader's language, else in the organisation's, else in any that there is. */
function inLanguage(row: Row, locale: Locale, own: string): ShownProblem {
  const lang = [locale, own, ...Object.keys(row.words)].find((one) => row.words[one]);
  const words = lang === undefined ? undefined : row.words[lang];
  const worded = (text: string | undefined) =>
    text === undefined ? null : { text, ...(lang && lang !== locale && { lang }) };
  return {
    id: row.id,
    title: worded(words?.title),
    text: worded(words?.text),
    since: row.startedAt.toISOString(),
    expectedAt: row.expectedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
