import {
  retained,
  retainedByChannel,
  type Privacy,
  type RetentionRule,
} from '@vocero/api/contract/privacy';

/** One thing that can be kept for so long, as a line of the form. */
export interface RetentionLine {
  what: RetentionRule['what'];
  channel: string;
  /** Months as text; '': as long as the line for every channel says, or for good. */
  months: string;
}

/** What is offered; a rule of another length, which the API takes, is offered beside them. */
const USUAL = [3, 6, 12, 18, 24, 36, 60, 120];

/** A line for everything; comments and addresses have one more for each channel. */
export function linesOf({ rules, channels }: Privacy): RetentionLine[] {
  const monthsOf = (what: string, channel: string) =>
    rules.find((rule) => rule.what === what && rule.channel === channel)?.months ?? '';
  const known = [...new Set([...channels, ...rules.map(({ channel }) => channel)])].filter(Boolean);
  return retained.flatMap((what) =>
    ['', ...(retainedByChannel.includes(what) ? known.toSorted() : [])].map((channel) => ({
      what,
      channel,
      months: String(monthsOf(what, channel)),
    })),
  );
}

export const rulesOf = (lines: readonly RetentionLine[]): RetentionRule[] =>
  lines
    .filter(({ months }) => months !== '')
    .map(({ what, channel, months }) => ({ what, channel, months: Number(months) }));

/** Lengths to choose from, shortest first. */
export const lengthsFor = ({ months }: RetentionLine): number[] =>
  [...new Set([...USUAL, ...(months === '' ? [] : [Number(months)])])].sort((a, b) => a - b);
