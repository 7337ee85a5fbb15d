import type { Tx } from '@vocero/sql/connect';
import { countRead } from '@vocero/sql/engine-models';
import { notifyLive } from '@vocero/sql/live';
import {
  holdThemes,
  insertPlacements,
  replacePlacements,
  setLanguages,
  type NewPlacement,
} from '@vocero/sql/placing';
import { regressThemes } from '@vocero/sql/regress-themes';
import type { ReadComments } from './read-comments.ts';

/** Rows in one statement. */
const BATCH = 5_000;

/**
 * Places comments read for the first time, with all that follows from it, and tells open boards.
 * @returns the comments placed now.
 */
export async function writePlacements(
  tx: Tx,
  orgId: string,
  read: ReadComments,
): Promise<string[]> {
  await setLanguages(tx, read.languages);
  const placed = await insertPlacements(tx, await toLivingThemes(tx, read.placements));
  const themeIds = new Set(placed.flatMap((row) => row.themeId ?? []));
  const unsorted = placed.filter((row) => row.themeId === null).length;
  await countRead(tx, { placed: placed.length, unsorted });
  await regressThemes(tx, [...themeIds]);
  await notifyLive(tx, orgId, 'themes');
  await notifyLive(tx, orgId, 'feedback');
  return placed.map(({ feedbackId }) => feedbackId);
}

/**
 * Places comments anew after learning, where people have not decided.
 * @returns the comments that had no place before.
 */
export async function replaceAll(tx: Tx, placements: readonly NewPlacement[]): Promise<string[]> {
  // In the order in which people's acts lock comments, so that neither waits for the other in turn.
  const living = (await toLivingThemes(tx, placements)).sort(byComment);
  const themeIds = new Set<string>();
  const added: string[] = [];
  for (let start = 0; start < living.length; start += BATCH) {
    const moved = await replacePlacements(tx, living.slice(start, start + BATCH));
    for (const { feedbackId, themeId, isNew } of moved) {
      if (themeId) themeIds.add(themeId);
      if (isNew) added.push(feedbackId);
    }
  }
  await regressThemes(tx, [...themeIds]);
  return added;
}

const byComment = (a: NewPlacement, b: NewPlacement) =>
  a.commentId < b.commentId ? -1 : a.commentId > b.commentId ? 1 : 0;

/** The model may be older than a merge: then comments go where the theme's others went. */
async function toLivingThemes<P extends NewPlacement>(
  tx: Tx,
  placements: readonly P[],
): Promise<P[]> {
  const wanted = new Set(placements.flatMap(({ themeId }) => themeId ?? []));
  const living = await holdThemes(tx, [...wanted]);
  return placements.map((placement) => {
    if (placement.themeId === null) return placement;
    const themeId = living.get(placement.themeId);
    return themeId ? { ...placement, themeId } : { ...placement, themeId: null };
  });
}
