import { plainLine, type Words } from './brief-words.ts';
import type { Drawn } from './contract/capacity.ts';
import type { EvidencePack, VerifiedFall } from './contract/evidence-packs.ts';
import type { TargetLevel } from './contract/targets.ts';

export function writeElsewhere({ elsewhere }: EvidencePack, words: Words): string[] {
  const { say } = words;
  if (elsewhere.length === 0) {
    return [`## ${say('pack.elsewhere')}`, '', say('pack.elsewhere_none'), ''];
  }
  return [
    `## ${say('pack.elsewhere')}`,
    '',
    ...elsewhere.map((fall) => `- ${fallWords(fall, words)}`),
    '',
    say('pack.elsewhere_note'),
    '',
  ];
}

function fallWords(fall: VerifiedFall, words: Words): string {
  const { say, percent } = words;
  const { label, metric, before, after, probability } = fall;
  const chance = probability < 0.001 ? `< ${percent(0.001)}` : percent(probability);
  const told = say('pack.fall', {
    before: levelWords(before, metric, words),
    after: levelWords(after, metric, words),
    chance,
  });
  return `**${plainLine(label)}**: ${told}`;
}

function levelWords(one: TargetLevel, metric: VerifiedFall['metric'], { say, number }: Words) {
  const { level, low, high, count: n, weeks } = one;
  if (level === null || low === null || high === null) return say('pack.level_few', { n, weeks });
  const facts = { level: number(level), low: number(low), high: number(high) };
  return say(`pack.level_${metric}`, facts);
}

/** What the council has left for it. */
export function writeCapacity({ capacity, cost }: EvidencePack, words: Words): string[] {
  const { say, number, money } = words;
  if (!capacity) return [say('pack.capacity_none'), ''];
  const inMoney = (amount: number) => money(amount, cost.currency);
  return [
    `- ${drawnWords('hours', capacity.hours, { capacity, write: number, say })}`,
    `- ${drawnWords('money', capacity.money, { capacity, write: inMoney, say })}`,
    '',
  ];
}

interface Tongue {
  capacity: NonNullable<EvidencePack['capacity']>;
  write: (value: number) => string;
  say: Words['say'];
}

function drawnWords(part: 'hours' | 'money', drawn: Drawn, { capacity, write, say }: Tongue) {
  const [year = '', quarter = ''] = capacity.quarter.split('-Q');
  const facts = {
    council: plainLine(capacity.council),
    quarter: say('pack.quarter', { quarter, year }),
    used: write(drawn.open + drawn.done),
  };
  if (drawn.capacity === null) return say(`pack.capacity_${part}_open`, facts);
  return say(`pack.capacity_${part}`, { ...facts, capacity: write(drawn.capacity) });
}

export function writeMethod({ method }: EvidencePack, words: Words): string[] {
  const { say, date, number, percent } = words;
  const { byPerson, unsorted, model, sensitivity } = method;
  const counted = ({ count, of }: { count: number; of: number }) => ({
    count: number(count),
    of: number(of),
  });
  const share = unsorted.share === null ? 'none' : percent(unsorted.share);
  const learned = model && {
    version: model.version,
    date: date(model.learnedAt),
    fine: say(`pack.fine_${sensitivity}`),
  };
  return [
    `## ${say('pack.method')}`,
    '',
    `- ${say('pack.method_grouping')}`,
    `- ${say('pack.method_person', counted(byPerson))}`,
    `- ${say('pack.method_unsorted', { ...counted(unsorted), share })}`,
    `- ${learned ? say('pack.method_model', learned) : say('pack.method_model_none')}`,
    '',
    `### ${say('pack.cannot')}`,
    '',
    `- ${say('pack.cannot_all')}`,
    `- ${say('pack.cannot_interval')}`,
    `- ${say('pack.cannot_cause')}`,
    '',
  ];
}
