import { inOrganization, type Sql, type Tx } from './connect.ts';

/**
 * Runs `work`, which writes what the engine found, on the data of one organisation. While somebody
 * takes many comments away it waits, however long that takes: the two lock comments, placements and
 * themes in other orders and would wait for each other in a circle.
 */
export function asEngine<T>(sql: Sql, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganization(sql, orgId, async (tx) => {
    const [row] = await tx<[{ free: boolean }]>`
      select pg_try_advisory_xact_lock_shared(${lockKey(tx)}) as free`;
    if (!row.free) await waitForFree(tx);
    return work(tx);
  });
}

/** What a whole learning found is not to be lost because the wait was longer than a statement's time. */
async function waitForFree(tx: Tx): Promise<void> {
  await tx`set local statement_timeout = 0`;
  await tx`select pg_advisory_xact_lock_shared(${lockKey(tx)})`;
  await tx`set local statement_timeout to default`;
}

/**
 * Lets what the engine writes now come to its end, and nothing begin before the transaction ends.
 * To be called before anything is written.
 */
export async function keepEngineOut(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockKey(tx)})`;
}

const lockKey = (tx: Tx) => tx`hashtextextended('engine ' || app_org()::text, 0)`;
