import { keepEngineOut } from './as-engine.ts';
import type { Tx } from './connect.ts';
import { isImporting } from './imports.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Of several that load or remove the demo at once, one works and the others wait for it: longer than for a
 * statement, since each of them may take ten seconds on a slow machine.
 */
export async function lockDemo(tx: Tx): Promise<void> {
  await tx`set local statement_timeout = '2min'`;
  await tx`select pg_advisory_xact_lock(hashtext('vocero.demo'))`;
  await tx`set local statement_timeout to default`;
}

/** Finds an organisation by its slug and, if there is one, leaves the transaction working on it. */
export async function enterOrganization(tx: Tx, slug: string) {
  await tx`select set_config('app.lookup', ${slug}, true)`;
  const [row] = await tx<{ id: string; isDemo: boolean }[]>`
    select id, is_demo from organization where slug = ${slug}`;
  if (row) await tx`select set_config('app.org', ${row.id}, true)`;
  return row;
}

/** Says whether there is such an organisation, and leaves the transaction working on it. */
export async function enterOrganizationById(tx: Tx, id: string): Promise<boolean> {
  await tx`select set_config('app.org', ${id}, true)`;
  const rows = await tx`select from organization where id = app_org()`;
  return rows.length > 0;
}

export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  await tx`select set_config('app.lookup', ${slug}, true)`;
  const rows = await tx`select from organization where slug = ${slug}`;
  return rows.length > 0;
}

/** The demo organisation an account belongs to; of several, the first it came to. */
export async function findDemoOf(tx: Tx, userId: string) {
  await tx`select set_config('app.lookup', ${userId}, true)`;
  const [row] = await tx<{ slug: string }[]>`
    select slug from member join organization on organization.id = org_id
    where user_id = ${userId} and disabled_at is null and is_demo
    order by member.created_at, org_id limit 1`;
  return row;
}

/** The demo organisations that an account administers now. */
export async function listDemosOf(tx: Tx, userId: string): Promise<string[]> {
  await tx`select set_config('app.lookup', ${userId}, true)`;
  const rows = await tx<{ id: string }[]>`
    select organization.id from member join organization on organization.id = org_id
    where user_id = ${userId} and role = 'admin' and disabled_at is null and is_demo
    order by organization.id`;
  return rows.map((row) => row.id);
}

/** Every demo organisation of the installation. */
export async function listDemos(tx: Tx): Promise<string[]> {
  await tx`select set_config('app.relay', 'on', true)`;
  const rows = await tx<{ id: string }[]>`select id from organization where is_demo order by id`;
  await tx`select set_config('app.relay', '', true)`;
  return rows.map((row) => row.id);
}

/** Whether anybody but this account and the made-up people is or was a member. */
export async function hasOthers(
  tx: Tx,
  { userId, madeUp }: { userId: string; madeUp: readonly string[] },
): Promise<boolean> {
  const rows = await tx`
    select from member
    where org_id = app_org() and user_id <> ${userId} and email <> all(${[...madeUp]}::text[])
    limit 1`;
  return rows.length > 0;
}

/** Makes an account an administrator of the organisation, whatever it was there before. */
export async function ensureAdmin(tx: Tx, userId: string): Promise<void> {
  await tx`
    insert into member (org_id, user_id, role, name, email)
    select app_org(), id, 'admin', name, email from auth."user" where id = ${userId}
    on conflict (org_id, user_id) do update set role = 'admin', disabled_at = null`;
}

/**
 * Removes an organisation with everything in it. What refers to others goes before them, so that no
 * order of cascades matters.
 * @returns false when an import of it is being run: nothing is removed then.
 */
export async function deleteOrganization(tx: Tx, id: string): Promise<boolean> {
  await tx`select set_config('app.org', ${id}, true)`;
  await tx`set local statement_timeout = 0`; // somebody may have imported a large file to try it
  await tx`set local plan_cache_mode = auto`; // else what goes with a comment is planned anew for each
  await takeTurn(tx);
  await keepEngineOut(tx);
  if (await isImporting(tx)) return false;
  // What is being stored ends first and goes with the rest; nothing more can be stored then.
  await tx`select from organization where id = app_org() for update`;
  if (await isImporting(tx)) return false;
  await tx`delete from outbox where org_id = app_org()`;
  await tx`delete from reason_baseline where org_id = app_org()`;
  await tx`delete from candidate_dismissal where org_id = app_org()`;
  await tx`delete from theme_event where org_id = app_org()`;
  await tx`delete from placement where org_id = app_org()`;
  await tx`delete from theme where org_id = app_org()`;
  await tx`delete from feedback where org_id = app_org()`;
  await tx`delete from import where org_id = app_org()`;
  await tx`delete from organization where id = app_org()`;
  return true;
}

/** Removes those of these accounts that belong to no organisation any more. */
export async function deleteUnusedAccounts(tx: Tx, emails: readonly string[]): Promise<void> {
  const users = await tx<{ id: string }[]>`
    select id from auth."user" where email = any(${[...emails]}::text[]) order by id`;
  for (const { id } of users) {
    await tx`select set_config('app.lookup', ${id}, true)`;
    await tx`
      delete from auth."user"
      where id = ${id} and not exists (select from member where user_id = ${id})`;
  }
}
