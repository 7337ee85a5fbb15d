import type { Theme } from '@vocero/api/contract/themes';

/** What another person or the engine changed on the board between two readings. */
export interface BoardChanges {
  added: Theme[];
  moved: Theme[];
  removed: number;
  /** Comments that came in. */
  comments: number;
}

export function changesBetween(before: readonly Theme[], after: readonly Theme[]): BoardChanges {
  const known = new Map(before.map((theme) => [theme.id, theme]));
  const left = new Set(after.map((theme) => theme.id));
  const total = (themes: readonly Theme[]) => themes.reduce((sum, theme) => sum + theme.count, 0);
  return {
    added: after.filter((theme) => !known.has(theme.id)),
    moved: after.filter((theme) => {
      const old = known.get(theme.id);
      return old !== undefined && old.status !== theme.status;
    }),
    removed: before.filter((theme) => !left.has(theme.id)).length,
    comments: Math.max(0, total(after) - total(before)),
  };
}
