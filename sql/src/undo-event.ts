import postgres from 'postgres';
import { actionColumns, actionValues, lockAction, writeAction } from './actions.ts';
import { applyMoves } from './apply-moves.ts';
import type { Tx } from './connect.ts';
import {
  countClosedTargets,
  countStrayed,
  listSources,
  lockMoved,
  planLeftovers,
  planReturn,
} from './placement-moves.ts';
import { Refused } from './refused.ts';
import {
  columnsOf,
  lockThemes,
  keepThemes,
  valuesOf,
  writeColumns,
  type ThemeColumns,
} from './theme-columns.ts';
import {
  findThemeEvent,
  insertThemeEvent,
  isUndone,
  newEventId,
  type ThemeEvent,
  type Values,
} from './theme-events.ts';

const CHECK_VIOLATION = '23514';

/** Whether a theme may be as it was, given how it is now: the rules of the steps are not kept here. */
export type MayBecome = (now: ThemeColumns, wanted: ThemeColumns) => boolean;

/**
 * Takes an act back: the theme's columns, the action or the comments' placements it changed are again
 * exactly as they were. That is an event of its own, which can be undone too.
 * @throws Refused `not_found`; `cannot_undo` when the act left nothing to restore; `changed_since`
 *   when it was undone before or something it would restore is not as the act left it.
 */
export async function undoEvent(
  tx: Tx,
  id: string,
  memberId: string,
  mayBecome: MayBecome = () => true,
): Promise<string> {
  const event = await findThemeEvent(tx, id);
  if (!event) throw new Refused('not_found');
  if (await isUndone(tx, id)) throw new Refused('changed_since');

  const undoId = await newEventId(tx);
  const restored = isOfAction(event)
    ? { ...(await restoreAction(tx, event)), moved: 0 }
    : await restoreTheme(tx, event, undoId, mayBecome);
  if (Object.keys(restored.after).length === 0 && restored.moved === 0) {
    throw new Refused('cannot_undo');
  }
  const { themeId, otherThemeId } = event;
  return insertThemeEvent(tx, {
    id: undoId,
    themeId,
    otherThemeId,
    act: 'undone',
    memberId,
    undoes: id,
    ...restored,
  });
}

const isOfAction = (event: ThemeEvent) => 'actionId' in event.before;

async function restoreAction(tx: Tx, event: ThemeEvent) {
  const { actionId, ...before } = event.before;
  const { actionId: _same, ...left } = event.after;
  const action = await lockAction(tx, actionId ?? '');
  requireUnchanged(actionValues(action), left);
  const written = await writeAction(tx, action, actionColumns(before));
  return {
    before: { actionId: action.id, ...written.before },
    after: { actionId: action.id, ...written.after },
  };
}

async function restoreTheme(tx: Tx, event: ThemeEvent, undoId: string, mayBecome: MayBecome) {
  const involved = [event.themeId, event.otherThemeId, ...(await listSources(tx, event.id))];
  const themeIds = [...new Set(involved)].filter((id) => id !== null);
  await lockThemes(tx, themeIds);
  const columns = await restoreColumns(tx, event, mayBecome);
  const moved = await returnComments(tx, event, undoId);
  await keepThemes(tx, themeIds);
  return { ...columns, moved };
}

async function restoreColumns(tx: Tx, event: ThemeEvent, mayBecome: MayBecome) {
  const [theme] = event.themeId ? await lockThemes(tx, [event.themeId]) : [];
  if (!theme) return { before: {}, after: {} };
  requireUnchanged(valuesOf(theme), event.after);
  const change = columnsOf(event.before);
  if (!mayBecome(theme, { ...theme, ...change })) throw new Refused('changed_since');
  try {
    return await writeColumns(tx, theme, change);
  } catch (error) {
    // A later act leans on what this one gave, such as the owner of a theme that is being fixed.
    const leans = error instanceof postgres.PostgresError && error.code === CHECK_VIOLATION;
    throw leans ? new Refused('changed_since') : error;
  }
}

async function returnComments(tx: Tx, event: ThemeEvent, undoId: string): Promise<number> {
  await lockMoved(tx, event.id);
  if ((await countStrayed(tx, event.id)) > 0) throw new Refused('changed_since');
  let moved = await planReturn(tx, undoId, event.id);
  if (event.themeId && event.before['removedAt']) {
    await requireUnused(tx, event.themeId, undoId);
    moved += await planLeftovers(tx, undoId, event.themeId, await homeOfLeftovers(tx, event));
  }
  if ((await countClosedTargets(tx, undoId)) > 0) throw new Refused('changed_since');
  await applyMoves(tx, undoId);
  return moved;
}

/** What the engine added to a part since a split goes back to the whole; else nobody knows yet. */
async function homeOfLeftovers(tx: Tx, event: ThemeEvent): Promise<string | null> {
  if (event.act !== 'split' || !event.otherThemeId) return null;
  const [source] = await lockThemes(tx, [event.otherThemeId]);
  return source && !source.mergedInto && !source.removedAt ? source.id : null;
}

/** A theme that people have used since it was made cannot be unmade. */
async function requireUnused(tx: Tx, themeId: string, undoId: string): Promise<void> {
  const [row] = await tx<[{ used: boolean }]>`
    select exists (
        select from placement p where p.org_id = app_org() and p.theme_id = ${themeId}
          and p.by = 'person' and not exists (
            select from placement_move m where m.org_id = app_org() and m.event_id = ${undoId}
              and m.feedback_id = p.feedback_id))
      or exists (select from theme where org_id = app_org() and merged_into = ${themeId})
      or exists (select from action where org_id = app_org() and theme_id = ${themeId}
        and removed_at is null) as used`;
  if (row.used) throw new Refused('changed_since');
}

function requireUnchanged(now: Values, left: Values): void {
  const strayed = Object.keys(left).some((name) => now[name] !== left[name]);
  if (strayed) throw new Refused('changed_since');
}
