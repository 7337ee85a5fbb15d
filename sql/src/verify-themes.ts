import type { Tx } from './connect.ts';
import { sumDriver } from './drivers.ts';
import { appendMessage } from './messages.ts';
import { promptThanks } from './recognitions.ts';
import { isAllowed } from './regress-themes.ts';
import { lockThemes, writeColumns, type LockedTheme, type Verification } from './theme-columns.ts';
import { insertThemeEvent } from './theme-events.ts';

/** Themes whose fall in contacts waits to be tested, in the order in which they are locked. */
export async function listUnverified(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from theme
    where org_id = app_org() and status = 'verifying' and target is not null
      and acted_on is not null and verified_at is null and removed_at is null
    order by id`;
  return rows.map(({ id }) => id);
}

/**
 * Themes of which some comments are allowed, but not too many: prevented ones, and those whose fall was
 * verified and that are not prevented yet.
 */
export async function listWatched(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from theme t
    where org_id = app_org() and removed_at is null
      and (status = 'prevented' and ${isAllowed(tx)}
        or status = 'verifying' and verified_at is not null)
    order by id`;
  return rows.map(({ id }) => id);
}

export async function lockTheme(tx: Tx, id: string): Promise<LockedTheme | undefined> {
  const [theme] = await lockThemes(tx, [id]);
  return theme;
}

/**
 * The day up to which a theme had been verified when a person last took that back; null: nobody did.
 * Only weeks beyond it can say something new.
 */
export async function findDoubted(tx: Tx, themeId: string): Promise<string | null> {
  const [row] = await tx<[{ until: string | null }]>`
    select max((e.after->>'verification')::jsonb->>'until') as until
    from theme_event e
    where e.org_id = app_org() and e.theme_id = ${themeId} and e.act = 'verified'
      and exists (select from theme_event undo
        where undo.org_id = app_org() and undo.undoes = e.id)`;
  return row.until;
}

/** Writes that contacts fell, and tells the owner. */
export async function verify(
  tx: Tx,
  theme: LockedTheme,
  verification: Verification,
): Promise<void> {
  const change = { verifiedAt: new Date(), verification };
  const { before, after } = await writeColumns(tx, theme, change);
  const eventId = await insertThemeEvent(tx, {
    themeId: theme.id,
    act: 'verified',
    memberId: null,
    before,
    after,
  });
  await promptThanks(tx, theme, { eventId, verification });
  if (!theme.ownerId) return;
  await appendMessage(tx, {
    kind: 'verified',
    memberId: theme.ownerId,
    themeId: theme.id,
    once: `verified ${eventId}`,
  });
}

/** What was sold or visited in the last four full weeks; null where any of it is not known. */
export async function sumRecentDriver(tx: Tx): Promise<number | null> {
  const [row] = await tx<[{ from: string; until: string }]>`
    select week - 28 as from, week as until
    from (select week_of(now(), time_zone, first_weekday) as week
      from organization where id = app_org()) as running`;
  return sumDriver(tx, row.from, row.until);
}
