import type { TellingWords, tellingStarts } from './contract/tellings.ts';
import { locales, type Locale } from './contract/locales.ts';
import { message } from './messages.ts';
import { briefWords } from './brief-words.ts';

type Start = (typeof tellingStarts)[number];

/** What of a theme its customers are told. */
export interface ToldTheme {
  label: string;
  status: string;
  actionTaken: string | null;
  actedOn: string | null;
  decision: string | null;
  declinedReason: string | null;
  count: number;
  /** Most of its comments are ideas or praise. */
  isThanks: boolean;
}

/** What the words begin with: what became of it, or the thanks where nothing was wrong. */
export function startOf({ status, isThanks }: ToldTheme): Start {
  if (status === 'declined') return 'declined';
  if (status !== 'verifying' && status !== 'prevented') return 'underway';
  return isThanks ? 'thanks' : 'fixed';
}

/** What a person may begin with in each of these languages; gaps are for them to fill. */
export function startWords(theme: ToldTheme, wanted: readonly Locale[]): TellingWords {
  const start = startOf(theme);
  const said = start === 'declined' ? theme.declinedReason : (theme.actionTaken ?? theme.decision);
  const wordsIn = (locale: Locale) => {
    const since = start === 'fixed' && theme.actedOn ? theme.actedOn : null;
    const params = {
      theme: theme.label,
      count: theme.count,
      what: said?.trim() || '…',
      since: since ? briefWords(locale).date(since) : 'none',
      code: '{code}',
    };
    return {
      subject: message(locale, `telling.${start}_subject`, params).slice(0, 200),
      body: message(locale, `telling.${start}_body`, params).replace(/\n{3,}/g, '\n\n'),
    };
  };
  const shown = locales.filter((locale) => wanted.includes(locale));
  return Object.fromEntries(shown.map((locale) => [locale, wordsIn(locale)]));
}
