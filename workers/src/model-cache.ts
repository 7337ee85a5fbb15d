import type { Tx } from '@vocero/sql/connect';
import { readModel, readModelVersion } from '@vocero/sql/engine-models';
import { decodeModel, type Model } from './engine/model.ts';
import type { Logger } from './log.ts';

export interface CurrentModel {
  /** Null before the first learning, and when the model is of no use. */
  model: Model | null;
  /** There is a model, but another release of the engine made it: it must be learned anew. */
  unreadable: boolean;
}

/** The newest model of an organisation, decoded once per version and process. */
export type ModelCache = (tx: Tx, orgId: string) => Promise<CurrentModel>;

const MOST = 16;

export function modelCache(log: Logger): ModelCache {
  const cached = new Map<string, CurrentModel & { version: number }>(); // longest unused first

  return async (tx, orgId) => {
    const version = await readModelVersion(tx);
    if (version === undefined) return { model: null, unreadable: false };
    const known = cached.get(orgId);
    const current = known?.version === version ? known : await load(tx, orgId, log);
    cached.delete(orgId);
    cached.set(orgId, current);
    if (cached.size > MOST) cached.delete(cached.keys().next().value!);
    return current;
  };
}

async function load(tx: Tx, orgId: string, log: Logger) {
  const stored = await readModel(tx);
  if (!stored) throw new Error('the model went away while it was looked for');
  try {
    return { version: stored.version, model: decodeModel(stored.bytes), unreadable: false };
  } catch (error) {
    log.warn({ org: orgId, version: stored.version, err: error }, 'model is learned anew');
    return { version: stored.version, model: null, unreadable: true };
  }
}
