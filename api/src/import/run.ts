import { randomUUID } from 'node:crypto';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { deleteFile, readFile } from '@vocero/sql/import-files';
import { createStaging, type StagedRow } from '@vocero/sql/import-staging';
import { openStoring } from '@vocero/sql/import-storing';
import { beatImport, failImport, findImport, finishImport, startImport } from '@vocero/sql/imports';
import { holdKindVersion } from '@vocero/sql/kind-rules';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { appendOutbox, wakeRelay } from '@vocero/sql/outbox';
import { inOwnTransaction } from '@vocero/sql/own-connection';
import type { Audit } from '../audit.ts';
import { newCaseCode } from '../case-code.ts';
import type { ImportMapping } from '../contract/imports.ts';
import { heldKindRules, type HeldKindRules } from '../held-kind-rules.ts';
import { detectLanguages } from './detect-languages.ts';
import { ImportFailure } from './failure.ts';
import type { ImportDeps } from './import-deps.ts';
import { readImport, readReasons } from './read-import.ts';
import { suggestKinds } from './suggest-kinds.ts';
import { suggestTypes } from './suggest-types.ts';

/** One import and the right to run it, which one process has at a time. */
export interface ImportRun {
  orgId: string;
  importId: string;
  runner: string;
  mapping: ImportMapping;
}

/**
 * Milliseconds between two signs of life. Each leaves a version of the import's row behind that every
 * comment's reference to it passes by, until all are stored: two a second doubled their cost.
 */
const BEAT = 2_000;

/**
 * Starts an import that has not run or has failed.
 * @returns the run, to be run here; undefined when it is in another state.
 */
export function beginImport(
  { sql }: ImportDeps,
  { orgId, importId, mapping }: Omit<ImportRun, 'runner'>,
  audit: Audit,
): Promise<ImportRun | undefined> {
  const runner = randomUUID();
  return inOrganization(sql, orgId, async (tx) => {
    if (!(await startImport(tx, { id: importId, mapping, runner }))) return undefined;
    await notifyLive(tx, orgId, 'imports');
    const label = (await findImport(tx, importId))?.fileName;
    await audit(tx, { act: 'import_started', subject: { kind: 'import', id: importId, label } });
    return { orgId, importId, runner, mapping };
  });
}

/**
 * Runs an import: all good rows are stored in one transaction, or nothing. What is wrong with the
 * file is written down; what is wrong with the database or this process leaves the import running,
 * so that it is taken up again.
 */
export async function runImport(deps: ImportDeps, run: ImportRun): Promise<void> {
  const { sql, settings, log } = deps;
  try {
    const own = { name: 'vocero import', orgId: run.orgId };
    await inOwnTransaction(settings.databaseUrl, own, async ({ tx, abort }) => {
      const beat = keepBeating(sql, run, abort);
      try {
        await storeImport(deps, tx, run, beat.note);
      } finally {
        beat.stop();
      }
    });
    wakeRelay(sql);
  } catch (error) {
    if (error instanceof LostImport) return;
    if (isOutage(error)) {
      log.warn({ err: error, importId: run.importId }, 'an import was interrupted');
      return;
    }
    const failure = error instanceof ImportFailure ? error : new ImportFailure('internal');
    if (failure !== error) log.error({ err: error, importId: run.importId }, 'an import failed');
    await recordFailure(sql, run, failure);
  }
}

async function storeImport(
  { sql, settings }: ImportDeps,
  tx: Tx,
  { orgId, importId, runner, mapping }: ImportRun,
  onProgress: (total: number) => void,
): Promise<void> {
  // Dates without an offset are meant in the organisation's own time. What rows refer to is looked up
  // by plans that are kept: made anew for each row, they would take most of the time.
  const { timeZone } = await readOrganization(tx);
  await tx`
    select set_config('timezone', ${timeZone}, true), set_config('plan_cache_mode', 'auto', true)`;
  await createStaging(tx);
  const storing = openStoring(tx, importId, newCaseCode);
  const context = { reasons: await readReasons(sql, orgId), orgId, secret: settings.secret };
  const file = readFile(sql, orgId, importId);
  const rules = await heldKindRules(sql, orgId);
  const write = (rows: readonly StagedRow[]) =>
    storing.write(suggestTypes(suggestKinds(rules.matcher, detectLanguages(rows))));
  const read = await readImport({ file, mapping, context, staging: { write }, onProgress });
  const accepted = await storing.end();

  const { total, good, refused, columns } = read;
  const counts = { total, accepted, duplicate: good - accepted, refused, columns };
  if (!(await finishImport(tx, importId, runner, counts))) throw new LostImport();
  await deleteFile(tx, importId);
  if (accepted > 0) {
    await appendOutbox(tx, 'import.finished', importId);
    await appendOutbox(tx, 'bank.index', importId);
    await promiseKinds(tx, { orgId, importId, rules });
  }
  await notifyLive(tx, orgId, 'imports');
  await notifyLive(tx, orgId, 'feedback');
}

/**
 * Rules that change from here on wait until the import can be seen. Repeat contacts are told when all comments are there; where rules changed meanwhile, all comments
 * are gone over, since whoever did so before could not see these.
 */
async function promiseKinds(
  tx: Tx,
  { orgId, importId, rules }: { orgId: string; importId: string; rules: HeldKindRules },
): Promise<void> {
  if ((await holdKindVersion(tx)) !== rules.version) {
    await appendOutbox(tx, 'kinds.apply', orgId);
  } else if (rules.matcher.asksForRepeats) await appendOutbox(tx, 'kinds.apply', importId);
}

/** Somebody else runs the import now. */
class LostImport extends Error {}

/** Writes down from time to time how far the import is, which also says that it is being run. */
function keepBeating(sql: Sql, run: ImportRun, abort: (error: Error) => void) {
  let total = 0;
  let noted = -1;
  let beating = false;
  const beat = async () => {
    if (beating) return;
    beating = true;
    const own = await beatOnce(sql, run, total, total !== noted).finally(() => (beating = false));
    noted = total;
    if (!own) abort(new LostImport());
  };
  // An outage of the database shows in the work itself.
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT);
  return { note: (count: number) => void (total = count), stop: () => clearInterval(timer) };
}

function beatOnce(sql: Sql, run: ImportRun, total: number, isNews: boolean): Promise<boolean> {
  return inOrganization(sql, run.orgId, async (tx) => {
    const own = await beatImport(tx, run.importId, run.runner, total);
    if (own && isNews) await notifyLive(tx, run.orgId, 'imports');
    return own;
  });
}

function recordFailure(sql: Sql, { orgId, importId, runner }: ImportRun, failure: ImportFailure) {
  return inOrganization(sql, orgId, async (tx) => {
    await failImport(tx, importId, runner, { error: failure.code, line: failure.line });
    await notifyLive(tx, orgId, 'imports');
  });
}

/**
 * The connection was lost or refused, or another transaction was in the way (40001, 40P01): it says
 * nothing about the file.
 */
export function isOutage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(08|57P|53|40001|40P01|CONN|E[A-Z]+$)/.test(code);
}
