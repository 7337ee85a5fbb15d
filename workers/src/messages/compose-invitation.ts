import { answerMark, preferencesMark } from '@vocero/sql/invitation-words';
import { firstQuestion, type FirstQuestion } from './first-question.ts';
import { oneLine } from './one-line.ts';
import { dayIn, wordsIn, type Say } from './words.ts';

/** What an invitation is made of. */
export interface InvitationFacts {
  organization: string;
  /** Whom it is for, as far as that is known. */
  name: string | null;
  locale: string;
  /** What the survey asks; null: the survey as it comes. */
  doc: unknown;
  step: 1 | 2;
  grounds: 'consent' | 'existing_customer' | 'test';
  /** Days of the organisation, YYYY-MM-DD. */
  servedOn: string;
  until: string;
}

/** A letter with marks where its links go: the addresses are secrets, and not kept with it. */
export interface InvitationLetter {
  subject: string;
  text: string;
  html: string;
}

/**
 * Asks somebody how a service was. Each answer is a link that opens the page with it filled in; only
 * sending the page says anything, so that programs which look at links answer nothing.
 */
export function composeInvitation(facts: InvitationFacts): InvitationLetter {
  const say = wordsIn(facts.locale);
  const question = firstQuestion(facts.doc, facts.locale, say);
  const organization = oneLine(facts.organization);
  const parts = partsOf(facts, organization, say);
  return {
    subject: say(facts.step === 1 ? 'ask_subject' : 'ask_remind_subject', { organization }),
    text: textOf(parts, question, facts.locale),
    html: htmlOf(parts, question, facts.locale),
  };
}

type Parts = ReturnType<typeof partsOf>;

function partsOf(facts: InvitationFacts, organization: string, say: Say) {
  const { name, step, grounds, locale, servedOn, until } = facts;
  const why = { consent: 'consent', existing_customer: 'customer', test: 'test' } as const;
  const day = dayIn(locale, servedOn);
  return {
    greeting: name ? say('greeting', { name: oneLine(name) }) : say('ask_greeting'),
    intro: say(step === 1 ? 'ask_intro' : 'ask_remind_intro', { organization, day }),
    open: say('ask_open'),
    until: say('ask_until', { day: dayIn(locale, until) }),
    foot: `${organization} · Vocero`,
    why: say(`ask_why_${why[grounds]}`, { organization }),
    preferences: grounds === 'test' ? null : say('ask_preferences'),
  };
}

/** To the page in the language of the letter, with these answers filled in. */
const linkTo = (lang: string, answers: Record<string, string> = {}) =>
  `${answerMark}?${new URLSearchParams({ ...answers, lang }).toString()}`;

function textOf(parts: Parts, question: FirstQuestion | null, locale: string): string {
  const { greeting, intro, open, until, foot, why, preferences } = parts;
  const asked = question
    ? [
        question.text,
        ...(question.ends ? [endsOf(question, question.ends)] : []),
        ...question.answers.flatMap(({ value, label }) => [
          '',
          `${label}:`,
          linkTo(locale, { [question.field]: value }),
        ]),
        '',
      ]
    : [];
  const end = [
    '',
    '--',
    foot,
    why,
    ...(preferences ? ['', `${preferences}:`, preferencesMark] : []),
  ];
  const page = [`${open}:`, linkTo(locale), '', until];
  return [greeting, '', intro, '', ...asked, ...page, ...end].join('\n');
}

function endsOf({ answers }: FirstQuestion, { low, high }: { low: string; high: string }): string {
  const [first, last] = [answers[0]?.label ?? '', answers.at(-1)?.label ?? ''];
  return `${first} – ${low}, ${last} – ${high}`;
}

const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const button =
  'display:inline-block;min-width:44px;padding:11px 14px;margin:0 6px 8px 0;border:1px solid #555;' +
  'border-radius:6px;text-align:center;text-decoration:none;color:#111;background:#fff';

/** Both colours are said: a reader whose window is dark has no dark words on it. */
const sheet =
  'font:16px/1.5 sans-serif;max-width:40em;margin:0 auto;padding:12px;color:#111;background:#fff';

function htmlOf(parts: Parts, question: FirstQuestion | null, locale: string): string {
  const line = (text: string, style = '') => `<p${style && ` style="${style}"`}>${text}</p>`;
  const small = 'font-size:14px;color:#555';
  const asked = question
    ? [
        line(`<strong>${safe(question.text)}</strong>`),
        line(
          question.answers
            .map(({ value, label }) => {
              const link = safe(linkTo(locale, { [question.field]: value }));
              return `<a style="${button}" href="${link}">${safe(label)}</a>`;
            })
            .join('\n'),
        ),
        ...(question.ends ? [line(safe(endsOf(question, question.ends)), small)] : []),
      ]
    : [];
  const { greeting, intro, open, until, foot, why, preferences } = parts;
  const end = [
    line(`${safe(foot)}<br>\n${safe(why)}`, small),
    ...(preferences ? [line(`<a href="${preferencesMark}">${safe(preferences)}</a>`, small)] : []),
  ];
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light"></head>
<body style="${sheet}">
${[
  line(safe(greeting)),
  line(safe(intro)),
  ...asked,
  line(`<a href="${safe(linkTo(locale))}">${safe(open)}</a>`),
  line(safe(until), small),
  '<hr>',
  ...end,
].join('\n')}
</body></html>`;
}
