import type { Tx } from './connect.ts';
import { appendMessage } from './messages.ts';
import { appendOutbox } from './outbox.ts';
import { lockThemes, writeColumns, type LockedTheme } from './theme-columns.ts';
import { insertThemeEvent } from './theme-events.ts';

/**
 * What follows when comments were placed in themes that were prevented; to be called in the same
 * transaction. Where not one more was to come the theme goes back to its owner, marked as regressed;
 * where some were, a job is promised that tests whether these are too many. Only comments said since
 * count, and once a person undid it only those placed after that.
 * @returns the themes that regressed.
 */
export async function regressThemes(tx: Tx, themeIds: readonly string[]): Promise<string[]> {
  const heard = await listHeardAgain(tx, themeIds);
  const [allowed, others] = [heard.filter((t) => t.isAllowed), heard.filter((t) => !t.isAllowed)];
  // Each time anew: who works off an older promise may look before this transaction ends.
  if (allowed[0]) await appendOutbox(tx, 'themes.verify', allowed[0].orgId);
  if (others.length === 0) return [];
  const ids = others.map(({ id }) => id);
  const themes = await lockThemes(tx, ids);
  const regressing = themes.filter((theme) => theme.status === 'prevented');
  for (const theme of regressing) await regress(tx, theme);
  return regressing.map((theme) => theme.id);
}

/** Gives a theme that was prevented, or whose fall was verified, back to its owner, with a message. */
export async function regress(tx: Tx, theme: LockedTheme): Promise<void> {
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

/** Comments of a watched theme in the last seven days, or since it is watched if that is less. */
export async function countHeardAgain(tx: Tx, themeId: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from theme t join placement p
      on p.org_id = t.org_id and p.theme_id = t.id
        and p.occurred_at > greatest(${watchedSince(tx)}, now() - interval '7 days')
        and p.occurred_at <= now() and ${isNews(tx)}
    where t.org_id = app_org() and t.id = ${themeId}
      and t.status in ('prevented', 'verifying')`;
  return row.count;
}

/** A theme that is not prevented yet is watched from the end of the weeks that its fall was tested on. */
const watchedSince = (tx: Tx) => tx`
  case t.status when 'prevented' then t.status_since
    else ((t.verification->>'until')::date::timestamp
      at time zone (select time_zone from organization where id = app_org())) end`;

function listHeardAgain(tx: Tx, themeIds: readonly string[]) {
  return tx<{ id: string; orgId: string; isAllowed: boolean }[]>`
    select id, org_id, ${isAllowed(tx)} as is_allowed from theme t
    where org_id = app_org() and id = any(${themeIds}::uuid[]) and status = 'prevented'
      and exists (
        select from placement p
        where p.org_id = app_org() and p.theme_id = t.id and p.occurred_at > t.status_since
          and ${isNews(tx)})`;
}

/** Whether a fall to a goal above nothing was verified: then some comments are what was promised. */
export const isAllowed = (tx: Tx) =>
  tx`(t.verified_at is not null and coalesce((t.target->>'goal')::float8, 0) > 0)`;

/** Placed after a person last said that what was heard is no regress. */
const isNews = (tx: Tx) => tx`
  not exists (
    select from theme_event undone join theme_event undoing
      on undoing.org_id = app_org() and undoing.undoes = undone.id
    where undone.org_id = app_org() and undone.theme_id = t.id
      and undone.act = 'regressed' and undoing.created_at >= p.placed_at)`;
