import type { Sql, Tx } from './connect.ts';

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  name: string;
  prefix: string;
  /** SHA-256, hex. */
  keyHash: string;
  scopes: string[];
  expiresAt: Date | null;
  createdBy: string | null;
}

export interface FoundKey {
  id: string;
  orgId: string;
  scopes: string[];
  /** Its last use was written down more than a minute ago. */
  isStale: boolean;
}

/**
 * The key that has this hash, when it is neither revoked nor expired. One statement, which is its
 * own transaction: it is asked with every request of a key. The lookup is set in the first step and
 * the key is read in a subquery that needs it, so that row-level security knows it in time.
 */
export async function findApiKey(sql: Sql, keyHash: string): Promise<FoundKey | null> {
  const [row] = await sql<[{ key: FoundKey | null }]>`
    with looked_up as materialized (
      select set_config('app.lookup', ${keyHash}, true) as key_hash
    )
    select (
      select jsonb_build_object('id', id, 'orgId', org_id, 'scopes', scopes,
        'isStale', last_used_at is null or last_used_at < now() - interval '1 minute')
      from api_key
      where api_key.key_hash = looked_up.key_hash and revoked_at is null
        and (expires_at is null or expires_at > now())
    ) as key
    from looked_up`;
  return row.key;
}

/** Remembers that a key is in use, to the minute. */
export async function touchApiKey(tx: Tx, id: string) {
  await tx`update api_key set last_used_at = now() where org_id = app_org() and id = ${id}`;
}

export function listApiKeys(tx: Tx) {
  return tx<ApiKey[]>`
    select id, name, prefix, scopes, created_at, expires_at, last_used_at
    from api_key where org_id = app_org() and revoked_at is null order by id`;
}

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<ApiKey> {
  const [row] = await tx<[ApiKey]>`
    insert into api_key (org_id, name, prefix, key_hash, scopes, expires_at, created_by)
    values (app_org(), ${key.name}, ${key.prefix}, ${key.keyHash}, ${key.scopes},
      ${key.expiresAt}, ${key.createdBy})
    returning id, name, prefix, scopes, created_at, expires_at, last_used_at`;
  return row;
}

/** Answers what the key was; undefined when there is no such key. */
export async function revokeApiKey(tx: Tx, id: string) {
  const [row] = await tx<{ name: string; scopes: string[] }[]>`
    update api_key set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null returning name, scopes`;
  return row;
}
