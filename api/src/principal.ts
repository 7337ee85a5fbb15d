import { findApiKey, touchApiKey } from '@vocero/sql/api-keys';
import { withLookup, inOrganization } from '@vocero/sql/connect';
import { listMemberships, type Membership } from '@vocero/sql/members';
import type { Context } from 'hono';
import type { Access, Role, Scope } from './contract/endpoint.ts';
import type { Deps, Env } from './deps.ts';
import { Problem } from './problem.ts';
import { hashToken } from './secrets.ts';

export interface User {
  kind: 'user';
  userId: string;
  name: string;
  email: string;
}

export interface MemberPrincipal {
  kind: 'member';
  orgId: string;
  slug: string;
  memberId: string;
  role: Role;
  userId: string;
  name: string;
}

export interface KeyPrincipal {
  kind: 'key';
  orgId: string;
  keyId: string;
  scopes: readonly Scope[];
}

/** Who asks, as far as the route needs to know. */
export type PrincipalOf<A extends Access> = A extends { who: 'member' }
  ? MemberPrincipal | KeyPrincipal
  : A extends { who: 'user' }
    ? User
    : { kind: 'anyone' };

/**
 * Finds out who asks and lets them in or not. The organisation of a person with several is named by
 * the header `vocero-org` (a stream or a download, which cannot send one, says `?org=`).
 * @throws Problem 401 when nobody is signed in, 403 when they may not, 400 when the organisation is
 *   not said. An organisation that is not theirs and one that does not exist look the same.
 */
export async function authorise(c: Context<Env>, deps: Deps, access: Access) {
  if (access.who === 'anyone') return { kind: 'anyone' } as const;
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer) return authoriseKey(deps, bearer, access);
  const user = await signedIn(c, deps);
  if (access.who === 'user') return user;
  return authoriseMember(c, deps, user, access.roles);
}

async function signedIn(c: Context<Env>, { auth }: Deps): Promise<User> {
  const session = await auth.api.getSession({ headers: c.req.raw.headers });
  if (!session) throw new Problem(401, 'sign_in');
  const { id, name, email } = session.user;
  return { kind: 'user', userId: id, name, email };
}

async function authoriseMember(
  c: Context<Env>,
  { sql }: Deps,
  user: User,
  allowed: readonly Role[],
): Promise<MemberPrincipal> {
  const memberships = await withLookup(sql, user.userId, (tx) => listMemberships(tx, user.userId));
  const membership = pickMembership(memberships, c.req.header('vocero-org') ?? c.req.query('org'));
  if (!allowed.includes(membership.role)) throw new Problem(403, 'forbidden');
  return { kind: 'member', userId: user.userId, ...membership };
}

function pickMembership(memberships: readonly Membership[], slug: string | undefined): Membership {
  if (slug === undefined && memberships.length > 1) throw new Problem(400, 'no_organization');
  const found = slug === undefined ? memberships[0] : memberships.find((m) => m.slug === slug);
  if (!found) throw new Problem(403, 'forbidden');
  return found;
}

async function authoriseKey(
  { sql, keyCache }: Deps,
  bearer: string,
  access: Access,
): Promise<KeyPrincipal> {
  const hash = hashToken('key', bearer);
  const known = keyCache.find(hash);
  const key = known ?? (await findApiKey(sql, hash));
  if (!key) throw new Problem(401, 'key_invalid', {}, {}, { 'www-authenticate': 'Bearer' });
  if (!known) keyCache.keep(hash, key);
  if (access.who !== 'member' || !access.scope || !key.scopes.includes(access.scope)) {
    throw new Problem(403, 'key_scope');
  }
  if (key.isStale && !known) await inOrganization(sql, key.orgId, (tx) => touchApiKey(tx, key.id));
  return { kind: 'key', orgId: key.orgId, keyId: key.id, scopes: key.scopes as Scope[] };
}

/** For acts that need a person: a key has no name to put into the history. */
export function memberOnly(principal: MemberPrincipal | KeyPrincipal): MemberPrincipal {
  if (principal.kind === 'key') throw new Problem(403, 'key_scope');
  return principal;
}
