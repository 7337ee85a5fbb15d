import type { Tx } from './connect.ts';

/** Where a comment stands, and by whose word; `themeId` null: unsorted, or not relevant. */
export interface CommentPlace {
  feedbackId: string;
  themeId: string | null;
  state: 'placed' | 'unsorted' | 'not_relevant';
  by: 'engine' | 'person';
}

/** Of these comments those that have been read, with their places. */
export function listPlaces(tx: Tx, feedbackIds: readonly string[]): Promise<CommentPlace[]> {
  return tx<CommentPlace[]>`
    select feedback_id, theme_id, state, by from placement
    where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])
    order by feedback_id`;
}

/** The labels of themes that are there, by id. */
export async function listThemeLabels(tx: Tx, ids: readonly string[]) {
  const rows = await tx<{ id: string; label: string }[]>`
    select id, label from theme where org_id = app_org() and id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, label }) => [id, label]));
}
