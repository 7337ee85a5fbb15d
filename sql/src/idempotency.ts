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
