import type { Tx } from '@vocero/sql/connect';
import { findStandIns } from '@vocero/sql/unsorted';
import type { Model } from '@vocero/workers/engine/model';

/** A model knows themes by the names they had when it was learned; since then some were merged. */
export interface ThemeNames {
  /** The theme that a name of the model stands for now; undefined when it was removed. */
  nowOf: (name: string) => string | undefined;
  /** The names of the model that stand for a theme now, its own one first. */
  namesOf: (themeId: string) => readonly string[];
}

export async function nameThemes(tx: Tx, model: Model): Promise<ThemeNames> {
  const names = model.themes.map(({ id }) => id);
  const standIns = await findStandIns(tx, names);
  const namesOf = new Map<string, string[]>();
  for (const name of names) {
    const now = standIns.get(name)?.id;
    if (now === undefined) continue;
    const known = namesOf.get(now) ?? [];
    namesOf.set(now, name === now ? [name, ...known] : [...known, name]);
  }
  return {
    nowOf: (name) => standIns.get(name)?.id,
    namesOf: (themeId) => namesOf.get(themeId) ?? [],
  };
}
