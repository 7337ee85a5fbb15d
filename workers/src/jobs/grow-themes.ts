import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readModel } from '@vocero/sql/engine-models';
import {
  holdMovable,
  noteNothingNew,
  readGrowMaterial,
  storeGrownModel,
} from '@vocero/sql/growing';
import { insertFoundThemes, renameThemes, withLearnLock } from '@vocero/sql/learning';
import { notifyLive } from '@vocero/sql/live';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { lockThemes } from '@vocero/sql/theme-columns';
import { z } from 'zod';
import { growInThread, type GrowOutcome, type GrowTask } from '../grow-in-thread.ts';
import { processor } from '../processor.ts';
import { replaceAll } from '../write-placements.ts';
import type { LearnDeps } from './learn-themes.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/**
 * Makes themes of what came up since the themes of an organisation were learned. Nothing else moves,
 * and nothing has changed until it writes, in one transaction.
 */
export const growThemesJob = (deps: LearnDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { sql, log } = deps;
    const waiting = await inOrganization(sql, orgId, (tx) => listWaiting(tx, 'themes.grow', orgId));
    if (waiting.length === 0) return; // done before
    const done = await withLearnLock(sql, orgId, () => grow(deps, orgId, waiting));
    if (!done) log.debug({ org: orgId }, 'themes are being learned elsewhere');
  });

async function grow({ sql, log, models, signal }: LearnDeps, orgId: string, waiting: string[]) {
  const input = await inOrganization(sql, orgId, async (tx) => {
    const { model } = await models(tx, orgId); // null too when it cannot be read: then learning is due
    return model ? await readInput(tx) : undefined;
  });
  const outcome = input ? await growInThread(input.task, signal) : undefined;
  await asEngine(sql, orgId, async (tx) => {
    if (!(await takeRows(tx, waiting))) return;
    if (input && outcome) await writeOutcome(tx, orgId, input, outcome);
  });
  log.info({ org: orgId, themes: outcome?.newThemes.length ?? 0 }, 'looked for new themes');
  return true;
}

interface Input {
  version: number;
  task: GrowTask;
}

async function readInput(tx: Tx): Promise<Input | undefined> {
  const stored = await readModel(tx);
  if (!stored) return undefined;
  const { version, bytes } = stored;
  return { version, task: { ...(await readGrowMaterial(tx)), bytes } };
}

async function writeOutcome(tx: Tx, orgId: string, { version, task }: Input, grown: GrowOutcome) {
  // In the order in which people's acts lock themes and comments, so that neither waits for the other in turn.
  const filled = grown.moves.flatMap(({ themeId }) => themeId ?? []);
  await lockThemes(tx, [...new Set([...grown.renamed.map(({ id }) => id), ...filled])]);
  const movable = await holdMovable(
    tx,
    grown.moves.map(({ commentId }) => commentId),
  );
  const moves = grown.moves.filter(({ commentId }) => movable.has(commentId));
  if (moves.length === 0) return noteNothingNew(tx, version);
  const unsorted = new Set(task.unsorted.map(({ id }) => id));
  const sorted = moves.filter(({ commentId }) => unsorted.has(commentId)).length;
  await insertFoundThemes(tx, grown.newThemes);
  await renameThemes(tx, grown.renamed);
  await replaceAll(tx, moves);
  await notifyLive(tx, orgId, 'feedback');
  await storeGrownModel(tx, { from: version, bytes: grown.bytes, sorted });
  await notifyLive(tx, orgId, 'themes');
  await notifyLive(tx, orgId, 'engine');
}
