import { phraseComparisons, type PhraseComparison } from '@vocero/api/contract/phrases';

export const periods = ['7', '28', '90'] as const;
type Period = (typeof periods)[number];

/** What the page is asked for; all of it lives in the address, so that a link shares it. */
export interface PhraseQuestion {
  compare: PhraseComparison;
  days: Period;
  /** Comments on this channel alone. */
  channel: string | null;
}

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find((item) => item === value);

/**
 * Reads the question off the address. What it does not know is left out, never an error.
 * @param part gives one part of the address's query.
 */
export function readQuestion(part: (name: string) => string | null): PhraseQuestion {
  const channel = part('channel') ?? '';
  return {
    compare: oneOf(phraseComparisons, part('compare')) ?? 'before',
    days: oneOf(periods, part('days')) ?? '7',
    channel: /^[a-z][a-z0-9_-]{0,39}$/.test(channel) ? channel : null,
  };
}

/** What agents write down themselves: compared with all other channels, unless another one is asked. */
const notes = 'agent';

/** The question as the server takes it. */
export function askedOf({ compare, days, channel }: PhraseQuestion) {
  const asked = compare === 'channels' ? (channel ?? notes) : channel;
  return { days: Number(days), ...(asked === null ? {} : { channel: asked }) };
}
