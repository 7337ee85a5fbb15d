import { withTimeLimit } from '@vocero/workers/time-limit';
import { Problem } from './problem.ts';

export interface PreviewLine {
  /**
   * Does the work when it is its turn.
   * @param work is given a signal that ends it: the caller went away, or it took too long.
   * @throws Problem when it cannot wait here, or was ended.
   */
  run: <T>(
    orgId: string,
    caller: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
}

export interface PreviewLimits {
  /** That run or wait at once in this process. */
  most: number;
  /** Milliseconds for one, from when its turn comes. */
  patience: number;
}

/**
 * Where previews stand in line: each keeps a core busy for seconds, so one runs at a time in a process,
 * one organisation has one at most, and few may wait.
 */
export function makePreviewLine({ most, patience }: PreviewLimits): PreviewLine {
  const present = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    run: async (orgId, caller, work) => {
      if (present.has(orgId)) throw new Problem(409, 'preview_running');
      if (present.size >= most) throw busy();
      present.add(orgId);
      const mine = last.then(() => runOne(caller, patience, work));
      last = mine.catch(() => undefined);
      return mine.finally(() => present.delete(orgId));
    },
  };
}

const busy = () => new Problem(503, 'preview_busy', {}, {}, { 'retry-after': '60' });

async function runOne<T>(
  caller: AbortSignal,
  patience: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withTimeLimit(patience, caller, async (signal) => {
    try {
      signal.throwIfAborted(); // the caller went away while it waited
      return await work(signal);
    } catch (error) {
      throw signal.aborted ? new Problem(503, 'preview_too_long') : error;
    }
  });
}
