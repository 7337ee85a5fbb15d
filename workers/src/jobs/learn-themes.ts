import { compactReadDays } from '@vocero/sql/asked';
import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { noteLearnedBy } from '@vocero/sql/embedding-state';
import { readModelVersion, storeModel } from '@vocero/sql/engine-models';
import { readLearnInput } from '@vocero/sql/learn-input';
import {
  countComments,
  insertFoundThemes,
  removeEmptyThemes,
  updateFoundThemes,
  withLearnLock,
} from '@vocero/sql/learning';
import { notifyLive } from '@vocero/sql/live';
import { countImportRead } from '@vocero/sql/imports';
import { listTopic, listWaiting, takeRows } from '@vocero/sql/outbox';
import { compactTallies } from '@vocero/sql/tallies';
import { lockThemes } from '@vocero/sql/theme-columns';
import { z } from 'zod';
import { atMostEvery } from '../at-most-every.ts';
import { LONG } from '../embeddings/patience.ts';
import { learnInThread, type LearnOutcome, type LearnTask } from '../learn-in-thread.ts';
import { processor } from '../processor.ts';
import { withProgress, type ReportProgress } from '../report-progress.ts';
import { replaceAll } from '../write-placements.ts';
import type { PlaceDeps } from './place-feedback.ts';
import { replaceRest } from './replace-rest.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

export interface LearnDeps extends PlaceDeps {
  sql: Sql;
  /** Aborted when the process is told to stop: learning is then done again elsewhere or later. */
  signal: AbortSignal;
  /** Comments learned from at most; the usual number when not said. */
  sample?: number;
}

/** Milliseconds to wait for whoever learns or grows now: later the job is handed over again. */
const PATIENCE = 20_000;
/** Milliseconds between two hints to open pages while comments are placed. */
const HINT_EVERY = 2_000;

/**
 * Learns the themes of an organisation anew and puts every comment where it now belongs, except
 * those a person placed. Until it writes, in one transaction, nothing has changed. Imports that wait
 * when it begins are read by it too: each of their comments is then placed once and not twice.
 */
export const learnThemesJob = (deps: LearnDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { sql, log } = deps;
    const listDue = () =>
      inOrganization(sql, orgId, (tx) => listWaiting(tx, 'themes.learn', orgId));
    if ((await listDue()).length === 0) return; // done before
    const learnDue = async () => {
      const waiting = await listDue();
      if (waiting.length === 0) return true; // done while it waited for its turn
      return withProgress(deps, orgId, (report) => learn(deps, orgId, waiting, report));
    };
    const done = await withLearnLock(sql, orgId, learnDue, PATIENCE);
    if (!done) log.debug({ org: orgId }, 'themes are being learned elsewhere');
  });

async function learn(
  deps: LearnDeps,
  orgId: string,
  waiting: readonly string[],
  report: ReportProgress,
) {
  const { sql, log, signal } = deps;
  const input = await inOrganization(sql, orgId, (tx) => readInput(tx, deps.sample));
  const embedded = await readVectors(deps, orgId, input);
  await report('learning');
  const started = performance.now();
  const outcome = await learnInThread({ ...input.task, embedded }, signal);
  const seconds = (performance.now() - started) / 1_000;

  await report('writing');
  const added = await asEngine(sql, orgId, async (tx) => {
    const added = await writeOutcome(tx, outcome);
    await storeModel(tx, { ...sizes(input, outcome), bytes: outcome.bytes, seconds });
    await noteLearnedBy(tx, outcome.byVectors);
    await notifyLive(tx, orgId, 'themes');
    return added;
  });
  await inOrganization(sql, orgId, (tx) => countImportRead(tx, added));
  await placeRest(deps, orgId, input, report);
  await asEngine(sql, orgId, async (tx) => {
    await removeEmptyThemes(tx);
    await compactTallies(tx);
    await compactReadDays(tx);
    await takeRows(tx, [...waiting, ...input.imports.map(({ id }) => id)]);
    for (const kind of ['themes', 'engine', 'imports'] as const) await notifyLive(tx, orgId, kind);
  });
  log.info({ org: orgId, themes: outcome.themes.length, seconds }, 'themes learned');
  return true;
}

/** Vectors of the comments, where an endpoint for such is set. */
async function readVectors({ vectors }: LearnDeps, orgId: string, { task }: Input) {
  return vectors ? vectors.read(orgId, task.comments, LONG) : null;
}

interface Input {
  task: Omit<LearnTask, 'embedded'>;
  version: number;
  total: number;
  /** Promises to read imports that waited before any comment was looked at. */
  imports: { id: string; subjectId: string }[];
}

async function readInput(tx: Tx, sample?: number): Promise<Input> {
  const imports = await listTopic(tx, 'import.finished');
  const version = ((await readModelVersion(tx)) ?? 0) + 1;
  return {
    task: await readLearnInput(tx, sample),
    version,
    total: await countComments(tx),
    imports,
  };
}

/** Places the comments that were not learned from, and shows from time to time how far it is. */
async function placeRest(deps: LearnDeps, orgId: string, input: Input, report: ReportProgress) {
  const learnedIds = new Set(input.task.comments.map((comment) => comment.id));
  const rest = input.total - learnedIds.size;
  let done = 0;
  const hint = atMostEvery(HINT_EVERY, async () => {
    await report('placing', { done, total: Math.max(done, rest) });
    await inOrganization(deps.sql, orgId, async (tx) => {
      for (const kind of ['themes', 'imports'] as const) await notifyLive(tx, orgId, kind);
    });
  });
  const importIds = input.imports.map(({ subjectId }) => subjectId);
  await replaceRest(deps, orgId, { learnedIds, importIds }, (placed) => {
    done = placed;
    return hint();
  });
}

/**
 * All themes it writes to or moves comments into are locked first, in the order in which people's
 * acts lock them: neither waits for the other in turn.
 * @returns the comments that had no place before.
 */
async function writeOutcome(tx: Tx, { themes, placements }: LearnOutcome): Promise<string[]> {
  const filled = placements.flatMap(({ themeId }) => themeId ?? []);
  await lockThemes(tx, [...new Set([...themes.map(({ id }) => id), ...filled])]);
  await insertFoundThemes(
    tx,
    themes.filter((theme) => theme.isNew),
  );
  // A theme that people keep and that lost its last comment goes on with the words it had.
  await updateFoundThemes(
    tx,
    themes.filter((theme) => !theme.isNew && theme.representativeId !== ''),
  );
  return replaceAll(tx, placements);
}

/** What the model remembers of its own learning; a sample stands for the whole. */
function sizes({ version, total, task }: Input, { placements }: LearnOutcome) {
  const share =
    placements.filter(({ themeId }) => themeId === null).length / (placements.length || 1);
  const comments = Math.max(total, task.comments.length);
  return { version, comments, unsorted: Math.round(share * comments) };
}
