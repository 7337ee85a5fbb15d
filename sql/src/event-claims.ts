import type postgres from 'postgres';
import type { Tx } from './connect.ts';

/** The name that the sender of an event gave to its request, and what was in it. */
export interface EventName {
  scope: string;
  key: string;
  bodyHash: string;
}

/** Claims a name in the transaction that acts on it; false: it was used before. Two wait for each other. */
export async function claimEvent(tx: Tx, { scope, key, bodyHash }: EventName): Promise<boolean> {
  const { count } = await tx`
    insert into idempotency_key (org_id, scope, key, body_hash, answer)
    values (app_org(), ${scope}, ${key}, ${bodyHash}, '{}') on conflict do nothing`;
  return count > 0;
}

/** Keeps what was answered, ids and states alone, for whoever asks again. */
export async function noteEventClaim(tx: Tx, { scope, key }: EventName, answer: object) {
  const kept = tx.json(answer as postgres.JSONValue);
  await tx`
    update idempotency_key set answer = ${kept}
    where org_id = app_org() and scope = ${scope} and key = ${key}`;
}

export async function findEventClaim<Answer>(tx: Tx, { scope, key }: EventName) {
  const [row] = await tx<{ bodyHash: string; answer: Answer }[]>`
    select body_hash, answer from idempotency_key
    where org_id = app_org() and scope = ${scope} and key = ${key}`;
  return row;
}
