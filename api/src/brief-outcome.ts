import type { Brief } from './contract/briefs.ts';
import { plainLine, type Words } from './brief-words.ts';

/** What was decided, aimed at, done and seen, line by line; what is not there yet says so. */
export const writeOutcome = (brief: Brief, words: Words): string[] => [
  ...decisionLines(brief, words),
  ...writeTarget(brief, words),
  ...doneLines(brief, words),
  ...preventionLines(brief, words),
];

function decisionLines({ theme }: Brief, words: Words): string[] {
  const { say, date } = words;
  const { decisionKind, decision, decidedAt, decidedBy } = theme;
  const kind = decisionKind ? `**${say(`brief.kind_${decisionKind}`)}** ` : '';
  const text = decision ? plainLine(decision) : '';
  const by =
    decidedAt && decidedBy
      ? ['', say('brief.decided_by', { name: plainLine(decidedBy), date: date(decidedAt) })]
      : [];
  return [
    `## ${say('brief.decision')}`,
    '',
    `${kind}${text}`.trim() || say('brief.nothing'),
    ...by,
    '',
    ...writeOptions(theme.decisionOptions, words),
  ];
}

/** What else was thought of, as a table; nothing where nothing was. */
export function writeOptions(options: Brief['theme']['decisionOptions'], words: Words): string[] {
  const { say, number, percent } = words;
  if (options.length === 0) return [];
  const rows = options.map((option) => [
    plainLine(option.text),
    say(`brief.kind_${option.kind}`),
    option.cost === null ? '–' : number(option.cost),
    option.days === null ? '–' : number(option.days),
    option.effect === null ? '–' : percent(option.effect),
  ]);
  const head = [
    say('brief.options'),
    say('brief.option_kind'),
    say('brief.option_cost'),
    say('brief.option_days'),
    say('brief.option_effect'),
  ];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(['---', '---', '---:', '---:', '---:']), ...rows.map(row), ''];
}

/** What it is to become, measured from where. */
export function writeTarget({ theme: { target } }: Pick<Brief, 'theme'>, words: Words): string[] {
  const { say, date, number } = words;
  if (!target) return [`## ${say('brief.target')}`, '', say('brief.nothing'), ''];
  const { baseline } = target;
  return [
    `## ${say('brief.target')}`,
    '',
    say(`brief.target_${target.metric}`, {
      goal: number(target.goal),
      date: date(target.on),
      weeks: target.weeks,
    }),
    '',
    say('brief.baseline', {
      count: baseline.count,
      weeks: baseline.weeks,
      date: date(baseline.from),
    }),
    '',
  ];
}

function doneLines({ theme }: Brief, words: Words): string[] {
  const { say, date } = words;
  const { actionTaken, actedOn, actions } = theme;
  const taken = actionTaken
    ? [`${actedOn ? `${date(actedOn)}: ` : ''}${plainLine(actionTaken)}`, '']
    : [];
  const lines = actions.map((action) => {
    const who = action.owner ? ` – ${plainLine(action.owner.name)}` : '';
    const due = action.dueOn ? `, ${say('brief.action_due', { date: date(action.dueOn) })}` : '';
    return `- [${action.doneAt ? 'x' : ' '}] ${plainLine(action.what)}${who}${due}`;
  });
  const isNothing = taken.length + lines.length === 0;
  return [
    `## ${say('brief.actions')}`,
    '',
    ...(isNothing ? [say('brief.nothing')] : [...taken, ...lines]),
    '',
    ...verificationLines(theme, words),
  ];
}

function verificationLines({ verification }: Brief['theme'], words: Words): string[] {
  const { say, date, percent } = words;
  if (!verification) return [];
  const { count, weeks, from, probability } = verification;
  const chance = probability < 0.001 ? `< ${percent(0.001)}` : percent(probability);
  return [
    `## ${say('brief.verification')}`,
    '',
    say('brief.verified', { count, weeks, date: date(from), chance }),
    '',
  ];
}

function preventionLines({ theme, checkedBy }: Brief, words: Words): string[] {
  const { say, date } = words;
  const { prevention } = theme;
  if (!prevention) return [];
  const head = [`## ${say('brief.prevention')}`, ''];
  if ('waiver' in prevention) {
    return [...head, say('brief.waiver', { reason: plainLine(prevention.waiver) }), ''];
  }
  const where = say(`brief.where_${prevention.where}`);
  const day = prevention.checkOn ? date(prevention.checkOn) : '–';
  const check =
    checkedBy || prevention.checkOn
      ? ['', say('brief.check', { name: checkedBy ? plainLine(checkedBy) : '–', date: day })]
      : [];
  return [...head, `${plainLine(prevention.what)} (${where})`, ...check, ''];
}
