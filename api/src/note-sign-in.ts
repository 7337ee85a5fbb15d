import { inOrganization, withLookup } from '@vocero/sql/connect';
import { listMemberships } from '@vocero/sql/members';
import { findUserByEmail } from '@vocero/sql/users';
import type { Context } from 'hono';
import { z } from 'zod';
import { auditFor } from './audit.ts';
import type { Deps, Env } from './deps.ts';

const Tried = z.object({ email: z.string().max(320) });

/** Whom a request wants to sign in as; null when it does not say. */
export async function triedEmail(request: Request): Promise<string | null> {
  const body: unknown = await request.json().catch(() => null);
  return Tried.safeParse(body).data?.email.toLowerCase() ?? null;
}

/**
 * Writes down, in every organisation of an account, that its owner signed in or that somebody tried to
 * and failed. The session itself is the library's, in a transaction of its own. An address of no
 * account is written down nowhere.
 */
export async function noteSignIn(
  c: Context<Env>,
  deps: Pick<Deps, 'sql' | 'settings'>,
  { email, failed }: { email: string; failed: boolean },
): Promise<void> {
  const { sql } = deps;
  const user = await sql.begin((tx) => findUserByEmail(tx, email));
  if (!user) return;
  const memberships = await withLookup(sql, user.id, (tx) => listMemberships(tx, user.id));
  for (const { orgId, memberId, name } of memberships) {
    const actor = failed
      ? ({ kind: 'system' } as const)
      : ({ kind: 'member', id: memberId } as const);
    const subject = { kind: 'member', id: memberId, label: name } as const;
    const act = failed ? 'sign_in_failed' : 'signed_in';
    await inOrganization(sql, orgId, (tx) => auditFor(c, deps, actor)(tx, { act, subject }));
  }
}
