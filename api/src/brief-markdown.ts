import { writeCause } from './brief-cause.ts';
import { writeOutcome } from './brief-outcome.ts';
import { briefWords, plainLine, type Words } from './brief-words.ts';
import type { Brief } from './contract/briefs.ts';
import type { Locale } from './contract/values.ts';

/** A theme as Markdown that can be read aloud: what is heard, why, what was decided, what came of it. */
export function writeBrief(brief: Brief, locale: Locale): string {
  const words = briefWords(locale);
  const lines = [
    ...headLines(brief, words),
    ...numberLines(brief, words),
    ...writeCause(brief, words),
    ...writeOutcome(brief, words),
    ...historyLines(brief, words),
    words.say('brief.made', { date: words.date(brief.madeAt) }),
  ];
  return `${lines.join('\n')}\n`;
}

function headLines({ theme }: Brief, { say, date }: Words): string[] {
  const status = say(`brief.status_${theme.status}`);
  const facts = [
    say('brief.since', { status, date: date(theme.statusSince) }),
    theme.owner
      ? say('brief.owner', { name: plainLine(theme.owner.name) })
      : say('brief.owner_none'),
    theme.department && say('brief.department', { name: plainLine(theme.department.name) }),
    theme.dueOn && say('brief.due', { date: date(theme.dueOn) }),
    theme.aliases.length > 0 &&
      say('brief.aliases', { names: theme.aliases.map(plainLine).join(', ') }),
  ];
  return [
    `# ${plainLine(theme.label)}`,
    '',
    ...facts.filter((fact) => typeof fact === 'string').map((fact) => `- ${fact}`),
    '',
  ];
}

function numberLines({ theme }: Brief, { say, number }: Words): string[] {
  const { customers, trend, valueCustomer, valueCompany } = theme;
  const facts = [
    say('brief.heard', { n: theme.count, n30: theme.count30, n7: theme.count7 }),
    customers.known > 0 &&
      say('brief.customers', { distinct: customers.distinct, known: customers.known }),
    trend.reach && say(`brief.reach_${trend.reach}`),
    valueCustomer !== null &&
      valueCompany !== null &&
      say('brief.worth', { customer: number(valueCustomer), company: number(valueCompany) }),
  ];
  return [
    `## ${say('brief.numbers')}`,
    '',
    ...facts.filter((fact) => typeof fact === 'string').map((fact) => `- ${fact}`),
    '',
  ];
}

function historyLines({ statuses }: Brief, { say, date }: Words): string[] {
  if (statuses.length === 0) return [];
  const lines = statuses.map(({ at, status, by, member, note }) => {
    const who = by === 'engine' ? 'Vocero' : (member ?? '–');
    const reason = note ? ` – ${plainLine(note)}` : '';
    return `- ${date(at)}: ${say(`brief.status_${status}`)} (${plainLine(who)})${reason}`;
  });
  return [`## ${say('brief.history')}`, '', ...lines, ''];
}
