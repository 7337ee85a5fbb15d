import type { Tx } from '@vocero/sql/connect';
import { readModel, readModelVersion } from '@vocero/sql/engine-models';
import { decodeModel, type Model } from '@vocero/workers/engine/model';
import type { Logger } from 'pino';

/** The newest model of an organisation; null before the first learning, or when it cannot be read. */
export type ModelCache = (tx: Tx, orgId: string) => Promise<Model | null>;

/** Models are some megabytes each, and only a few screens ask for them. */
const mostModels = 4;

/** Decodes each version once, and keeps those that were asked for last. */
export function makeModelCache(log: Logger): ModelCache {
  const cached = new Map<string, { version: number; model: Model | null }>(); // oldest first

  return async (tx, orgId) => {
    const version = await readModelVersion(tx);
    if (version === undefined) return null;
    const known = cached.get(orgId);
    const current = known?.version === version ? known : await load(tx, log);
    cached.delete(orgId);
    cached.set(orgId, current);
    if (cached.size > mostModels) cached.delete(cached.keys().next().value!);
    return current.model;
  };
}

async function load(tx: Tx, log: Logger) {
  const stored = await readModel(tx);
  if (!stored) return { version: 0, model: null };
  try {
    return { version: stored.version, model: decodeModel(stored.bytes) };
  } catch (error) {
    // Another release of the engine made it; the workers learn it anew.
    log.warn({ err: error, version: stored.version }, 'model cannot be read');
    return { version: stored.version, model: null };
  }
}
