import { applyMoves } from './apply-moves.ts';
import type { Tx } from './connect.ts';
import { lockPresent } from './open-themes.ts';
import {
  lockPlacements,
  planMoves,
  planSnooze,
  listSources,
  type Destination,
} from './placement-moves.ts';
import { Refused } from './refused.ts';
import { regressThemes } from './regress-themes.ts';
import { keepThemes } from './theme-columns.ts';
import { insertThemeEvent, newEventId, type Act } from './theme-events.ts';

interface By {
  memberId: string;
}

/**
 * Moves comments to a theme. All three acts here are a person's word: later runs of the engine obey
 * it, also where it says "in no theme" (then the engine suggests themes but places nothing).
 * @returns the event, null when all comments were there already.
 * @throws Refused `not_found` when a comment or the theme is not there, `theme_merged`.
 */
export async function moveComments(tx: Tx, ids: readonly string[], themeId: string, by: By) {
  const eventId = await newEventId(tx);
  await requireComments(tx, ids);
  const to: Destination = { state: 'placed', themeId, bansOld: false };
  const { moved, sources } = await carry(tx, eventId, ids, to);
  if (moved === 0) return null;
  const otherThemeId = sources.length === 1 ? sources[0]! : null;
  const { memberId } = by;
  await insertThemeEvent(tx, {
    id: eventId,
    themeId,
    otherThemeId,
    act: 'comments_moved',
    memberId,
    moved,
  });
  await regressThemes(tx, [themeId]);
  return eventId;
}

/** Takes comments out of their themes; the engine never puts them back there. */
export function takeOutComments(tx: Tx, ids: readonly string[], by: By) {
  const to: Destination = { state: 'unsorted', themeId: null, bansOld: true };
  return setAside(tx, ids, to, { act: 'comments_taken_out', ...by });
}

/** Says that comments are about nothing that matters here. */
export function dismissComments(tx: Tx, ids: readonly string[], by: By) {
  const to: Destination = { state: 'not_relevant', themeId: null, bansOld: false };
  return setAside(tx, ids, to, { act: 'comments_not_relevant', ...by });
}

/**
 * Puts off unsorted comments for some days. The engine may still place them meanwhile.
 * @returns the event, null when none of them is unsorted.
 */
export async function snoozeComments(tx: Tx, ids: readonly string[], days: number, by: By) {
  const eventId = await newEventId(tx);
  await requireComments(tx, ids);
  await lockPlacements(tx, ids);
  const moved = await planSnooze(tx, eventId, ids, days);
  if (moved === 0) return null;
  await applyMoves(tx, eventId);
  const { memberId } = by;
  return insertThemeEvent(tx, {
    id: eventId,
    themeId: null,
    act: 'comments_snoozed',
    memberId,
    moved,
  });
}

/**
 * Writes the moves of an event to come and carries them out, with everything locked that takes part.
 * @returns how many moved, and the themes they left.
 * @throws Refused `not_found` or `theme_merged` when the theme takes no comments.
 */
export async function carry(tx: Tx, eventId: string, ids: readonly string[], to: Destination) {
  const themeIds = new Set(await listThemesOf(tx, ids));
  if (to.themeId) themeIds.add(to.themeId);
  const themes = await lockPresent(tx, [...themeIds]);
  if (themes.some((theme) => theme.id === to.themeId && theme.mergedInto)) {
    throw new Refused('theme_merged');
  }
  await lockPlacements(tx, ids);
  const moved = await planMoves(tx, eventId, ids, to);
  if (moved === 0) return { moved, sources: [] };
  await applyMoves(tx, eventId);
  await keepThemes(tx, [...themeIds]);
  return { moved, sources: await listSources(tx, eventId) };
}

/** @throws Refused `not_found` when one of these comments is not there. */
export async function requireComments(tx: Tx, ids: readonly string[]): Promise<void> {
  const [row] = await tx<[{ found: number }]>`
    select count(*)::int as found from feedback
    where org_id = app_org() and id = any(${ids}::uuid[])`;
  if (row.found < new Set(ids).size) throw new Refused('not_found');
}

async function setAside(
  tx: Tx,
  ids: readonly string[],
  to: Destination,
  { act, memberId }: { act: Act; memberId: string },
) {
  const eventId = await newEventId(tx);
  await requireComments(tx, ids);
  const { moved, sources } = await carry(tx, eventId, ids, to);
  if (moved === 0) return null;
  const themeId = sources.length === 1 ? sources[0]! : null;
  return insertThemeEvent(tx, { id: eventId, themeId, act, memberId, moved });
}

async function listThemesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ themeId: string }[]>`
    select distinct theme_id from placement
    where org_id = app_org() and feedback_id = any(${ids}::uuid[]) and theme_id is not null`;
  return rows.map((row) => row.themeId);
}
