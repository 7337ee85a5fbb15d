import type { Locale } from '@vocero/api/contract/values';
import { statuses, type Theme } from '@vocero/api/contract/themes';
import type { SortKey } from './board-view.ts';
import { lettersOf } from '../i18n/by-name.ts';

type Rank = string | number | null;

const ranks: Record<SortKey, (theme: Theme) => Rank> = {
  label: (theme) => theme.label,
  status: (theme) => statuses.indexOf(theme.status),
  count: (theme) => theme.count,
  count30: (theme) => theme.count30,
  count7: (theme) => theme.count7,
  change: (theme) => theme.change,
  owner: (theme) => theme.owner?.name ?? null,
  due: (theme) => theme.dueOn,
  // The older the status, the greater the age.
  age: (theme) => -Date.parse(theme.statusSince),
};

/** Sorted by one column; what has no value comes last in both directions. */
export function sortThemes(
  themes: readonly Theme[],
  sort: { key: SortKey; descending: boolean; locale: Locale },
): Theme[] {
  const rank = ranks[sort.key];
  const letters = lettersOf(sort.locale);
  const sign = sort.descending ? -1 : 1;
  return themes.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'string') return sign * letters.compare(a, String(b));
    return sign * (a - Number(b));
  });
}
