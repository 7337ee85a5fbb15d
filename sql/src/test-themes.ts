import { randomUUID } from 'node:crypto';
import type { Tx } from './connect.ts';
import { inOrganization } from './connect.ts';
import { insertOrganization } from './organizations.ts';
import type { TestDatabase } from './test-database.ts';
import { takeTurn } from './take-turn.ts';

export interface ThemeWorld {
  orgId: string;
  memberId: string;
  /** Runs an act as the API does: in the organisation, when it is its turn. */
  act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs a read, or writes what the engine would. */
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** An organisation with one member and nothing else, for tests of themes. */
export async function themeWorld({ sql, owner }: TestDatabase): Promise<ThemeWorld> {
  const userId = randomUUID();
  await owner`
    insert into auth."user" (id, name, email) values (${userId}, 'Ana', ${`${userId}@example.org`})`;
  const { orgId, memberId } = await sql.begin(async (tx) => {
    const orgId = await insertOrganization(tx, {
      slug: `t${userId.slice(0, 8)}`,
      name: 'Test',
      locale: 'en',
    });
    const [row] = await tx<[{ id: string }]>`
      insert into member (org_id, user_id, role, name, email)
      values (app_org(), ${userId}, 'council', 'Ana', 'ana@example.org') returning id`;
    return { orgId, memberId: row.id };
  });
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(sql, orgId, work);
  const act = <T>(work: (tx: Tx) => Promise<T>) =>
    run(async (tx) => {
      await takeTurn(tx);
      return work(tx);
    });
  return { orgId, memberId, act, run };
}

/** A theme as the engine makes it, or one that has gone all the way. */
export async function engineTheme(
  tx: Tx,
  theme: { label: string; status?: 'heard' | 'grouped' | 'owned' | 'prevented'; ownerId?: string },
): Promise<string> {
  const { label, status = 'heard', ownerId = null } = theme;
  const isPrevented = status === 'prevented';
  const [row] = await tx<[{ id: string }]>`
    insert into theme (org_id, label, auto_label, status, owner_id, should_exist, decision_kind,
      decision, action_taken)
    values (app_org(), ${label}, ${label}, ${status}, ${ownerId}, ${isPrevented ? 'no' : null},
      ${isPrevented ? 'simplify' : null}, ${isPrevented ? 'Simplify it' : null},
      ${isPrevented ? 'Simplified it' : null})
    returning id`;
  return row.id;
}

/** The fall in contacts passes its test, as the worker would write it. */
export async function verifyTheme(tx: Tx, id: string): Promise<void> {
  const weeks = { from: '2026-03-02', until: '2026-03-30', weeks: 4, count: 0 };
  const working = { ...weeks, driver: null, spread: 1, probability: 0.01 };
  await tx`
    update theme set verified_at = now(), verification = ${tx.json(working)}, version = version + 1
    where org_id = app_org() and id = ${id}`;
}

export interface TestComment {
  text?: string;
  /** Where the engine put it; null: unsorted; undefined: not read yet. */
  themeId?: string | null | undefined;
  daysAgo?: number;
  placedDaysAgo?: number;
}

/** Adds comments, and places them as the engine would. */
export async function addComments(tx: Tx, comments: readonly TestComment[]): Promise<string[]> {
  const rows = comments.map(({ text = 'The bus is late', themeId, daysAgo = 0, ...rest }) => ({
    id: randomUUID(),
    text,
    theme_id: themeId ?? null,
    read: themeId !== undefined,
    days_ago: daysAgo,
    placed_days_ago: rest.placedDaysAgo ?? daysAgo,
  }));
  const given = tx`jsonb_to_recordset(${tx.json(rows)}) as g (
    id uuid, text text, theme_id uuid, read boolean, days_ago real, placed_days_ago real)`;
  await tx`
    insert into feedback (org_id, id, channel, text, case_code, occurred_at)
    select app_org(), id, 'form', text, id::text, now() - days_ago * interval '1 day' from ${given}`;
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, score, occurred_at, placed_at)
    select app_org(), id, theme_id, case when theme_id is null then 'unsorted' else 'placed' end,
      'engine', 0.5, now() - days_ago * interval '1 day', now() - placed_days_ago * interval '1 day'
    from ${given} where read`;
  return rows.map((row) => row.id);
}

/** Adds comments of a theme in the middle of the weeks that its baseline was counted in. */
export function addBaseline(
  tx: Tx,
  themeId: string,
  { from, until, count }: { from: string; until: string; count: number },
): Promise<string[]> {
  const daysAgo = (Date.now() - (Date.parse(from) + Date.parse(until)) / 2) / 86_400_000;
  return addComments(
    tx,
    Array.from({ length: count }, () => ({ themeId, daysAgo })),
  );
}
