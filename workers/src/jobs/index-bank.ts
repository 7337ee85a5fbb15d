import { asEngine } from '@vocero/sql/as-engine';
import {
  endBankRun,
  insertWords,
  listBankComments,
  moveBankRun,
  resumeBankRun,
} from '@vocero/sql/bank-words';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { z } from 'zod';
import { bankVector } from '../engine/bank/bank-vector.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

export interface IndexDeps {
  sql: Sql;
  /** Aborted when the process is told to stop: the rest is then done elsewhere or later. */
  signal: AbortSignal;
  /** Comments in one transaction; the usual number when not said. */
  batch?: number;
}

const BATCH = 2_000;

/**
 * Makes the comments of an import, or all of an organisation, searchable. How far it is stands in the
 * transaction that wrote it, so a run that was interrupted goes on there; running it twice leaves the
 * same rows.
 */
export const indexBankJob = (deps: IndexDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const { sql, signal } = deps;
    const subjectId = subjectIds[0]!;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'bank.index', subjectId),
    );
    if (waiting.length === 0) return; // done before
    while (await indexNext(deps, orgId, subjectId)) {
      if (signal.aborted) return; // its promise still waits
    }
    await inOrganization(sql, orgId, async (tx) => {
      await takeRows(tx, waiting);
      await endBankRun(tx, subjectId);
      await notifyLive(tx, orgId, 'feedback');
    });
  });

/** False when there was nothing left. */
function indexNext({ sql, batch = BATCH }: IndexDeps, orgId: string, subjectId: string) {
  return asEngine(sql, orgId, async (tx) => {
    await tx`set local statement_timeout = 0`;
    const importId = subjectId === orgId ? null : subjectId;
    const afterId = await resumeBankRun(tx, subjectId);
    const comments = await listBankComments(tx, { importId, afterId, limit: batch });
    const last = comments.at(-1);
    if (!last) return false;
    await insertWords(
      tx,
      comments.map(({ id, text }) => ({ id, words: bankVector(text) })),
    );
    await moveBankRun(tx, subjectId, last.id);
    return true;
  });
}
