import type { Brief } from './contract/briefs.ts';
import type { Rate } from './contract/rate.ts';
import { plainLine, type Words } from './brief-words.ts';

/** A theme with the comments that its whys name. */
type Reasoned = Pick<Brief, 'theme' | 'evidence'>;

/** Why it happens, what was assumed and what stands in the way, each line by line. */
export const writeCause = (brief: Reasoned, words: Words): string[] => [
  ...gateLines(brief, words),
  ...whyLines(brief, words),
  ...assumptionLines(brief, words),
  ...barrierLines(brief, words),
];

function gateLines({ theme }: Reasoned, { say }: Words): string[] {
  const { shouldExist, opportunity } = theme;
  return [
    `## ${say('brief.gate')}`,
    '',
    say(`brief.gate_${shouldExist ?? 'open'}`),
    ...(opportunity
      ? ['', say('brief.opportunity', { kind: say(`brief.opportunity_${opportunity}`) })]
      : []),
    '',
  ];
}

function whyLines({ theme, evidence }: Reasoned, words: Words): string[] {
  const { say } = words;
  const steps = theme.whys.flatMap((why, i) => [
    `${i + 1}. ${rootWords(why, words)}${plainLine(why.text)}`,
    ...evidence
      .filter(({ id }) => why.evidence.includes(id))
      .map((quote) => `   > ${quoteLine(quote, words)}`),
  ]);
  return [
    `## ${say('brief.whys')}`,
    '',
    ...(steps.length > 0 ? steps : [say('brief.nothing')]),
    '',
  ];
}

function rootWords({ isRoot, category }: Brief['theme']['whys'][number], { say }: Words) {
  if (!isRoot || !category) return '';
  return `**${say('brief.root', { category: say(`brief.category_${category}`) })}** `;
}

const quoteLine = (quote: Brief['evidence'][number], { date }: Words) =>
  `“${plainLine(quote.text)}” – ${quote.caseCode}, ${date(quote.occurredAt)}`;

function assumptionLines({ theme }: Reasoned, words: Words): string[] {
  const { say } = words;
  if (theme.assumptions.length === 0) return [];
  const lines = theme.assumptions.map((one, i) => {
    const counts = say('brief.counts', { for: one.for.length, against: one.against.length });
    return `- “${plainLine(one.text)}” – ${counts} ${rateWords(theme.assumptionRates[i]!, words)}`;
  });
  return [`## ${say('brief.assumptions')}`, '', ...lines, ''];
}

function rateWords(rate: Rate, { say, percent }: Words): string {
  const { share, low, high } = rate;
  if (share === null || low === null || high === null) return say('brief.too_few');
  return say('brief.share_against', {
    share: percent(share),
    n: rate.of,
    low: percent(low),
    high: percent(high),
  });
}

function barrierLines({ theme }: Reasoned, { say }: Words): string[] {
  if (!theme.barrier) return [];
  return [
    `## ${say('brief.barrier')}`,
    '',
    say(`brief.barrier_${theme.barrier}`),
    ...(theme.barrierNote ? ['', plainLine(theme.barrierNote)] : []),
    '',
  ];
}
