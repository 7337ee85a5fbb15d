import type { Tx } from './connect.ts';
import { themeCounts } from './tallies.ts';
import type { ThemeStatus } from './theme-columns.ts';

/** Where themes stood on the map drawn last: theme id → [x, y], each 0 to 1. */
export type Places = Record<string, [x: number, y: number]>;

export interface StoredMap {
  modelVersion: number;
  places: Places;
}

/** A theme that is not merged, with how many comments it has. */
export interface ThemeSize {
  id: string;
  label: string;
  status: ThemeStatus;
  version: number;
  count: number;
}

/** The newest model's number and when it was learned; undefined before the first learning. */
export async function readModelStamp(tx: Tx) {
  const [row] = await tx<{ version: number; learnedAt: Date }[]>`
    select version, created_at as learned_at from engine_model
    where org_id = app_org() order by version desc limit 1`;
  return row;
}

export async function readMap(tx: Tx): Promise<StoredMap | undefined> {
  const [row] = await tx<StoredMap[]>`
    select model_version, places from theme_map where org_id = app_org()`;
  return row;
}

/** Keeps a map, unless one of a newer model is kept already. */
export async function storeMap(tx: Tx, { modelVersion, places }: StoredMap): Promise<void> {
  await tx`
    insert into theme_map (org_id, model_version, places)
    values (app_org(), ${modelVersion}, ${tx.json(places)})
    on conflict (org_id) do update set model_version = excluded.model_version,
      places = excluded.places, drawn_at = now()
    where theme_map.model_version < excluded.model_version`;
}

/** All themes but the merged ones, most comments first. */
export function listThemeSizes(tx: Tx): Promise<ThemeSize[]> {
  return tx<ThemeSize[]>`
    select theme.id, label, status, version, coalesce(size.count, 0) as count
    from theme left join ${themeCounts(tx)} as size on size.theme_id = theme.id
    where theme.org_id = app_org() and status <> 'merged' and removed_at is null
    order by count desc, theme.id`;
}
