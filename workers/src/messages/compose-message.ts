import type { Digest } from '@vocero/sql/digest';
import type { Wordless, Words } from '@vocero/sql/message-sending';
import { composeDigest } from './compose-digest.ts';
import { composeMinutes } from './compose-minutes.ts';
import { composeSponsorMonth } from './compose-sponsor-month.ts';
import { oneLine } from './one-line.ts';
import { moneyIn, wordsIn, type Say } from './words.ts';

export interface Letterhead {
  organization: string;
  slug: string;
  locale: string;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** Makes the words of a message, in the organisation's language. */
export function composeMessage(message: Wordless, digest: Digest | undefined, head: Letterhead) {
  const say = wordsIn(head.locale);
  const { subject, body } = contentOf(message, digest, head, say);
  const name = oneLine(message.memberName);
  const greeting = message.kind === 'digest' ? [] : [say('greeting', { name }), ''];
  return { subject: oneLine(subject), body: [...greeting, body].join('\n') };
}

function contentOf(
  message: Wordless,
  digest: Digest | undefined,
  head: Letterhead,
  say: Say,
): Words {
  const at = `${head.publicUrl}/o/${encodeURIComponent(head.slug)}`;
  if (message.kind === 'digest') {
    if (!digest) throw new Error('a digest is told before it is kept');
    const link = `${at}/digest?week=${digest.weekStart}`;
    return composeDigest(digest, { say, locale: head.locale, link });
  }
  if (message.kind === 'sponsor_month') {
    const facts = factsOf(message);
    const link = `${at}/sponsor?month=${String(facts['month']).slice(0, 7)}`;
    return composeSponsorMonth(facts, { say, locale: head.locale, link });
  }
  if (message.kind === 'minutes') {
    return composeMinutes(message.data, { say, locale: head.locale, at });
  }
  const theme = oneLine(message.themeLabel ?? '') || say('lost_theme');
  const link = `${at}/${placeOf(message)}`;
  const params = {
    ...factsOf(message),
    ...titleOf(message, say),
    ...wordsOf(message),
    money: moneyOf(message, head.locale),
    theme,
    link,
    organization: oneLine(head.organization),
  };
  return {
    subject: say(`${message.kind}_subject`, params),
    body: say(`${message.kind}_body`, params),
  };
}

/** What a known problem is called; it may have no words of its own. */
const titleOf = ({ kind, data: { title } }: Wordless, say: Say) =>
  kind === 'known_problem_overdue' && !title ? { title: say('known_problem_untitled') } : {};

/** The page that a message leads to. */
function placeOf({ kind, themeId, data: { caseId } }: Wordless): string {
  if (themeId) return `themes/${themeId}`;
  if (typeof caseId === 'string') return `cases/${caseId}`;
  if (kind === 'urgent') return 'comments?urgent=1';
  if (kind === 'kiosk_silent') return 'kiosks';
  if (kind === 'known_problem_overdue') return 'known-problems';
  if (kind === 'customer_to_call') return 'customer-messages?state=to_call';
  if (kind === 'solutions_due') return 'solutions?filter=stale';
  return kind === 'remedy_asked' || kind === 'remedy_decided' ? 'remedies' : 'messages';
}

function moneyOf({ data: { amount, currency } }: Wordless, locale: string): string {
  const isMoney = typeof amount === 'number' && typeof currency === 'string';
  return isMoney ? moneyIn(locale, amount, currency) : '';
}

/** What a customer or a colleague said, for the body alone: lines stay, the length is bearable. */
function wordsOf({ said, data }: Wordless): { words?: string } {
  const words = said ?? data['words'];
  if (typeof words !== 'string') return {};
  const signs = [...words.trim()];
  return {
    words: signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : signs.join(''),
  };
}

const LONGEST = 2_000;

/** What was given along, as words of one line. */
const factsOf = ({ data }: Wordless) =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : oneLine(typeof value === 'string' ? value : ''),
    ]),
  );
