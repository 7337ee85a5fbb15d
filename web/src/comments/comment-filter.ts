import { kinds } from '@vocero/api/contract/values';
import { daysAgo } from '../home/change-of.ts';

export const states = ['placed', 'unsorted', 'not_relevant', 'waiting'] as const;
export const kindChoices = [...kinds, 'none'] as const;
export const periods = ['7', '30', '90', '365'] as const;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find((item) => item === value);

const instant = (text: string | null) =>
  text !== null && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;

const id = (text: string | null) => (text && /^[\da-f-]{36}$/.test(text) ? text : undefined);

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function feedbackQuery(part: (name: string) => string | null, now = Date.now()) {
  const days = oneOf(periods, part('days'));
  const kind = oneOf(kindChoices, part('kind'));
  const state = oneOf(states, part('state'));
  const reason = part('reason');
  const channel = part('channel');
  const imported = part('import');
  const theme = id(part('theme'));
  const since = instant(part('since'));
  const until = instant(part('until'));
  return {
    ...(theme ? { theme } : {}),
    ...(days ? { since: daysAgo(Number(days), now) } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(reason ? { reason } : {}),
    ...(channel ? { channel } : {}),
    ...(imported ? { import: imported } : {}),
  };
}
