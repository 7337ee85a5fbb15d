import type { Sql, Tx } from './connect.ts';

/** Stores the hash of a new set-up token, unless the installation has been claimed. */
export async function offerSetup(sql: Sql, tokenHash: string): Promise<boolean> {
  const rows = await sql`
    update installation set setup_token_hash = ${tokenHash} where claimed_at is null returning singleton`;
  return rows.length > 0;
}

export async function isClaimed(sql: Sql | Tx): Promise<boolean> {
  const [row] = await sql<[{ claimed: boolean }]>`
    select claimed_at is not null as claimed from installation`;
  return row.claimed;
}

/** True for the one caller who holds the token and comes first. */
export async function claimInstallation(tx: Tx, tokenHash: string): Promise<boolean> {
  const rows = await tx`
    update installation set claimed_at = now(), setup_token_hash = null
    where claimed_at is null and setup_token_hash = ${tokenHash} returning singleton`;
  return rows.length > 0;
}
