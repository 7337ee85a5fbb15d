import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { claimImport, failImport, listStaleImports } from '@vocero/sql/imports';
import { notifyLive } from '@vocero/sql/live';
import { ImportMapping } from '../contract/imports.ts';
import type { ImportDeps } from './import-deps.ts';
import { runImport, type ImportRun } from './run.ts';

const LOOK_EVERY = 5_000;
/** An import that ends its process each time must not do so for ever. */
const MOST_ATTEMPTS = 5;

/**
 * Takes up imports whose process ended in the middle, now and every few seconds. Nothing of them was
 * written, so they begin anew from the stored file.
 * @returns a function that ends the looking.
 */
export function keepImportsRunning(deps: ImportDeps): () => void {
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    await resumeImports(deps).finally(() => (looking = false));
  };
  const lookQuietly = () =>
    void look().catch((error: unknown) =>
      deps.log.warn({ err: error }, 'interrupted imports could not be looked for'),
    );
  lookQuietly();
  const timer = setInterval(lookQuietly, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Runs, one after another, the interrupted imports of all organisations. */
export async function resumeImports(deps: ImportDeps): Promise<void> {
  for (const { orgId, id } of await listStaleImports(deps.sql)) {
    await resumeImport(deps, { orgId, importId: id });
  }
}

/** Runs this import if nobody else does and nobody has for a while. */
export async function resumeImport(
  deps: ImportDeps,
  { orgId, importId }: { orgId: string; importId: string },
): Promise<void> {
  const run = await takeUp(deps, orgId, importId);
  if (run) await runImport(deps, run);
}

async function takeUp(
  { sql }: ImportDeps,
  orgId: string,
  id: string,
): Promise<ImportRun | undefined> {
  const runner = randomUUID();
  return inOrganization(sql, orgId, async (tx) => {
    const claimed = await claimImport(tx, id, runner);
    if (!claimed) return undefined;
    const mapping = ImportMapping.safeParse(claimed.mapping);
    if (claimed.attempts <= MOST_ATTEMPTS && mapping.success) {
      return { orgId, importId: id, runner, mapping: mapping.data };
    }
    await failImport(tx, id, runner, { error: 'interrupted', line: null });
    await notifyLive(tx, orgId, 'imports');
    return undefined;
  });
}
