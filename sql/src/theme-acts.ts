import type { Tx } from './connect.ts';
import { lockPresent } from './open-themes.ts';
import { carry, requireComments } from './placements.ts';
import { Refused } from './refused.ts';
import { regressThemes } from './regress-themes.ts';
import {
  lockThemes,
  touchThemes,
  valuesOf,
  writeColumns,
  type LockedTheme,
  type ThemeColumns,
} from './theme-columns.ts';
import { insertThemeEvent, newEventId, type Act } from './theme-events.ts';

/**
 * Changes columns of a theme.
 * @returns the event, null when nothing differs.
 */
export async function changeColumns(
  tx: Tx,
  theme: LockedTheme,
  change: Partial<ThemeColumns>,
  by: { act: Act; memberId: string; note?: string | null },
): Promise<string | null> {
  const { before, after } = await writeColumns(tx, theme, change);
  if (Object.keys(after).length === 0) return null;
  await touchThemes(tx, [theme.id]);
  return insertThemeEvent(tx, { themeId: theme.id, ...by, before, after });
}

interface NewTheme {
  label: string;
  feedbackIds: readonly string[];
  memberId: string;
}

/**
 * Makes a theme by hand and moves comments into it.
 * @throws Refused `not_found` when a comment is not there.
 */
export async function createTheme(tx: Tx, theme: NewTheme) {
  await requireComments(tx, theme.feedbackIds);
  return makeTheme(tx, { ...theme, act: 'created', sourceId: null });
}

/**
 * Takes comments out of a theme into a new one. Comments that are not in the theme are left alone.
 * @throws Refused `nothing_to_move` when none of them is.
 */
export async function splitTheme(tx: Tx, theme: NewTheme & { sourceId: string }) {
  await lockPresent(tx, [theme.sourceId]);
  const inside = new Set(await listCommentIds(tx, theme.sourceId));
  const feedbackIds = theme.feedbackIds.filter((id) => inside.has(id));
  if (feedbackIds.length === 0) throw new Refused('nothing_to_move');
  return makeTheme(tx, { ...theme, act: 'split', feedbackIds });
}

/**
 * Moves all comments of a theme into another and closes it. Its label lives on as an alias.
 * @throws Refused `not_found`, `theme_merged`, `theme_changed`, or `merge_itself`.
 */
export async function mergeTheme(
  tx: Tx,
  merge: { themeId: string; intoId: string; version: number; memberId: string },
): Promise<string> {
  const { themeId, intoId, version, memberId } = merge;
  const [theme, into] = await lockPresent(tx, [themeId, intoId]);
  if (themeId === intoId) throw new Refused('merge_itself');
  if (theme!.mergedInto || into!.mergedInto) throw new Refused('theme_merged');
  if (theme!.version !== version) throw new Refused('theme_changed');

  const eventId = await newEventId(tx);
  const ids = await listCommentIds(tx, themeId);
  const { moved } = await carry(tx, eventId, ids, {
    state: 'placed',
    themeId: intoId,
    bansOld: false,
  });
  const change = { status: 'merged', statusSince: new Date(), mergedInto: intoId } as const;
  const { before, after } = await writeColumns(tx, theme!, change);
  await touchThemes(tx, [themeId, intoId]);
  await insertThemeEvent(tx, {
    id: eventId,
    themeId,
    otherThemeId: intoId,
    act: 'merged',
    memberId,
    before,
    after,
    moved,
  });
  await regressThemes(tx, [intoId]);
  return eventId;
}

/** The comments that are in a theme now. */
export async function listCommentIds(tx: Tx, themeId: string): Promise<string[]> {
  const rows = await tx<{ feedbackId: string }[]>`
    select feedback_id from placement where org_id = app_org() and theme_id = ${themeId}`;
  return rows.map((row) => row.feedbackId);
}

/** Undoing removes the theme and gives the comments back; it first compares all that is known now. */
async function makeTheme(
  tx: Tx,
  made: NewTheme & { act: 'created' | 'split'; sourceId: string | null },
): Promise<{ id: string; eventId: string }> {
  const { label, feedbackIds, memberId, act } = made;
  const [row] = await tx<[{ id: string }]>`
    insert into theme (org_id, label, label_by, touched_at, held_at)
    values (app_org(), ${label}, 'person', now(), now()) returning id`;
  const [theme] = await lockThemes(tx, [row.id]);
  const eventId = await newEventId(tx);
  const to = { state: 'placed', themeId: row.id, bansOld: false } as const;
  const { moved, sources } = await carry(tx, eventId, feedbackIds, to);
  if (made.sourceId) await touchThemes(tx, [made.sourceId]);
  await insertThemeEvent(tx, {
    id: eventId,
    themeId: row.id,
    otherThemeId: made.sourceId ?? (sources.length === 1 ? sources[0]! : null),
    act,
    memberId,
    before: { removedAt: new Date().toISOString() },
    after: valuesOf(theme!),
    moved,
  });
  return { id: row.id, eventId };
}
