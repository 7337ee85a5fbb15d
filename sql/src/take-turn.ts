import type { Tx } from './connect.ts';

/**
 * What people do to the themes of one organisation happens one after another: each act finds the
 * world as the one before it left it, and no two wait for each other in a circle.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('acts ' || app_org()::text, 0))`;
}
