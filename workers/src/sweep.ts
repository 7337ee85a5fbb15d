import { setTimeout as sleep } from 'node:timers/promises';
import { deleteOldTallies, deleteSpentProofs } from '@vocero/sql/answer-tallies';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { deleteUnusedVectors } from '@vocero/sql/embeddings';
import { deleteOldClaims } from '@vocero/sql/idempotency';
import { listOrganizationIds } from '@vocero/sql/organizations';
import { deleteExpiredSessions, deleteOldRateLimits } from '@vocero/sql/sign-ins';
import type { Logger } from './log.ts';
import { sweepRetention } from './sweep-retention.ts';

/** A sender that repeats a request does so within minutes; after a weekend it has given up. */
const DAYS = 3;
/** Whether one source answers too often is told by the day. */
const SOURCE_DAYS = 2;
/** Every learning uses the vectors of all comments it reads; a large organisation's are read in turns. */
const VECTOR_DAYS = 30;
/** Requests to sign in are counted by the minute. */
const MINUTES = 60;
/** Rows in one transaction: none holds up requests. */
const BATCH = 1_000;
const EVERY = 3_600_000;

export interface SweepOptions {
  signal: AbortSignal;
  batch?: number;
}

/** Removes what nobody needs any more now and once an hour. Several processes may do it at once. */
export function startSweeping({ sql, log }: { sql: Sql; log: Logger }) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      for (const sweep of [sweepClaims, sweepSources, sweepSignIns, sweepVectors, sweepRetention]) {
        await sweep(sql, { signal }).catch((error: unknown) =>
          log.warn({ err: error }, 'rows that nobody needs stay for another hour'),
        );
      }
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

/** Forgets old names of requests in all organisations. */
export async function sweepClaims(
  sql: Sql,
  { signal, batch = BATCH }: SweepOptions,
): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    await inBatches({ signal, batch }, () =>
      inOrganization(sql, orgId, (tx) => deleteOldClaims(tx, { days: DAYS, limit: batch })),
    );
  }
}

/** Forgets where answers to surveys came from, and work of browsers that was spent. */
export async function sweepSources(
  sql: Sql,
  { signal, batch = BATCH }: SweepOptions,
): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    await inBatches({ signal, batch }, () =>
      inOrganization(sql, orgId, (tx) => deleteOldTallies(tx, { days: SOURCE_DAYS, limit: batch })),
    );
    await inBatches({ signal, batch }, () =>
      inOrganization(sql, orgId, (tx) => deleteSpentProofs(tx, batch)),
    );
  }
}

/** Removes sessions that have ended, and old counts of requests to sign in. */
export async function sweepSignIns(
  sql: Sql,
  { signal, batch = BATCH }: SweepOptions,
): Promise<void> {
  await inBatches({ signal, batch }, () => sql.begin((tx) => deleteExpiredSessions(tx, batch)));
  await inBatches({ signal, batch }, () =>
    sql.begin((tx) => deleteOldRateLimits(tx, { minutes: MINUTES, limit: batch })),
  );
}

/** Forgets vectors of comments that nobody reads any more, erased ones among them. */
export async function sweepVectors(
  sql: Sql,
  { signal, batch = BATCH }: SweepOptions,
): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    await inBatches({ signal, batch }, () =>
      inOrganization(sql, orgId, (tx) =>
        deleteUnusedVectors(tx, { days: VECTOR_DAYS, limit: batch }),
      ),
    );
  }
}

/** Until one removes fewer than it may, or `signal` ends it. */
async function inBatches(
  { signal, batch }: Required<SweepOptions>,
  remove: () => Promise<number>,
): Promise<void> {
  for (let count = batch; count === batch && !signal.aborted;) count = await remove();
}
