import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { holdKindVersion, readKindRules } from '@vocero/sql/kind-rules';
import {
  endKindRun,
  listKindSubjects,
  moveKindRun,
  resumeKindRun,
  writeKinds,
} from '@vocero/sql/kind-runs';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { z } from 'zod';
import { kindsByRules } from '../engine/kinds/kinds-by-rules.ts';
import { matcherOfSet } from '../engine/kinds/matcher-of-set.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

export interface ApplyDeps {
  sql: Sql;
  /** Aborted when the process is told to stop: the rest is then done elsewhere or later. */
  signal: AbortSignal;
  /** Comments in one transaction; the usual number when not said. */
  batch?: number;
}

const BATCH = 2_000;

/**
 * Goes over the comments by the rules for contact kinds as they are now: over all of them, or over
 * those of an import. What a person said stays. How far it is stands in the transaction that wrote
 * it, so a run that was interrupted goes on there, and one at the same time elsewhere takes turns
 * with this one. Rules that change meanwhile make it begin again.
 */
export const applyKindsJob = (deps: ApplyDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const { sql, signal } = deps;
    const subjectId = subjectIds[0]!;
    const importId = subjectId === orgId ? null : subjectId;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'kinds.apply', subjectId),
    );
    if (waiting.length === 0) return; // done before
    for (;;) {
      const { version, isDone } = await applyToNext(deps, orgId, importId);
      if (isDone && (await endRun(deps, orgId, { importId, version, waiting }))) return;
      if (signal.aborted) return; // its promise still waits
    }
  });

interface Run {
  importId: string | null;
  /** Of the rules by which there was nothing left. */
  version: number;
  waiting: readonly string[];
}

/** False when the rules are others by now: whoever changes them may count on the promise that waits. */
function endRun({ sql }: ApplyDeps, orgId: string, { importId, version, waiting }: Run) {
  return inOrganization(sql, orgId, async (tx) => {
    if ((await holdKindVersion(tx)) !== version) return false;
    await takeRows(tx, waiting);
    await endKindRun(tx, importId);
    await notifyLive(tx, orgId, 'feedback');
    await notifyLive(tx, orgId, 'engine');
    return true;
  });
}

/** Done when there was nothing left. */
async function applyToNext(
  { sql, batch = BATCH }: ApplyDeps,
  orgId: string,
  importId: string | null,
): Promise<{ version: number; isDone: boolean }> {
  const set = await inOrganization(sql, orgId, readKindRules);
  const matcher = matcherOfSet(set);
  const { version, repeatDays } = set;
  return asEngine(sql, orgId, async (tx) => {
    await tx`set local statement_timeout = 0`;
    const run = await resumeKindRun(tx, { importId, version });
    const comments = await listKindSubjects(tx, run, { repeatDays, limit: batch });
    const last = comments.at(-1);
    if (!last) return { version, isDone: true };
    const changed = await writeKinds(tx, kindsByRules(matcher, comments));
    await moveKindRun(tx, { importId, afterId: last.id, done: comments.length, changed });
    await notifyLive(tx, orgId, 'engine');
    return { version, isDone: false };
  });
}
