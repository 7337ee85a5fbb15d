import type { MeetingRun } from '@vocero/api/contract/meetings';

/** What closing a meeting writes down, and who hears of it. */
export function outcomeOf(run: Pick<MeetingRun, 'items' | 'entries' | 'people'>) {
  const standing = run.entries.filter(({ undoneAt }) => undoneAt === null);
  const spoken = new Set([
    ...standing.map(({ themeId }) => themeId),
    ...run.items.filter(({ seconds }) => seconds > 0).map(({ themeId }) => themeId),
  ]);
  const owners = standing.flatMap(({ ownerName }) => (ownerName ? [ownerName] : []));
  return {
    standing,
    notReached: run.items.filter(({ themeId }) => !spoken.has(themeId)),
    told: [...new Set([...run.people.map(({ name }) => name), ...owners])],
  };
}
