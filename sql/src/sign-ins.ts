import type { Tx } from './connect.ts';

/**
 * Removes sessions that have ended by themselves, at most `limit` of them.
 * @returns how many.
 */
export async function deleteExpiredSessions(tx: Tx, limit: number): Promise<number> {
  const { count } = await tx`
    delete from auth.session where id in (
      select id from auth.session
      where "expiresAt" < now() limit ${limit} for update skip locked)`;
  return count;
}

/**
 * Forgets the counts of requests to sign in from addresses which have not asked for so many minutes,
 * at most `limit` of them. "lastRequest" is in milliseconds since 1970.
 * @returns how many.
 */
export async function deleteOldRateLimits(
  tx: Tx,
  { minutes, limit }: { minutes: number; limit: number },
): Promise<number> {
  const { count } = await tx`
    delete from auth."rateLimit" where id in (
      select id from auth."rateLimit"
      where "lastRequest" < (extract(epoch from now()) - ${minutes}::int * 60) * 1000
      limit ${limit} for update skip locked)`;
  return count;
}
