import type { CaseFacts } from '@vocero/sql/case-facts';
import { customerPreferencesMark, pageMark, usefulMark } from '@vocero/sql/customer-links';
import { dayOf, dueDay, type CustomerMessageFacts } from './customer-message-facts.ts';
import { oneLine } from './one-line.ts';
import { sayToCustomer } from './say-to-customer.ts';
import { dayIn, wordsIn, type Say } from './words.ts';

/** Marks stand where its links go: the addresses are secrets, and not kept with it. */
export interface CustomerLetter {
  subject: string;
  /** What it says, as members and the customer's page show it. */
  body: string;
  /** The same with greeting and foot, as it goes out by mail. */
  text: string;
  /** The same for a telephone. */
  short: string;
}

/**
 * What a customer is told: first that we see how it is for them, then what is so, what happens next
 * and by when, and who looks after it.
 */
export function composeCustomerMessage(message: CustomerMessageFacts): CustomerLetter {
  const say = wordsIn(message.locale);
  const body = message.written ? message.written.body : bodyOf(message, say);
  return {
    subject: subjectOf(message, say),
    body,
    text: textOf(message, body, say),
    short: shortOf(message, body, say),
  };
}

/** The case stands in the subject: answers find their way by it where an address is lost. */
function subjectOf(
  { kind, facts, data, written, timeZone, locale }: CustomerMessageFacts,
  say: Say,
) {
  const code = facts ? shownCode(facts.code) : '';
  if (written?.subject) {
    const subject = oneLine(written.subject);
    return code === '' || subject.includes(code) ? subject : oneLine(`${subject} [${code}]`);
  }
  const day = dueDay({ facts, data, timeZone }, locale);
  const subject = oneLine(say(`tell_subject_${kind}`, { code, day }));
  return subject.includes(code) ? subject.replace(/[:\s]+$/, '') : `${subject} [${code}]`;
}

const shownCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

function bodyOf(message: CustomerMessageFacts, say: Say): string {
  const { kind, facts, locale, timeZone } = message;
  const lines = [say(`tell_lead_${kind}`), '', ...sayToCustomer(message, say)];
  if (!facts) return lines.join('\n');
  const isOpen = facts.closedAt === null;
  if (isOpen && facts.nextContactAt) {
    const day = dayIn(locale, dayOf(facts.nextContactAt, timeZone));
    lines.push('', say('tell_next', { day }));
  }
  if (isOpen) lines.push(say('tell_who', { name: responsible(facts, say) }));
  return lines.join('\n');
}

/** Who is responsible, by name only where the organisation shows names. */
const responsible = ({ owner, shows }: CaseFacts, say: Say) =>
  shows === 'name' ? oneLine(owner.name) : say('tell_who_role', { role: owner.role });

function textOf(message: CustomerMessageFacts, body: string, say: Say): string {
  const { name, facts, hasPage, isAlert } = message;
  const organization = oneLine(message.organization);
  const greeting = name ? say('greeting', { name: oneLine(name) }) : say('ask_greeting');
  const page = hasPage ? ['', say('tell_page'), pageMark] : [];
  const useful = isAlert ? ['', say('tell_useful'), '', ...usefulLinks(say)] : [];
  const code = facts ? ` · ${shownCode(facts.code)}` : '';
  const foot = [
    '',
    '--',
    `${organization}${code} · Vocero`,
    say('tell_why_you', { organization }),
    '',
    say('tell_preferences'),
    customerPreferencesMark,
  ];
  const end = [...page, '', say('tell_answer'), ...useful, ...foot];
  return [greeting, '', body, ...end].join('\n');
}

/** Each answer leads to the question with that answer filled in; what is sent there counts. */
const usefulLinks = (say: Say) =>
  (['yes', 'no', 'too_many'] as const).flatMap((answer) => [
    say(`tell_useful_${answer}`),
    `${usefulMark}&said=${answer}`,
  ]);

const LONGEST_SHORT = 480;

/** Three text messages at most, with the page for the rest. */
function shortOf(message: CustomerMessageFacts, body: string, say: Say): string {
  const flat = `${oneLine(message.organization)}: ${body.replace(/\s+/g, ' ').trim()}`;
  const signs = [...flat];
  const text =
    signs.length > LONGEST_SHORT ? `${signs.slice(0, LONGEST_SHORT - 1).join('')}…` : flat;
  return [text, ...(message.hasPage ? [pageMark] : []), say('tell_stop')].join('\n');
}
