import { writeCause } from './brief-cause.ts';
import { writeOptions, writeTarget } from './brief-outcome.ts';
import { briefWords, plainLine, type Words } from './brief-words.ts';
import { orderParts, type EvidencePack, type PackPart } from './contract/evidence-packs.ts';
import type { Stance } from './contract/objections.ts';
import type { Locale } from './contract/values.ts';
import { writeCapacity, writeElsewhere, writeMethod } from './pack-limits.ts';
import { writeCost, writeQuotes, writeSpread, writeWeeks } from './pack-numbers.ts';

type Writer = (pack: EvidencePack, words: Words) => string[];

const writers: Record<PackPart, Writer> = {
  weeks: writeWeeks,
  spread: writeSpread,
  quotes: writeQuotes,
  cost: writeCost,
  cause: writeWhose,
  options: writeConsidered,
  elsewhere: writeElsewhere,
  target: (pack, words) => [...writeTarget(pack, words), ...writeCapacity(pack, words)],
  method: writeMethod,
};

/** An evidence pack as Markdown: the claim, then what answers the stance, then everything else. */
export function writeEvidencePack(
  pack: EvidencePack,
  stance: Stance | null,
  locale: Locale,
): string {
  const words = briefWords(locale);
  const { say, date } = words;
  const lines = [
    `# ${say('pack.title', { theme: plainLine(pack.theme.label) })}`,
    '',
    `**${claimWords(pack, words)}**`,
    '',
    ...(stance ? [say('pack.first', { stance: say(`pack.stance_${stance}`) }), ''] : []),
    ...orderParts(stance).flatMap((part) => writers[part](pack, words)),
    say('pack.made', { date: date(pack.madeAt), organization: plainLine(pack.organization) }),
  ];
  return `${lines.join('\n')}\n`;
}

function claimWords({ claim, weeks }: EvidencePack, { say, date, number, percent }: Words): string {
  const facts = { from: date(weeks[0]!.start), count: claim.count, of: number(claim.of) };
  const { share, low, high } = claim;
  if (share === null || low === null || high === null) return say('pack.claim_few', facts);
  return say('pack.claim', {
    ...facts,
    share: percent(share),
    low: percent(low),
    high: percent(high),
  });
}

function writeWhose(pack: EvidencePack, words: Words): string[] {
  const { say } = words;
  const { department } = pack.theme;
  return [
    `## ${say('pack.cause')}`,
    '',
    department
      ? say('pack.cause_department', { name: plainLine(department.name) })
      : say('pack.cause_no_department'),
    '',
    ...writeCause(pack, words),
  ];
}

function writeConsidered({ theme: { decisionOptions } }: EvidencePack, words: Words): string[] {
  const { say } = words;
  const rows = writeOptions(decisionOptions, words);
  return [
    `## ${say('pack.options')}`,
    '',
    ...(rows.length > 0 ? rows : [say('brief.nothing'), '']),
  ];
}
