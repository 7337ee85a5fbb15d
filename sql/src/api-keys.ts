import type { Tx } from './connect.ts';

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

/** The key that has this hash, when it is neither revoked nor expired. Needs the hash as lookup. */
export async function findApiKey(tx: Tx, keyHash: string) {
  const [row] = await tx<{ id: string; orgId: string; scopes: string[]; isStale: boolean }[]>`
    select id, org_id, scopes,
      last_used_at is null or last_used_at < now() - interval '1 minute' as is_stale
    from api_key
    where key_hash = ${keyHash} and revoked_at is null and (expires_at is null or expires_at > now())`;
  return row;
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

/** False when there is no such key. */
export async function revokeApiKey(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    update api_key set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null returning id`;
  return rows.length > 0;
}
