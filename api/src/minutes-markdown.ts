import { briefWords, plainLine, type Words } from './brief-words.ts';
import type { MeetingEntry, Minutes } from './contract/meetings.ts';
import type { Locale } from './contract/values.ts';

type Item = Minutes['items'][number];

/** Minutes as Markdown: who was there, what was decided about what, what is to be done, what is next. */
export function writeMinutes(minutes: Minutes, locale: Locale): string {
  const words = briefWords(locale);
  const lines = [
    ...headLines(minutes, words),
    ...minutes.items.flatMap((item, at) => itemLines(item, at + 1, words)),
    ...actionLines(minutes, words),
    ...section(words.say('minutes.not_reached'), notReached(minutes)),
    ...section(words.say('minutes.notes'), minutes.notes.map(noteLine)),
    ...section(words.say('minutes.next'), nextLines(minutes, words)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function headLines(minutes: Minutes, { say, date }: Words): string[] {
  const { council, startedAt, revision, chair, present, absent, guests, timeZone } = minutes;
  // When it was held, which need not be when it was planned.
  const title = { council: plainLine(council.name), date: date(dayIn(startedAt, timeZone)) };
  const facts = [
    revision > 1 && say('minutes.corrected', { revision }),
    say('minutes.time', {
      from: timeIn(startedAt, timeZone),
      until: timeIn(minutes.closedAt, timeZone),
      zone: timeZone,
    }),
    chair !== null && say('minutes.chair', { name: plainLine(chair) }),
    present.length > 0 && say('minutes.present', { names: namesOf(present) }),
    absent.length > 0 && say('minutes.absent', { names: namesOf(absent) }),
    guests.length > 0 && say('minutes.guests', { names: namesOf(guests) }),
    quorumLine(minutes, say),
  ].filter((fact) => fact !== false);
  return [`# ${say('minutes.title', title)}`, '', ...facts.map((fact) => `- ${fact}`), ''];
}

function quorumLine({ quorum }: Minutes, say: Words['say']): string {
  const { present, needed, isMet } = quorum;
  return isMet
    ? say('minutes.quorum_met', { present, needed })
    : `**${say('minutes.quorum_missed', { present, needed })}**`;
}

function itemLines(item: Item, n: number, words: Words): string[] {
  const { say } = words;
  const facts = [
    say(`brief.status_${item.status}`),
    item.ownerName === null
      ? say('brief.owner_none')
      : say('brief.owner', { name: plainLine(item.ownerName) }),
    say('minutes.heard', { n: item.count30 }),
    say('minutes.spoken', { minutes: Math.round(item.seconds / 60) }),
  ];
  const entries = item.entries.map((entry) => `- ${entryLine(entry, words).trimEnd()}`);
  const said = entries.length > 0 ? entries : [`- ${say('minutes.nothing')}`];
  return [`## ${n}. ${plainLine(item.label)}`, '', facts.join(' · '), '', ...said, ''];
}

function entryLine(entry: MeetingEntry, words: Words): string {
  const { say } = words;
  const text = entry.text === null ? '' : plainLine(entry.text);
  switch (entry.act) {
    case 'decided':
      return decidedLine(entry, text, words);
    case 'assigned':
      return say('minutes.assigned', { who: whoAndWhen(entry, words) });
    case 'asked_more':
      return say('minutes.asked_more', { text, who: whoAndWhen(entry, words) });
    case 'action_added':
      return say('minutes.action', { text, who: whoAndWhen(entry, words) });
    case 'watched':
    case 'declined':
      return [say(`brief.status_${entry.act === 'watched' ? 'watching' : 'declined'}`), text]
        .filter(Boolean)
        .join(': ');
    case 'noted':
      return text;
  }
}

function decidedLine(entry: MeetingEntry, text: string, words: Words): string {
  const { say } = words;
  const kind = entry.decisionKind ? `${say(`brief.kind_${entry.decisionKind}`)} ` : '';
  const line = `${say('minutes.decided', { text: `${kind}${text}` })} ${whoAndWhen(entry, words)}`;
  const parts = entry.missing.map((part) => say(`missing.${part}`)).join(', ');
  return parts ? `${line.trimEnd()}\n  - ${say('minutes.missing', { parts })}` : line;
}

/** The name of whoever it is given to and the day, in brackets; empty: neither was said. */
function whoAndWhen({ ownerName, dueOn }: MeetingEntry, { say, date }: Words): string {
  const parts = [
    ownerName !== null && plainLine(ownerName),
    dueOn !== null && say('brief.action_due', { date: date(dueOn) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

/** All that is to be done, theme by theme. */
function actionLines({ items }: Minutes, words: Words): string[] {
  const lines = items.flatMap(({ label, entries }) =>
    entries
      .filter(({ act }) => act === 'action_added' || act === 'asked_more')
      .map((entry) => {
        const what = [plainLine(entry.text ?? ''), whoAndWhen(entry, words)].filter(Boolean);
        return `- ${plainLine(label)}: ${what.join(' ')}`;
      }),
  );
  return section(words.say('minutes.actions'), lines);
}

const notReached = ({ notReached: items }: Minutes) =>
  items.map(({ label }) => `- ${plainLine(label)}`);

const noteLine = ({ text }: MeetingEntry) => `- ${plainLine(text ?? '')}`;

const nextLines = ({ next }: Minutes, { say, date }: Words) =>
  next ? [say('minutes.next_at', { date: date(next.day), time: next.starts })] : [];

const section = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : [];

const namesOf = (names: readonly string[]) => names.map(plainLine).join(', ');

const timeIn = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(new Date(instant));

const dayIn = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(instant));
