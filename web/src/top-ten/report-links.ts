import type { TopTen, TopTenRow } from '@vocero/api/contract/top-ten';

/** Where the numbers of a report lead; a page without an account has none. */
export interface ReportLinks {
  theme: (row: TopTenRow) => string;
  contacts: (row: TopTenRow) => string;
  kind: (row: TopTenRow, kind: keyof TopTenRow['kinds']) => string;
  all: string;
  unsorted: string;
  /** Where driver and price are set; null for those who may not. */
  measures: string | null;
}

/** The lists of comments behind a week's numbers, on the comments' own page. */
export function linksOf(
  { startsAt, endsAt }: Pick<TopTen, 'startsAt' | 'endsAt'>,
  paths: { theme: (id: string) => string; comments: string; measures: string | null },
): ReportLinks {
  const list = (more: Record<string, string>) =>
    `${paths.comments}?${new URLSearchParams({ ...more, since: startsAt, until: endsAt }).toString()}`;
  return {
    theme: ({ themeId }) => paths.theme(themeId),
    contacts: ({ themeId }) => list({ theme: themeId }),
    kind: ({ themeId }, kind) => list({ theme: themeId, kind }),
    all: list({}),
    unsorted: list({ state: 'unsorted' }),
    measures: paths.measures,
  };
}
