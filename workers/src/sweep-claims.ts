import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { deleteOldClaims } from '@vocero/sql/idempotency';
import { listOrganizationIds } from '@vocero/sql/organizations';
import type { Logger } from './log.ts';

/** A sender that repeats a request does so within minutes; after a weekend it has given up. */
const DAYS = 3;
/** Rows in one transaction: none holds up requests of the same organisation. */
const BATCH = 1_000;
const EVERY = 3_600_000;

/** Forgets old names of requests now and once an hour. Several processes may do it at once. */
export function startSweeping({ sql, log }: { sql: Sql; log: Logger }) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await sweepClaims(sql, { signal }).catch((error: unknown) =>
        log.warn({ err: error }, 'old names of requests stay for another hour'),
      );
      await sleep(EVERY, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();

  const stop = async () => {
    stopping.abort();
    await running;
  };
  return { stop };
}

/** Forgets them in all organisations, batch by batch, until `signal` ends it. */
export async function sweepClaims(
  sql: Sql,
  { signal, batch = BATCH }: { signal: AbortSignal; batch?: number },
): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    for (let count = batch; count === batch && !signal.aborted;) {
      count = await inOrganization(sql, orgId, (tx) =>
        deleteOldClaims(tx, { days: DAYS, limit: batch }),
      );
    }
  }
}
