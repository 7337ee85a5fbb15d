import type { Tx } from './connect.ts';
import { appendMessage } from './messages.ts';
import { lockThemes, writeColumns, type LockedTheme } from './theme-columns.ts';
import { insertThemeEvent } from './theme-events.ts';

/**
 * Of these themes those that were prevented and are heard again go back to their owner, marked as
 * regressed. To be called in the transaction that placed comments in them. Once a person undid it,
 * only comments placed after that count.
 * @returns the themes that regressed.
 */
export async function regressThemes(tx: Tx, themeIds: readonly string[]): Promise<string[]> {
  const heard = await listHeardAgain(tx, themeIds);
  if (heard.length === 0) return [];
  const themes = await lockThemes(tx, heard);
  const regressing = themes.filter((theme) => theme.status === 'prevented');
  for (const theme of regressing) await regress(tx, theme);
  return regressing.map((theme) => theme.id);
}

async function regress(tx: Tx, theme: LockedTheme): Promise<void> {
  const now = new Date();
  const change = {
    status: 'owned',
    statusSince: now,
    regressedAt: now,
    verifiedAt: null,
    verification: null,
  } as const;
  const { before, after } = await writeColumns(tx, theme, change);
  const eventId = await insertThemeEvent(tx, {
    themeId: theme.id,
    act: 'regressed',
    memberId: null,
    before,
    after,
  });
  if (!theme.ownerId) return;
  await appendMessage(tx, {
    kind: 'regressed',
    memberId: theme.ownerId,
    themeId: theme.id,
    once: `regressed ${eventId}`,
  });
}

async function listHeardAgain(tx: Tx, themeIds: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from theme t
    where org_id = app_org() and id = any(${themeIds}::uuid[]) and status = 'prevented'
      and exists (
        select from placement p
        where p.org_id = app_org() and p.theme_id = t.id and p.occurred_at > t.status_since
          and not exists (
            select from theme_event undone join theme_event undoing
              on undoing.org_id = app_org() and undoing.undoes = undone.id
            where undone.org_id = app_org() and undone.theme_id = t.id
              and undone.act = 'regressed' and undoing.created_at >= p.placed_at))`;
  return rows.map((row) => row.id);
}
