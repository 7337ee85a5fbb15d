import type { Tx } from './connect.ts';
import type { Claim } from './store-feedback.ts';

export type ClaimedAnswer = Pick<Claim, 'bodyHash' | 'answer'>;

/** What was answered to the request of this name, if there was one. */
export async function findClaim(tx: Tx, { scope, key }: Pick<Claim, 'scope' | 'key'>) {
  const [row] = await tx<ClaimedAnswer[]>`
    select body_hash, answer from idempotency_key
    where org_id = app_org() and scope = ${scope} and key = ${key}`;
  return row;
}

/** Keeps an answer under the name of its request; says false when the name was taken meanwhile. */
export async function insertClaim(tx: Tx, claim: Claim): Promise<boolean> {
  const rows = await tx`
    insert into idempotency_key (org_id, scope, key, body_hash, answer)
    values (app_org(), ${claim.scope}, ${claim.key}, ${claim.bodyHash}, ${tx.json(claim.answer)})
    on conflict do nothing returning key`;
  return rows.length > 0;
}

/**
 * Forgets the oldest answers that were given more than `days` ago, at most `limit` of them.
 * @returns how many.
 */
export async function deleteOldClaims(tx: Tx, { days, limit }: { days: number; limit: number }) {
  const { count } = await tx`
    delete from idempotency_key where org_id = app_org() and (scope, key) in (
      select scope, key from idempotency_key
      where org_id = app_org() and created_at < now() - make_interval(days => ${days})
      order by created_at limit ${limit} for update skip locked)`;
  return count;
}
