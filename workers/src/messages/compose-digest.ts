import { digestParts, type Digest, type DigestLine, type DigestPart } from '@vocero/sql/digest';
import type { Words } from '@vocero/sql/message-sending';
import { dayIn, numberIn, type Say } from './words.ts';

/** Lines of a part in a letter; the application shows more. */
const MOST_LINES = 5;
const DAY = 86_400_000;

export interface DigestLetter {
  say: Say;
  locale: string;
  /** Where the whole of it is. */
  link: string;
}

/** The week in plain text: no customer's words, only the names of themes, counts and owners. */
export function composeDigest(digest: Digest, { say, locale, link }: DigestLetter): Words {
  const { weekStart, comments, before, parts } = digest;
  const from = dayIn(locale, weekStart);
  const until = dayIn(locale, lastDay(weekStart));
  const sections = digestParts
    .filter((part) => parts[part].count > 0)
    .map((part) => sectionOf(part, parts[part], { say, locale }))
    .join('\n\n');
  return {
    subject: say('digest_subject', {
      from,
      new: parts.new.count,
      rising: parts.rising.count,
      overdue: parts.overdue.count,
    }),
    body: say('digest_body', {
      from,
      until,
      comments,
      before,
      sections: sections || say('digest_nothing'),
      link,
    }),
  };
}

type Tongue = Pick<DigestLetter, 'say' | 'locale'>;

function sectionOf(
  part: DigestPart,
  { count, lines }: Digest['parts'][DigestPart],
  tongue: Tongue,
): string {
  const shown = lines.slice(0, MOST_LINES).map((line) => `- ${lineOf(line, tongue)}`);
  const more = count - shown.length;
  return [
    `${tongue.say(`digest_${part}`)} (${numberIn(tongue.locale, count)})`,
    ...shown,
    ...(more > 0 ? [tongue.say('digest_more', { n: more })] : []),
  ].join('\n');
}

function lineOf({ label, count, before, rise, owner }: DigestLine, { say, locale }: Tongue) {
  const { days = 0, heard = 0, expected = 0 } = rise ?? {};
  return [
    say('digest_line', { theme: label, comments: count, before: numberIn(locale, before) }),
    ...(rise
      ? [say('digest_expected', { days, heard, expected: numberIn(locale, expected) })]
      : []),
    owner ? say('digest_owner', { name: owner.name }) : say('digest_no_owner'),
  ].join('; ');
}

const lastDay = (weekStart: string) =>
  new Date(Date.parse(`${weekStart}T00:00:00Z`) + 6 * DAY).toISOString().slice(0, 10);
