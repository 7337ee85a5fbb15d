import type { FacetName, FacetValue } from '@vocero/api/contract/bank';
import { withQuery } from '../app/routes.ts';

/** The part of the address that a facet sets; a month sets two, see {@link facetChanges}. */
const parts = {
  theme: 'theme',
  reason: 'reason',
  channel: 'channel',
  language: 'language',
  kind: 'kind',
  type: 'type',
  department: 'department',
  month: 'since',
} as const satisfies Record<FacetName, string>;

/** Whether the list is narrowed to this already. */
export const isChosen = (
  { facet, value }: FacetValue,
  part: (name: string) => string | null,
): boolean => part(parts[facet]) === value;

/** What of the address changes when the list is narrowed to this, or widened again. */
export function facetChanges(
  { facet, value, label }: FacetValue,
  chosen: boolean,
): Record<string, string | null> {
  const set = chosen ? null : value;
  if (facet !== 'month') return { [parts[facet]]: set };
  return { since: set, until: chosen ? null : label, days: null };
}

/** The same search with some parts changed, as a link has it. */
export function searchHref(search: string, changes: Record<string, string | null>): string {
  return withQuery(search, changes) || '?';
}

/** What of the address is worth keeping as a view, without the question mark. */
export const viewQuery = (search: string): string => search.replace(/^\?/, '');
