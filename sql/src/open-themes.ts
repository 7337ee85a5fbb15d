import type { Tx } from './connect.ts';
import { Refused } from './refused.ts';
import { lockThemes, type LockedTheme } from './theme-columns.ts';

/**
 * Locks themes that a person is about to act on.
 * @throws Refused `not_found` when one is not there or was removed.
 */
export async function lockPresent(tx: Tx, ids: readonly string[]): Promise<LockedTheme[]> {
  const themes = await lockThemes(tx, ids);
  const present = new Map(themes.filter((t) => !t.removedAt).map((t) => [t.id, t]));
  return ids.map((id) => {
    const theme = present.get(id);
    if (!theme) throw new Refused('not_found');
    return theme;
  });
}

/**
 * The same for a theme that was read in a version before.
 * @throws Refused `theme_changed` when it has another by now, `theme_merged` when it is merged.
 */
export async function lockVersion(tx: Tx, id: string, version: number): Promise<LockedTheme> {
  const [theme] = await lockPresent(tx, [id]);
  if (theme!.mergedInto) throw new Refused('theme_merged');
  if (theme!.version !== version) throw new Refused('theme_changed');
  return theme!;
}

/**
 * A theme that people spoke of stays, whatever the engine finds later.
 * @returns false when it is not there or was removed.
 */
export async function keepTheme(tx: Tx, id: string): Promise<boolean> {
  const kept = await tx`
    update theme set touched_at = now()
    where org_id = app_org() and id = ${id} and removed_at is null returning id`;
  return kept.length > 0;
}
