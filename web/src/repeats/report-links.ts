import type { RepeatReport } from '@vocero/api/contract/repeats';
import { orgPath } from '../app/router.svelte.ts';

/** Where the comments behind a number are listed. */
export function listOf(
  { since, until }: Pick<RepeatReport, 'since' | 'until'>,
  filter: Record<string, string>,
): string {
  return `${orgPath('comments')}?${new URLSearchParams({ since, until, ...filter }).toString()}`;
}

/** The parts of a rate as filters: what is counted, and of what. */
export const rateFilters = {
  repeats: { count: { repeat: 'repeat' }, of: { repeat: 'comparable' } },
  resolved: { count: { repeat: 'resolved' }, of: { repeat: 'mature' } },
  firstTime: { count: { firstTime: 'yes' }, of: { firstTime: 'said' } },
} as const;
export type RateName = keyof typeof rateFilters;
export const rateNames = ['repeats', 'resolved', 'firstTime'] as const;
